"""No screen about messages to many asks the database more the larger the community is."""

from dataclasses import replace
from functools import partial

import pytest

from bot.callbacks.mailings import (
    MailingsTap,
    MailingStep,
    MailingTap,
    NudgeTap,
    UnreachedTap,
    WhichTap,
    WriteTap,
)
from bot.domain.mailing import Group, MailingKind, MailingState, Segment
from bot.intake.attempt import Effect
from bot.ports import Store
from storage.database import SqlDatabase
from tests.services.bell import Bell
from tests.services.community import NADIA, NOW, organiser
from tests.services.village import Village, settle
from tests.storage.counting import questions

# What each screen costs in statements, with those that ask who knocks.
SCREENS = {
    "nudge whom": (lambda v: NudgeTap(v.meeting.id), 6),
    "write to whom": (lambda _: WriteTap(0), 3),
    "write around a meeting": (lambda v: WriteTap(v.meeting.id), 8),
    "which organisation": (lambda _: WhichTap(Group.ORGANISATION, 0), 3),
    "what was sent": (lambda _: MailingsTap(0), 4),
    "what was sent, next page": (lambda _: MailingsTap(1), 4),
    "one of them": (lambda _: MailingTap(1, MailingStep.SHOW), 7),
    "whom it missed": (lambda _: UnreachedTap(1, 0), 4),
}


def _mailed(store: Store, size: int) -> Village:
    """Settle a village in which somebody wrote to every organisation, and missed everybody."""
    village, nadia = settle(store, size), organiser(store)
    for number in range(1, size + 1):
        to = Segment((Group.ORGANISATION,), str(number))
        made = store.mailings.add(MailingKind.MESSAGE, to, by=nadia.id, at=NOW)
        over = replace(made, state=MailingState.OVER, confirmed_at=NOW, over_at=NOW)
        store.mailings.save(over)
        missed = [one.id for one in village.people]
        store.mailings.leave_out(made, missed, kind=made.kind.value, at=NOW)
    return village


@pytest.mark.parametrize("size", [12, 40])
async def test_a_screen_costs_the_same_for_few_and_for_many(database: SqlDatabase, size):
    village = await database.write(lambda store: _mailed(store, size))
    costs = {}
    for name, (asked, _) in SCREENS.items():
        effect = await Bell(NOW).taps(NADIA, asked(village))
        costs[name] = await database.write(partial(_cost, effect))

    assert costs == {name: cost for name, (_, cost) in SCREENS.items()}


def _cost(effect: Effect, store: Store) -> int:
    calls, asked = questions(store, effect)
    assert calls
    return asked
