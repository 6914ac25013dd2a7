"""What organisers read by themselves, each kind from its own service."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.delivery import Delivery, Kind
from bot.domain.member import Member
from bot.ports import Store
from bot.services import (
    digest_letters,
    late_no,
    presence_letters,
    report_calls,
    run_sheets,
    signs,
)
from bot.services.digest_letters import Digest
from bot.services.late_no import LateNo
from bot.services.presence_letters import PresenceLetter
from bot.services.report_calls import ReportCall, ReviewCall
from bot.services.run_sheets import RunSheet
from bot.services.signs import Signs

TeamLetter = Digest | Signs | RunSheet | LateNo | ReportCall | ReviewCall | PresenceLetter


_READ: Final[Mapping[Kind, Callable[[Store, Delivery, Member], TeamLetter | None]]] = {
    Kind.DIGEST: digest_letters.about,
    Kind.SIGNS: signs.about,
    Kind.RUN_SHEET: run_sheets.about,
    Kind.LATE_NO: late_no.about,
    Kind.PRESENCE: presence_letters.about,
    **dict.fromkeys(
        (Kind.REPORT_DRAFT, Kind.REPORT_NUDGE, Kind.REPORT_REVIEW), report_calls.about
    ),
}


def about(store: Store, delivery: Delivery, member: Member) -> TeamLetter | None:
    """Return what a message to an organiser says now; None if there is nothing to say."""
    read = _READ.get(delivery.kind)
    return read(store, delivery, member) if read else None
