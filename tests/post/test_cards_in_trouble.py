"""Cards survive every trouble: with the line, with Telegram, with the store."""

import pytest

from bot.domain.card import CardState
from bot.outcomes import (
    BadMarkup,
    Gone,
    Later,
    Migrated,
    NoRights,
    NoThread,
    NotSent,
    PerhapsSent,
    Reason,
    Refused,
    TargetLost,
    Unchanged,
    Unknown,
)
from bot.ports import Store
from bot.post import cards as cards_module
from bot.services import spaces
from tests.intake.waiting import until
from tests.post.cards import GROUP, NOW, SUPERGROUP, House

DOUBT = PerhapsSent("the line was cut")


async def stand_still(house: House) -> None:
    """Go on with a clock that stands: what waits, waits for ever."""
    await house.stop()
    house.leap = 0
    house.start()


@pytest.mark.parametrize(
    "outcome", [TargetLost(), Gone(Reason.NOT_IN_CHAT), Refused("what is this?")]
)
async def test_a_card_that_is_gone_is_left_alone(house: House, outcome):
    made = await house.posted()
    house.line.outcomes = [outcome]

    await house.come(made)
    await until(lambda: len(house.line.edits) == 1)
    await house.come(made)
    await house.quiet()

    assert len(house.line.edits) == 1
    assert list(await house.cards(made)) == []


async def test_a_card_that_telegram_shows_already_is_true(house: House):
    made = await house.posted()
    house.line.outcomes = [Unchanged()]

    await house.come(made)
    await until(lambda: len(house.line.edits) == 1)
    await house.quiet()
    await house.touch(made)
    await house.quiet()

    assert len(house.line.edits) == 1


@pytest.mark.parametrize("outcome", [NotSent("no line"), Later(7.0), DOUBT, Unknown("?")])
async def test_an_edit_that_did_not_pass_is_tried_again(house: House, outcome):
    made = await house.posted()
    house.line.outcomes = [outcome, outcome]

    await house.come(made)

    await until(lambda: len(house.line.edits) == 3)
    await house.quiet()
    assert house.line.edits == ["Repas: 1"] * 3


async def test_an_edit_that_did_not_pass_is_not_repeated_at_once(house: House, monkeypatch):
    monkeypatch.setattr(cards_module, "_PAUSE_AFTER_TROUBLE", 300.0)
    made = await house.posted()
    await stand_still(house)
    house.line.outcomes = [NotSent("no line")]

    await house.come(made)
    await until(lambda: len(house.line.edits) == 1)
    await house.quiet()

    assert len(house.line.edits) == 1


@pytest.mark.parametrize("outcome", [NoRights("muted"), NoThread(), BadMarkup("<b>")])
async def test_a_group_that_does_not_let_us_write_is_not_pressed(house: House, outcome):
    made = await house.posted()
    await stand_still(house)
    house.line.outcomes = [outcome]

    await house.come(made)
    await until(lambda: len(house.line.edits) == 1)
    await house.quiet()

    assert len(house.line.edits) == 1
    assert await house.are(made, CardState.LIVE)


@pytest.mark.parametrize("outcome", [NoRights("muted"), NoThread(), BadMarkup("<b>")])
async def test_a_group_that_lets_us_write_again_gets_its_card(house: House, outcome):
    house.line.outcomes = [outcome] * 3

    made = await house.meeting(GROUP)

    await until(lambda: house.are(made, CardState.LIVE))
    assert len(house.line.posts) == 4


async def test_the_card_of_a_group_that_moved_is_posted_where_it_lives_now(house: House):
    made = await house.posted()
    house.line.outcomes = [Migrated(SUPERGROUP)]

    await house.come(made)
    await until(lambda: len(house.line.posts) == 2)
    await house.quiet()

    [card] = await house.cards(made)
    assert (card.chat_id, card.state) == (SUPERGROUP, CardState.LIVE)
    assert house.line.calls[-1].fields["chat_id"] == SUPERGROUP


async def test_a_group_that_moves_during_an_edit_gets_its_card_where_it_lives_now(house: House):
    made = await house.posted()
    house.line.gate.clear()
    await house.come(made)
    await until(lambda: len(house.line.edits) == 1)

    await house.database.write(
        lambda store: spaces.migrate(store, old_chat_id=GROUP, new_chat_id=SUPERGROUP)
    )
    house.line.gate.set()
    await until(lambda: len(house.line.posts) == 2)
    await house.quiet()

    [card] = await house.cards(made)
    assert (card.chat_id, card.state) == (SUPERGROUP, CardState.LIVE)
    assert house.line.calls[-1].fields["chat_id"] == SUPERGROUP


async def test_a_group_that_moves_before_its_card_is_posted_gets_it_once(house: House):
    house.line.outcomes = [Migrated(SUPERGROUP)]

    made = await house.meeting(GROUP)
    await until(lambda: house.are(made, CardState.LIVE))
    await house.quiet()

    assert [call.fields["chat_id"] for call in house.line.calls] == [GROUP, SUPERGROUP]


async def test_a_post_that_perhaps_arrived_is_made_once_more(house: House):
    house.line.outcomes = [DOUBT]

    made = await house.meeting(GROUP)

    await until(lambda: house.are(made, CardState.LIVE))
    assert len(house.line.posts) == 2


async def test_a_card_that_is_tapped_before_we_hear_of_its_posting_is_one_card(house: House):
    house.line.gate.clear()
    made = await house.meeting(GROUP)
    await until(lambda: len(house.line.posts) == 1)

    def tapped(store: Store) -> None:
        store.cards.register(made.id, chat_id=GROUP, message_id=1, at=NOW)

    await house.database.write(tapped)
    house.line.gate.set()
    await until(lambda: house.are(made, CardState.LIVE))
    await house.come(made)
    await until(lambda: house.line.edits)

    await house.quiet()
    assert (house.line.posts, house.line.edits) == (["Repas: 0"], ["Repas: 1"])
    assert len(await house.cards(made)) == 1


async def test_there_are_never_more_than_two_copies(house: House):
    house.line.outcomes = [DOUBT] * 9

    made = await house.meeting(GROUP)
    await until(lambda: len(house.line.posts) == 2)
    house.line.outcomes = []
    await house.touch(made)
    await house.quiet()

    assert len(house.line.posts) == 2
    assert list(await house.cards(made)) == []


async def test_a_post_that_surely_did_not_arrive_is_repeated_until_it_does(house: House):
    house.line.outcomes = [NotSent("no line"), Later(3.0), NotSent("no line")]

    made = await house.meeting(GROUP)

    await until(lambda: house.are(made, CardState.LIVE))
    assert len(house.line.posts) == 4


@pytest.mark.parametrize("refusals", [1, 2, 3, 5])
async def test_a_card_becomes_true_after_trouble_with_the_store(house: House, refusals):
    made = await house.posted()
    house.moody.refusals = refusals

    await house.come(made)

    await until(lambda: "Repas: 1" in house.line.edits)
    assert len(house.line.posts) == 1


async def test_trouble_after_a_post_makes_at_most_one_more_copy(house: House):
    house.line.gate.clear()
    made = await house.meeting(GROUP)
    await until(lambda: len(house.line.posts) == 1)
    house.moody.refusals = 1

    house.line.gate.set()

    await until(lambda: house.are(made, CardState.LIVE))
    assert len(house.line.posts) == 2
