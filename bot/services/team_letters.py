"""What organisers read by themselves, each kind from its own service."""

from bot.domain.delivery import Delivery, Kind
from bot.domain.member import Member
from bot.ports import Store
from bot.services import digest_letters, late_no, run_sheets, signs
from bot.services.digest_letters import Digest
from bot.services.late_no import LateNo
from bot.services.run_sheets import RunSheet
from bot.services.signs import Signs

TeamLetter = Digest | Signs | RunSheet | LateNo


def about(store: Store, delivery: Delivery, member: Member) -> TeamLetter | None:
    """Return what a message to an organiser says now; None if there is nothing to say."""
    match delivery.kind:
        case Kind.DIGEST:
            return digest_letters.about(store, delivery, member)
        case Kind.SIGNS:
            return signs.about(store, delivery, member)
        case Kind.RUN_SHEET:
            return run_sheets.about(store, delivery, member)
        case Kind.LATE_NO:
            return late_no.about(store, delivery, member)
        case _:
            return None
