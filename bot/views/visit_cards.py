"""The card of one person for a visit: their place, their turn, or what they may still say."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.callbacks.meetings import ShareTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.visit_letters import Asking, QuestionTap
from bot.calls import Screen
from bot.domain.rsvp import Rsvp
from bot.services.meetings import Seen
from bot.texts import Html
from bot.views.meetings import blocks, facts
from bot.views.places import left, turn
from bot.views.setting import Setting
from bot.views.stands import Stand, has_begun, may_come, stand_of
from bot.views.visit_buttons import back, rows, withdraw

Lines = Sequence[Html]
_KEPT: Final = {0: "visit.yes", 1: "visit.two_places_kept"}
_NUMBERED: Final = frozenset({Stand.OPEN, Stand.DECLINED})


def visit_card(seen: Seen, setting: Setting) -> Screen:
    """Show a visit to one person, with where they stand and what they may do."""
    is_told = stand_of(seen, setting) in _NUMBERED
    numbers = left(seen, setting) if is_told else Html("")
    parts = (facts(seen, setting), numbers, _state(seen, setting))
    return Screen(blocks(*(part for part in parts if part)), tuple(rows(seen, setting)))


def more(seen: Seen, setting: Setting) -> Screen:
    """Offer, to somebody who has a place, what is asked for less often."""
    which = seen.gathering.id
    question = setting.button("own.question_button", MenuTap(Errand.HUMAN))
    share = setting.button("visit.share", ShareTap(which))
    wonder = setting.button("visit.question_write", QuestionTap(which, Asking.WRITE))
    leave = (withdraw(which, setting), back(which, setting))
    return Screen(_state(seen, setting), ((wonder,), (question,), (share,), leave))


def _state(seen: Seen, setting: Setting) -> Html:
    lines = _STATES[stand_of(seen, setting)](seen, setting)
    return Html("\n".join(line for line in lines if line))


def _comes(seen: Seen, setting: Setting) -> Lines:
    """Say of a place that it is kept, for how many, and how it goes to somebody else."""
    rsvp, words = seen.rsvp, setting.words
    guests = rsvp.guests if rsvp else 0
    return [
        words(_KEPT.get(guests, "visit.places_kept"), count=guests),
        words("own.link", link=seen.gathering.online_url),
        words("own.names", names=rsvp.guest_names if rsvp and guests else ""),
        _noted(rsvp, setting),
        words("visit.if_not"),
    ]


def _to_confirm(seen: Seen, setting: Setting) -> Lines:
    return [setting.words("visit.to_confirm"), _noted(seen.rsvp, setting)]


def _offered(seen: Seen, setting: Setting) -> Lines:
    until = seen.waiting.offer_until if seen.waiting else None
    return [setting.words("visit.offered_until", until=setting.when(until) if until else "")]


def _waits(seen: Seen, setting: Setting) -> Lines:
    """Say whose turn it is, and what follows; once a visit has begun, nothing does."""
    words = setting.words
    if may_come(seen, setting):
        return [words("visit.free_for_you")]
    if has_begun(seen, setting):
        return [words("visit.full_now")]
    return [Html(turn(seen, words)), words("visit.waits")]


def _declined(seen: Seen, setting: Setting) -> Lines:
    return [setting.words("visit.declined"), _noted(seen.rsvp, setting)]


def _open(seen: Seen, setting: Setting) -> Lines:
    return [_asked_again(seen, setting), setting.words("card.state_none")]


def _full(seen: Seen, setting: Setting) -> Lines:
    words = setting.words
    if has_begun(seen, setting):
        return [words("visit.full_now")]
    return [_asked_again(seen, setting), words("visit.full"), Html(turn(seen, words))]


def _noted(rsvp: Rsvp | None, setting: Setting) -> Html:
    is_noted = rsvp is not None and rsvp.entered_by is not None
    return setting.words("own.noted") if is_noted else Html("")


def _asked_again(seen: Seen, setting: Setting) -> Html:
    """Say why an answer is asked for again: the date has moved, or a doubt keeps no place."""
    rsvp = seen.rsvp
    if rsvp is None:
        return Html("")
    return setting.words("visit.new_date" if rsvp.to_confirm else "visit.unsure")


_STATES: Final[Mapping[Stand, Callable[[Seen, Setting], Lines]]] = {
    Stand.COMES: _comes,
    Stand.TO_CONFIRM: _to_confirm,
    Stand.OFFERED: _offered,
    Stand.WAITS: _waits,
    Stand.DECLINED: _declined,
    Stand.OPEN: _open,
    Stand.FULL: _full,
}
