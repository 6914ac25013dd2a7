"""Groups are linked, move house and let us go."""

from dataclasses import replace
from functools import partial

import pytest

from bot.domain.card import CardState
from bot.domain.member import NotAnOrganiser
from bot.ports import Store
from bot.services import spaces
from bot.services.spaces import Spot
from storage.database import SqlDatabase
from tests.services.community import (
    GROUP,
    NOW,
    SUPERGROUP,
    agreed,
    draft,
    meeting,
    organiser,
)

SPOT = Spot(GROUP, None, "La Passerelle")


def link(store: Store, spot=SPOT):
    return spaces.link(store, spot=spot, member=organiser(store), now=NOW)


def move(store: Store):
    spaces.migrate(store, old_chat_id=GROUP, new_chat_id=SUPERGROUP)


def posted(store: Store):
    """Make a meeting with a card that stands in the group."""
    link(store)
    made = meeting(store)
    store.cards.owe(made.id, chat_id=GROUP, thread_id=None)
    card = store.cards.of(made.id)[0]
    store.cards.save(replace(card, state=CardState.LIVE, message_id=7, shown="x", shown_at=NOW))
    return made


async def test_a_linked_group_is_owed_the_card_of_the_next_meeting(database: SqlDatabase, touched):
    made = await database.write(meeting)

    space = await database.write(link)

    cards = await database.read(lambda store: store.cards.of(made.id))
    assert (space.chat_id, space.title, space.is_open) == (GROUP, "La Passerelle", True)
    assert [(card.chat_id, card.state) for card in cards] == [(GROUP, CardState.OWED)]
    assert touched == [{made.id}]


async def test_linking_again_owes_no_second_card(database: SqlDatabase, touched):
    made = await database.write(posted)

    await database.write(link)

    assert len(await database.read(lambda store: store.cards.of(made.id))) == 1
    assert touched == []


async def test_each_linked_topic_is_owed_its_own_card(database: SqlDatabase, touched):
    made = await database.write(posted)

    for thread_id in (9, 12, 9):
        await database.write(partial(link, spot=Spot(GROUP, thread_id, "La Passerelle")))

    cards = await database.read(lambda store: store.cards.of(made.id))
    assert [card.thread_id for card in cards] == [None, 9, 12]
    assert touched == [{made.id}, {made.id}]


async def test_a_draft_is_shown_to_no_group(database: SqlDatabase, touched):
    await database.write(draft)

    await database.write(link)

    assert list(await database.read(lambda store: store.cards.unfinished())) == []
    assert touched == []


async def test_a_topic_is_linked_as_a_topic(database: SqlDatabase):
    space = await database.write(lambda store: link(store, Spot(GROUP, 9, "La Passerelle")))

    assert await database.read(lambda store: store.spaces.at(GROUP, thread_id=9)) == space
    assert await database.read(lambda store: store.spaces.at(GROUP, thread_id=None)) is None


@pytest.mark.parametrize("who", [agreed, lambda _: None], ids=["a member", "nobody"])
async def test_only_organisers_link(database: SqlDatabase, who):
    with pytest.raises(NotAnOrganiser):
        await database.write(
            lambda store: spaces.link(store, spot=SPOT, member=who(store), now=NOW)
        )

    assert list(await database.read(lambda store: store.spaces.all())) == []


async def test_a_group_that_sends_us_away_is_no_space(database: SqlDatabase):
    await database.write(link)

    await database.write(lambda store: spaces.leave(store, chat_id=GROUP, now=NOW))

    assert list(await database.read(lambda store: store.spaces.all())) == []


async def test_a_group_that_takes_us_back_is_a_space_again(database: SqlDatabase):
    first = await database.write(link)
    await database.write(lambda store: spaces.leave(store, chat_id=GROUP, now=NOW))

    again = await database.write(link)

    assert again == first
    assert list(await database.read(lambda store: store.spaces.all())) == [first]


async def test_a_group_that_moves_keeps_its_link_and_is_owed_its_card(
    database: SqlDatabase, touched
):
    made = await database.write(posted)

    await database.write(move)

    linked = await database.read(lambda store: store.spaces.all())
    cards = await database.read(lambda store: store.cards.of(made.id))
    assert [space.chat_id for space in linked] == [SUPERGROUP]
    assert [(card.chat_id, card.state) for card in cards] == [(SUPERGROUP, CardState.OWED)]
    assert touched == [{made.id}]


async def test_a_move_that_is_told_twice_happens_once(database: SqlDatabase, touched):
    made = await database.write(posted)
    await database.write(move)
    once = await database.read(lambda store: store.cards.of(made.id))

    await database.write(move)

    assert await database.read(lambda store: store.cards.of(made.id)) == once
    assert len(await database.read(lambda store: store.spaces.all())) == 1


async def test_a_group_that_is_no_space_may_move_too(database: SqlDatabase, touched):
    await database.write(move)

    assert list(await database.read(lambda store: store.spaces.all())) == []
    assert touched == []
