"""A date is agreed on: the meeting that will hear of the visit is the one that was chosen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.gathering import Gathering, Status
from bot.ports import Store
from bot.services import visits
from storage.database import SqlDatabase
from tests.services.community import STARTS, meeting, organiser
from tests.services.offering import NOW, THURSDAY, agree, made, settle, suggested

MONTH = timedelta(days=30)


def agreed_after_choosing(
    store: Store, *, chosen: Gathering, later: Callable[[Gathering], Gathering] = lambda one: one
) -> tuple[int | None, bool]:
    """Choose a meeting, let something become of it, agree on a date; return what is bound."""
    offer = settle(store, made(store))
    which = offer.gathering_id or 0
    hand = visits.take(store, gathering_id=which, is_live=False, member=organiser(store), now=NOW)
    visits.bind(store, hand, meeting_id=chosen.id, now=NOW)
    store.gatherings.save(later(store.gatherings.get(chosen.id)))
    agree(store, suggested(store, store.offers.get(offer.id)))
    visit = store.visits.of(which)
    assert visit
    return visit.told_at, visit.told_next


async def test_what_organisers_chose_stays_though_another_meeting_is_nearer(
    database: SqlDatabase,
):
    def deed(store: Store):
        meeting(store)
        second = meeting(store, starts_at=STARTS + MONTH, title="Plus tard")
        return second.id, agreed_after_choosing(store, chosen=second)

    second, bound = await database.write(deed)

    assert bound == (second, False)


@pytest.mark.parametrize(
    "later",
    [
        lambda one: replace(one, starts_at=THURSDAY, ends_at=THURSDAY + timedelta(hours=2)),
        lambda one: replace(one, status=Status.CANCELLED),
    ],
    ids=["takes place meanwhile", "called off"],
)
async def test_what_cannot_hear_of_it_makes_way_for_the_next(
    database: SqlDatabase, later: Callable[[Gathering], Gathering]
):
    def deed(store: Store):
        chosen = meeting(store, title="Avant")
        following = meeting(store, starts_at=STARTS + MONTH)
        return following.id, agreed_after_choosing(store, chosen=chosen, later=later)

    following, bound = await database.write(deed)

    assert bound == (following, False)


async def test_without_a_meeting_after_it_the_next_one_will_hear_of_it(database: SqlDatabase):
    def deed(store: Store):
        def too_early(one: Gathering) -> Gathering:
            return replace(one, starts_at=THURSDAY - MONTH, ends_at=THURSDAY - MONTH)

        return agreed_after_choosing(store, chosen=meeting(store), later=too_early)

    assert await database.write(deed) == (None, True)
