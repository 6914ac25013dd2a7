"""Messages to many whose author was erased, or that were stopped for ever: what is left."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.mailing import MailingState
from bot.domain.member import Role
from bot.ports import Store
from bot.services import following, privacy
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.mailing import Scene, carried, follow, scene, send, tally, written


def erase_author(store: Store, there: Scene) -> None:
    store.team.revoke(there.nadia.id, Role.PROJECT_GROUP)
    privacy.erase(store, store.members.get(there.nadia.id), now=MONDAY)


async def test_with_who_is_erased_goes_what_they_wrote_to_many(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        erase_author(store, there)
        return store.mailings.get(sent.id)

    left = await database.write(deed)

    assert (left.made_by, left.text, left.chat_id) == (None, "", None)


async def test_words_of_somebody_who_was_erased_leave_for_nobody_any_more(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        erase_author(store, there)
        return len(carried(store)), following.end(store, sent.id, now=MONDAY)

    left, ended = await database.write(deed)

    assert left == 0
    assert (ended.mailing.state, ended.tally.spared) == (MailingState.OVER, 3)


async def test_who_was_erased_while_their_message_was_shown_leaves_no_address(database):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        shown = replace(sent, chat_id=there.nadia.chat_id, message_id=7, shown="running:1")
        following.shown(store, shown)
        erase_author(store, there)
        following.shown(store, replace(shown, shown="running:2"))
        return store.mailings.get(sent.id)

    left = await database.write(deed)

    assert (left.chat_id, left.message_id, left.shown) == (None, None, "running:2")


async def test_what_was_stopped_for_ever_is_forgotten_in_the_end(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        following.stop(store, **follow(there, sent.id))
        store.deliveries.purge(before=MONDAY + timedelta(seconds=1))
        return tally(store, sent.id).total

    assert await database.write(deed) == 0
