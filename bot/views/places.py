"""The places of a visit in words: how many are left, whose turn it is, what an answer means."""

from bot.domain.rsvp import Answer
from bot.services.meetings import Seen
from bot.services.rsvps import Answered
from bot.texts import Html, Words
from bot.texts.ordinals import rank
from bot.views.setting import Setting


def left(seen: Seen, setting: Setting) -> Html:
    """Say how many more may come to a visit, and how many wait: only numbers."""
    if seen.places is None or seen.prospect is None:
        return Html("")
    if seen.prospect.free:
        return setting.words("visit.left", left=seen.prospect.free)
    if seen.prospect.waits:
        return setting.words("visit.none_left_waiting", waiting=seen.prospect.waits)
    return setting.words("visit.none_left")


def turn(seen: Seen, words: Words) -> str:
    """Say somebody's turn in the line, or which one they would have."""
    if seen.prospect is None:
        return ""
    number, waits = seen.prospect.rank, seen.waiting is not None
    if number == 1:
        return words.plain("visit.turn_first" if waits else "visit.turn_to_be_first")
    key = "visit.turn" if waits else "visit.turn_to_be"
    return words.plain(key, rank=rank(number, words.language))


def key_of(answered: Answered) -> str:
    """Return the sentence that says, in one short line, what became of an answer to a visit."""
    if answered.is_same:
        return "rsvp.same"
    match answered.answer:
        case Answer.YES:
            return "rsvp.confirmed" if answered.is_confirmed else "visit.yes"
        case Answer.NO:
            return "visit.given_back" if answered.before is Answer.YES else "rsvp.no"
        case Answer.MAYBE:
            return "visit.maybe"


def full_in_group(seen: Seen, words: Words, *, is_written: bool) -> str:
    """
    Tell somebody who tapped in a group that no place is left: only they read it.

    `is_written` says that we ask them in private whether they want to wait.
    """
    if seen.waiting is not None:
        key = "visit.waits_in_group"
    else:
        key = "visit.full_written" if is_written else "visit.full_in_group"
    return words.plain(key, turn=turn(seen, words))
