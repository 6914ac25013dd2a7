"""What a person hears after an answer."""

from bot.domain.rsvp import Answer
from bot.services.rsvps import Answered
from bot.texts import Words


def said(answered: Answered, words: Words, *, invite: bool = False) -> str:
    """Return one short plain line; `invite` adds how to reach us in private."""
    line = words.plain(_key(answered))
    return words.plain("rsvp.open_me", said=line) if invite else line


def _key(answered: Answered) -> str:
    if answered.is_same:
        return "rsvp.same"
    if answered.is_under_way and answered.answer is Answer.YES:
        return "rsvp.under_way"
    if answered.is_under_way and answered.answer is Answer.NO:
        return "rsvp.no_late"
    if answered.before is None:
        return f"rsvp.{answered.answer.value}"
    return f"rsvp.changed_{answered.answer.value}"
