"""What a message to a member says, read from the store when it is about to leave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain import letter as gate
from bot.domain.delivery import Delivery, Kind
from bot.domain.member import Member
from bot.ports import Store
from bot.services import (
    feedback_letters,
    host_letters,
    mailing_letters,
    moved_letters,
    offers_letters,
    place_letters,
    reminder_letters,
    report_letters,
    report_reading,
    team_letters,
    teller_letters,
)
from bot.services.feedback_letters import FeedbackLetter, FirstAfter
from bot.services.host_letters import HostLetter
from bot.services.mailing_letters import Message, Nudge
from bot.services.meetings import Seen
from bot.services.moved_letters import MovedLetter
from bot.services.offers_letters import CallEnded, PlaceUsed
from bot.services.place_letters import PlaceLetter
from bot.services.reading import Reading
from bot.services.reminder_letters import Reminder
from bot.services.report_letters import ReportLetter
from bot.services.team_letters import TeamLetter
from bot.services.teller_letters import TellerLetter


@dataclass(frozen=True, slots=True)
class Notice:
    """
    What is new about a gathering. `before` (aware) is the date the reader knew, None if it had
    none; `what` is what else changed: place, link, format, end, programme; several with commas
    between. An announcement tells of which gathering a report was read last, by id. Who `receives`
    a visit is asked nothing: they open their doors.
    """

    kind: Kind
    member: Member
    seen: Seen
    before: datetime | None = None
    what: str = ""
    told_last: int | None = None
    receives: bool = False


_Afterwards = FeedbackLetter | FirstAfter | ReportLetter
_OfVisits = PlaceLetter | MovedLetter | HostLetter | TellerLetter | PlaceUsed | CallEnded
Letter = Notice | Reminder | TeamLetter | Nudge | Message | _Afterwards | _OfVisits
"""One message as facts; every kind of it has its reader in `member`."""

_ASKING: Final = (Kind.MOVED, Kind.REINSTATED)
_PLACES: Final = (Kind.PLACE_OFFERED, Kind.PLACE_PASSED, Kind.PLACES_LEFT_OVER)
_HOSTS: Final = (
    *(Kind.HOST_ANNOUNCED, Kind.TOO_FEW, Kind.HOST_LIST),
    *(Kind.HOST_THANKS, Kind.HOST_ECHO),
)
_OTHERS: Final[Mapping[Kind, Callable[[Reading, Delivery, Member], Letter | None]]] = {
    **dict.fromkeys((Kind.FEEDBACK, Kind.FIRST_AFTER), feedback_letters.about),
    Kind.REPORT: report_letters.about,
    **dict.fromkeys(_PLACES, place_letters.about),
    Kind.PLACE_MOVED: moved_letters.about,
    **dict.fromkeys(_HOSTS, host_letters.about),
    Kind.TELLER: teller_letters.about,
    Kind.PLACE_USED: offers_letters.about,
    Kind.CALL_OVER: offers_letters.about_call,
}


def about(reading: Reading, delivery: Delivery) -> Letter | None:
    """Return what a message says now; None if what it is about exists no more."""
    member = reading.member(delivery.member_id)
    match delivery.kind:
        case Kind.ANNOUNCEMENT | Kind.MOVED | Kind.CHANGED | Kind.CANCELLED | Kind.REINSTATED:
            return _notice(reading, delivery, member)
        case Kind.REMINDER | Kind.LAST_REMINDER:
            return reminder_letters.about(reading, delivery, member)
        case (
            Kind.DIGEST
            | Kind.SIGNS
            | Kind.RUN_SHEET
            | Kind.LATE_NO
            | Kind.PRESENCE
            | Kind.REPORT_DRAFT
            | Kind.REPORT_NUDGE
            | Kind.REPORT_REVIEW
        ):
            return team_letters.about(reading.store, delivery, member)
        case Kind.NUDGE | Kind.MESSAGE:
            return mailing_letters.about(reading, delivery, member)
        case _:
            return _OTHERS[delivery.kind](reading, delivery, member)


def unaddressed(letter: Letter) -> Letter:
    """Return a letter as whoever draws it sees it: of its reader nothing but the language."""
    return replace(letter, member=Member(0, "", language=letter.member.language))


def _notice(reading: Reading, delivery: Delivery, member: Member) -> Notice | None:
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    seen = reading.seen(gathering, member)
    if seen.places is not None and delivery.kind in _ASKING:
        waits = reading.store.places.of_member([gathering.id], member.id)
        seen = replace(seen, waiting=waits.get(gathering.id))
    what = str(delivery.facts.get(gate.WHAT) or "")
    is_invitation = delivery.kind is Kind.ANNOUNCEMENT
    told_last = reading.once(_told_last, gathering.id) if is_invitation else None
    receives = seen.visit is not None and member.id in seen.visit.host_ids
    before = gate.date_before(delivery)
    return Notice(delivery.kind, member, seen, before, what, told_last, receives)


def _told_last(store: Store, _: int, __: datetime) -> int | None:
    latest = report_reading.latest(store)
    return latest.id if latest else None
