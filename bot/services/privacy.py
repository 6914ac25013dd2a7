"""What is known about one person, and how they leave no trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.ports import Store


class OrganiserStays(Refusal):
    """An organiser is named in what others did; the project group lets them go first."""

    key = "privacy.organiser_stays"


@dataclass(frozen=True, slots=True)
class Known:
    """All that is kept about one person."""

    name: str
    organisations: Sequence[str]
    answers: int


def known_about(store: Store, member: Member) -> Known:
    """Return what the person may read about themselves."""
    organisations = [organisation.name for organisation in store.organisations.of(member.id)]
    return Known(member.name, organisations, store.rsvps.count_of(member.id))


def check_erasable(member: Member | None) -> None:
    """
    Refuse to lose somebody who holds the keys of the community.

    Raises:
        OrganiserStays: the person belongs to the project group.
    """
    if member and member.is_organiser:
        raise OrganiserStays


def erase(store: Store, member: Member | None, *, now: datetime) -> None:
    """
    Forget a person: past counts stay, everything that names them goes. Twice changes nothing.

    Raises:
        OrganiserStays: the person belongs to the project group.
    """
    check_erasable(member)
    if member:
        store.members.forget(member.id, at=now)
