"""What a reminder says, read from the store when it is about to leave."""

from dataclasses import dataclass, replace

from bot.domain import reminder
from bot.domain.appointment import Stage
from bot.domain.delivery import Delivery
from bot.domain.dialogue import Step
from bot.domain.gathering import Kind
from bot.domain.member import Member
from bot.domain.visit import has_place
from bot.services import questions
from bot.services.meetings import Seen
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Reminder:
    """
    A gathering as its reader sees it, some days or an hour before.

    `last_before` are the minutes before the start at which the last reminder leaves, 0 if none
    does: it tells those who come by video when they get the link. `question` is what who visits
    would like to understand, empty if they did not say.
    """

    member: Member
    seen: Seen
    stage: Stage
    last_before: int = 0
    question: str = ""


def about(reading: Reading, delivery: Delivery, member: Member) -> Reminder | None:
    """Return what a reminder says now; None if what it is about exists no more."""
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    seen = reading.seen(gathering, member)
    stage = delivery.stage or Stage.LAST
    found = Reminder(member, seen, stage, int(delivery.facts.get(reminder.LAST_IS) or 0))
    is_asking = gathering.kind is Kind.VISIT and stage is Stage.DETAILS and has_place(seen.rsvp)
    return _with_question(reading, delivery, found) if is_asking else found


def _with_question(reading: Reading, delivery: Delivery, letter: Reminder) -> Reminder:
    """Add what they would like to understand; if that is nothing yet, wait for it."""
    store, which = reading.store, letter.seen.gathering.id
    question = store.visit_questions.of_member(which, letter.member.id)
    if not question:
        facts: dict[str, str | int | None] = {"gathering": which, questions.LETTER: delivery.id}
        questions.bring(store, letter.member, Step.VISIT_QUESTION, now=reading.now, **facts)
    return replace(letter, question=question)
