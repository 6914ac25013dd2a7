"""What members read of a mailing: an organiser's own words, or a question in ours."""

from dataclasses import dataclass

from bot.domain.delivery import Delivery
from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.mailing import GROUP, Group, NoSuchMailing
from bot.domain.manner import Kind
from bot.domain.member import Member
from bot.services.meetings import Seen
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Nudge:
    """A gathering for which an answer is awaited from those of `group`."""

    member: Member
    seen: Seen
    group: Group


@dataclass(frozen=True, slots=True)
class Message:
    """`text` in the words of `by`, a first name."""

    member: Member
    text: str
    by: str
    gathering: Gathering | None = None


def about(reading: Reading, delivery: Delivery, member: Member) -> Nudge | Message | None:
    """Return what a nudge or a message says now; None if there is nothing to say any more."""
    is_nudge = delivery.kind is Kind.NUDGE
    return (_nudge if is_nudge else _message)(reading, delivery, member)


def _nudge(reading: Reading, delivery: Delivery, member: Member) -> Nudge | None:
    """Return a nudge; None if there is nothing to ask any more."""
    try:
        gathering = reading.gathering(delivery.gathering_id or 0)
    except NoSuchGathering:
        return None
    seen = reading.seen(gathering, member)
    group = Group(str(delivery.facts.get(GROUP) or Group.SILENT.value))
    has_just_answered = group is Group.SILENT and seen.rsvp and not seen.rsvp.to_confirm
    return None if has_just_answered else Nudge(member, seen, group)


def _message(reading: Reading, delivery: Delivery, member: Member) -> Message | None:
    """Return an organiser's words; None if they are gone, as with whoever was erased."""
    try:
        mailing = reading.mailing(delivery.mailing_id or 0)
        about = reading.gathering(mailing.gathering_id) if mailing.gathering_id else None
    except (NoSuchMailing, NoSuchGathering):
        return None
    if mailing.made_by is None:
        return None
    by = reading.member(mailing.made_by)
    return Message(member, mailing.text, first_name(by), about)


def first_name(member: Member | None) -> str:
    """Return what organisers are called among members; nothing of who was erased."""
    return member.name.split()[0] if member and member.name else ""
