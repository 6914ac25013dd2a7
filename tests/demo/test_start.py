"""The demo community has a past, and nothing of it is sent to anybody when the bot starts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo import people, seed
from bot.demo.people import community
from bot.domain.card import Card, CardState
from bot.ports import Store
from bot.services import appointments
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, NOW, planted


@pytest.mark.parametrize("days", range(7))
async def test_whatever_the_day_nothing_is_owed_for_what_is_over(database: SqlDatabase, days):
    now = NOW + timedelta(days=days)

    def deed(store: Store) -> list[int]:
        seed.plant(store, now=now)
        seed.open_chats(store)
        appointments.plan_all(store, community=community(DEMO), now=now)
        over = [
            one.gathering_id
            for one in store.overviews.all(drafts=True, start=0, size=50)
            if store.gatherings.get(one.gathering_id).is_over(now)
        ]
        assert len(over) == len(DEMO["meetings"])  # the visit in the place of the one to come
        found = [one for which in over for one in store.appointments.of(which) if one.is_ahead]
        return [one.id for one in found]

    assert await database.write(deed) == []


async def test_the_visit_took_place_before_now_and_after_the_last_meeting(database: SqlDatabase):
    def deed(store: Store) -> bool:
        demo = planted(store)
        third, visit = (store.gatherings.get(demo.gatherings[key]) for key in ("M3", "V1"))
        assert (third.starts_at or NOW) < (visit.starts_at or NOW)
        return visit.is_over(NOW)

    assert await database.write(deed)


async def test_a_sandbox_that_starts_again_knows_no_message_of_before(database: SqlDatabase):
    def deed(store: Store) -> tuple[list[Card], list[Card]]:
        demo = planted(store)
        past, to_come = (demo.gatherings[key] for key in ("M3", "M4"))
        for number, which in enumerate((past, to_come), start=1):
            store.cards.owe(which, chat_id=people.GROUP_ID, thread_id=None)
            for card in store.cards.of(which):
                store.cards.save(replace(card, state=CardState.LIVE, message_id=number))
        seed.post_again(store, now=NOW)
        return list(store.cards.of(past)), list(store.cards.of(to_come))

    of_past, of_next = await database.write(deed)

    assert of_past == []
    assert [(card.state, card.message_id) for card in of_next] == [(CardState.OWED, None)]


async def test_a_store_that_was_seeded_is_left_as_it_is(database: SqlDatabase):
    def deed(store: Store) -> tuple[int, int]:
        planted(store)
        before = len(store.overviews.all(drafts=True, start=0, size=50))
        seed.plant(store, now=NOW + timedelta(days=30))
        return before, len(store.overviews.all(drafts=True, start=0, size=50))

    before, after = await database.write(deed)
    assert before == after == len(people.load()["meetings"]) + 1
