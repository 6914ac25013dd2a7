"""What is written to those who were there, read from the store when it is about to leave."""

from dataclasses import dataclass

from bot.domain.asking_after import Asking
from bot.domain.delivery import Delivery, Kind
from bot.domain.member import Member
from bot.domain.rsvp import Answer
from bot.services import story_tellers
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class FeedbackLetter:
    """`is_sure` says that a human saw the reader there."""

    member: Member
    asking: Asking
    is_sure: bool


@dataclass(frozen=True, slots=True)
class FirstAfter:
    """A word to somebody who came for the first time."""

    member: Member


def about(
    reading: Reading, delivery: Delivery, member: Member
) -> FeedbackLetter | FirstAfter | None:
    """Return what is said now; None if it does not concern its reader any more."""
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    present = reading.present(gathering.id)
    if delivery.kind is Kind.FIRST_AFTER:
        return FirstAfter(member) if present and member.id in present else None
    questions = reading.questions(gathering.id)
    if not questions.is_asked or not _may_have_come(reading, gathering.id, member):
        return None
    tellers = reading.once(story_tellers.of_letters, gathering.id)
    asking = Asking(gathering, questions, tells=tellers.have(member))
    return FeedbackLetter(member, asking, is_sure=present is not None)


def _may_have_come(reading: Reading, gathering_id: int, member: Member) -> bool:
    """Tell whether somebody was there, or said they would be where nobody noted it."""
    present = reading.present(gathering_id)
    if present is not None:
        return member.id in present
    rsvp = reading.rsvp(gathering_id, member)
    return rsvp is not None and rsvp.answer is Answer.YES
