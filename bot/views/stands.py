"""Where somebody stands with a visit at the moment of their card."""

from enum import StrEnum

from bot.domain.rsvp import Answer
from bot.services.meetings import Seen
from bot.views.setting import Setting


class Stand(StrEnum):
    COMES = "comes"
    TO_CONFIRM = "to_confirm"  # they have a place, and the date has moved
    OFFERED = "offered"
    WAITS = "waits"
    DECLINED = "declined"
    OPEN = "open"  # they may have a place
    FULL = "full"


def stand_of(seen: Seen, setting: Setting) -> Stand:
    rsvp, waiting = seen.rsvp, seen.waiting
    if rsvp is not None and rsvp.answer is Answer.YES:
        return Stand.TO_CONFIRM if rsvp.to_confirm else Stand.COMES
    if waiting is not None:
        return Stand.OFFERED if _is_theirs(seen, setting) else Stand.WAITS
    if rsvp is not None and rsvp.answer is Answer.NO and not rsvp.to_confirm:
        return Stand.DECLINED
    return Stand.OPEN if may_come(seen, setting) else Stand.FULL


def may_come(seen: Seen, setting: Setting) -> bool:
    """Tell whether a yes would bring a place now; the yes itself looks again."""
    if seen.prospect is None or seen.places is None:
        return True
    # Once a visit has begun nobody is asked any more: who is there comes in.
    is_open = has_begun(seen, setting) and seen.places.left > 0
    return _is_theirs(seen, setting) or is_open or seen.prospect.may_take


def has_begun(seen: Seen, setting: Setting) -> bool:
    """Tell whether a visit is under way: nobody waits for it any more."""
    starts_at = seen.gathering.starts_at
    return starts_at is not None and setting.now >= starts_at


def _is_theirs(seen: Seen, setting: Setting) -> bool:
    waiting = seen.waiting
    return waiting is not None and waiting.is_offered and not waiting.is_over(setting.now)
