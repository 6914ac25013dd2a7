"""The shelves of spaces, cards, dialogues, memos and the audit."""

from dataclasses import replace
from functools import partial

import pytest

from bot.domain.card import CardState
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import Status
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import audit, dialogues
from tests.storage.given import LATER, NOW, meeting, member
from tests.storage.rows import begun, count_of

GROUP, SUPERGROUP = -4_001, -1_004_503_599_627_370


def open_space(store: Store, chat_id: int = GROUP, thread_id: int | None = None):
    return store.spaces.open(chat_id, thread_id=thread_id, title="Quartier", at=NOW)


async def test_a_space_is_opened_closed_and_opened_again(database: SqlDatabase):
    opened = await database.write(open_space)

    await database.write(lambda store: store.spaces.close(GROUP))
    closed = await database.read(lambda store: store.spaces.at(GROUP, thread_id=None))
    again = await database.write(open_space)

    assert closed == replace(opened, is_open=False)
    assert again == opened
    assert await database.read(lambda store: store.spaces.all()) == [opened]


async def test_a_topic_is_a_space_of_its_own(database: SqlDatabase):
    group = await database.write(open_space)
    topic = await database.write(lambda store: open_space(store, thread_id=9))

    assert await database.read(lambda store: store.spaces.at(GROUP, thread_id=9)) == topic
    assert await database.read(lambda store: store.spaces.at(GROUP, thread_id=8)) is None
    assert await database.read(lambda store: store.spaces.all()) == [group, topic]


async def test_spaces_follow_a_group_that_got_a_new_id(database: SqlDatabase):
    def deed(store: Store):
        open_space(store)
        open_space(store, thread_id=9)
        open_space(store, SUPERGROUP)
        store.spaces.migrate(GROUP, new_chat_id=SUPERGROUP)

    await database.write(deed)

    spaces = await database.read(lambda store: store.spaces.all())
    assert {(one.chat_id, one.thread_id) for one in spaces} == {
        (SUPERGROUP, None),
        (SUPERGROUP, 9),
    }


async def test_a_card_is_owed_once_per_place(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store).id
        for thread_id in (None, None, 9):
            store.cards.owe(gathering, chat_id=GROUP, thread_id=thread_id)
        return gathering

    gathering = await database.write(deed)

    owed = await database.read(lambda store: store.cards.unfinished())
    assert [(card.thread_id, card.state) for card in owed] == [
        (None, CardState.OWED),
        (9, CardState.OWED),
    ]
    assert await database.read(lambda store: store.cards.of(gathering)) == owed


async def test_a_card_comes_back_as_saved(database: SqlDatabase):
    def deed(store: Store):
        store.cards.owe(meeting(store).id, chat_id=GROUP, thread_id=None)
        (owed,) = store.cards.unfinished()
        live = replace(owed, message_id=31, state=CardState.LIVE, shown="d1", shown_at=LATER)
        store.cards.save(live)
        return live

    live = await database.write(deed)

    assert await database.read(lambda store: store.cards.at(GROUP, message_id=31)) == live
    assert await database.read(lambda store: store.cards.unfinished()) == []


async def test_a_message_sent_for_a_card_is_registered_once(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store).id
        for _ in range(2):
            store.cards.register(gathering, chat_id=GROUP, message_id=31, at=NOW)
        return gathering

    gathering = await database.write(deed)

    (card,) = await database.read(lambda store: store.cards.of(gathering))
    assert (card.message_id, card.state, card.shown_at) == (31, CardState.LIVE, NOW)


async def live_after(database: SqlDatabase, *registered: tuple[int, int | None]):
    """Publish a card as message 31, register others, and return the messages kept true."""

    def deed(store: Store):
        gathering = meeting(store).id
        for message_id, thread_id in [(31, None), *registered]:
            card = partial(store.cards.register, gathering, chat_id=GROUP, at=NOW)
            card(message_id=message_id, thread_id=thread_id)
        return [card.message_id for card in store.cards.of(gathering)]

    return await database.write(deed)


@pytest.mark.parametrize(
    ("messages", "kept"),
    [
        ([32, 33, 34], [31, 34]),  # asked for again and again
        ([32, 33, 34, 32], [31, 32]),  # an older one is tapped
        ([32, 33, 31], [31, 33]),  # the published one is tapped
    ],
)
async def test_in_one_place_the_published_card_and_the_last_are_kept_true(
    database: SqlDatabase, messages, kept
):
    assert await live_after(database, *[(message, None) for message in messages]) == kept


async def test_cards_in_a_topic_do_not_push_out_those_of_another(database: SqlDatabase):
    topics = [(32, None), (41, 9), (42, 9), (43, 9)]

    assert await live_after(database, *topics) == [31, 32, 41, 43]


async def test_a_message_is_one_card_though_it_was_tapped_before_its_posting_was_noted(
    database: SqlDatabase,
):
    def deed(store: Store):
        gathering = meeting(store).id
        store.cards.owe(gathering, chat_id=GROUP, thread_id=9)
        (owed,) = store.cards.of(gathering)
        store.cards.register(gathering, chat_id=GROUP, message_id=31, at=NOW)
        store.cards.save(replace(owed, state=CardState.LIVE, message_id=31))
        return owed.id, store.cards.of(gathering)

    owed, cards = await database.write(deed)

    assert [(card.id, card.message_id, card.thread_id) for card in cards] == [(owed, 31, 9)]


async def test_a_lost_card_is_no_longer_one(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store).id
        store.cards.register(gathering, chat_id=GROUP, message_id=31, at=NOW)
        (card,) = store.cards.of(gathering)
        store.cards.save(replace(card, state=CardState.LOST))
        return gathering

    gathering = await database.write(deed)

    assert await database.read(lambda store: store.cards.of(gathering)) == []


async def test_a_card_that_moved_or_was_lost_meanwhile_is_not_written_over(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store).id
        for message_id in (31, 32):
            store.cards.register(gathering, chat_id=GROUP, message_id=message_id, at=NOW)
        moved, lost = store.cards.of(gathering)
        store.cards.save(replace(lost, state=CardState.LOST))
        store.cards.migrate(GROUP, new_chat_id=SUPERGROUP)
        saved = [store.cards.save(replace(card, shown="d1")) for card in (moved, lost)]
        return saved, store.cards.of(gathering)

    saved, (card,) = await database.write(deed)

    assert saved == [False, False]
    assert (card.chat_id, card.state, card.shown) == (SUPERGROUP, CardState.OWED, "")


async def test_open_cards_are_owed_again_to_a_group_that_got_a_new_id(database: SqlDatabase):
    def deed(store: Store):
        open_one, held = meeting(store).id, meeting(store, status=Status.HELD).id
        store.cards.register(open_one, chat_id=GROUP, message_id=31, at=NOW)
        store.cards.register(held, chat_id=GROUP, message_id=32, at=NOW)
        store.cards.migrate(GROUP, new_chat_id=SUPERGROUP)
        return open_one, held

    open_one, held = await database.write(deed)

    (card,) = await database.read(lambda store: store.cards.of(open_one))
    assert (card.chat_id, card.message_id, card.state) == (SUPERGROUP, None, CardState.OWED)
    assert await database.read(lambda store: store.cards.of(held)) == []


async def test_a_person_has_one_open_question(database: SqlDatabase):
    def deed(store: Store):
        store.dialogues.put(Dialogue(5, Step.NAME, NOW))
        store.dialogues.put(Dialogue(5, Step.ORGANISATION, LATER, {"name": "Nadia R.", "page": 2}))

    await database.write(deed)

    asked = await database.read(lambda store: store.dialogues.of(5))
    await database.write(lambda store: store.dialogues.end(5))
    assert asked == Dialogue(5, Step.ORGANISATION, LATER, {"name": "Nadia R.", "page": 2})
    assert await database.read(lambda store: store.dialogues.of(5)) is None


async def test_a_question_that_is_no_longer_asked_is_closed(database: SqlDatabase, database_url):
    await database.write(lambda store: store.dialogues.put(Dialogue(5, Step.NAME, NOW)))

    with begun(database_url) as connection:
        connection.execute(dialogues.update().values(step="start.shoe_size"))

    assert await database.read(lambda store: store.dialogues.of(5)) is None


async def test_a_memo_says_what_was_written_last(database: SqlDatabase):
    assert await database.read(lambda store: store.memos.get("poll")) is None

    await database.write(lambda store: store.memos.put("poll", "at noon"))
    await database.write(lambda store: store.memos.put("poll", "at one"))

    assert await database.read(lambda store: store.memos.get("poll")) == "at one"


async def test_the_audit_is_added_to(database: SqlDatabase, database_url: str):
    def deed(store: Store):
        by = member(store).id
        store.audit.note("meeting.cancel", by=by, subject="gathering 4", at=NOW)
        store.audit.note("start", by=None, subject="bot", at=NOW, facts="revision 2")

    await database.write(deed)

    assert count_of(database_url, audit) == 2
