"""The project group: who may announce, link a group, read what went wrong."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.member import Person, Role
from bot.ports import Store
from bot.services import members


def appoint(store: Store, *, telegram_ids: Iterable[int], now: datetime) -> None:
    """Give the first organisers their rights. Doing it at each start changes nothing."""
    for telegram_id in telegram_ids:
        member = members.meet(store, person=Person(telegram_id, ""), now=now)
        if not member.is_organiser:
            store.members.grant(member.id, Role.PROJECT_GROUP)
            store.audit.note("team.appoint", by=None, subject=f"member:{member.id}", at=now)
