"""The end of a visit's life in the house: who was there is noted, and it is told, or not."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.attendance import Taking
from bot.domain.visit import Telling
from bot.ports import Store
from bot.services import taking_presence, telling
from bot.services.telling import Verdict
from tests.machines.visit import RealVisit
from tests.services.community import COMMUNITY, meeting, organiser

_LONG: Final = timedelta(hours=2)


def note_presence(visit: RealVisit, taking: Taking, now: datetime) -> str:
    """End the list of who was there, leave it aside, or take it up again."""

    def deed(store: Store) -> object:
        nadia = organiser(store)
        return taking_presence.settle(
            store, member=nadia, gathering_id=visit.id, taking=taking, now=now
        )

    return visit._try(deed)


def hear_at(visit: RealVisit, now: datetime) -> int:
    """Let a meeting begin at which the visit is to be told; return its id."""

    def deed(store: Store) -> int:
        made = meeting(store, starts_at=now, ends_at=now + _LONG)
        store.tellings.bind(visit.id, made.id)
        return made.id

    return visit.house.do(deed)


def settle(visit: RealVisit, meeting_id: int, said: Telling, now: datetime) -> str:
    """Say that it was told, read out, or not; return what speaks against it."""

    def deed(store: Store) -> object:
        verdict = Verdict(visit.id, meeting_id, said)
        return telling.settle(
            store, verdict, member=organiser(store), community=COMMUNITY, now=now
        )

    return visit._try(deed)
