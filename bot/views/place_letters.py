"""What who waits for a place of a visit reads, and organisers where nobody can be asked."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.callbacks.meetings import ShowTap
from bot.callbacks.people import RsvpTap
from bot.callbacks.visits import PlacesTap
from bot.calls import Screen
from bot.domain.delivery import Kind
from bot.domain.rsvp import Answer
from bot.services.held_places import FEWER
from bot.services.place_letters import PlaceLetter
from bot.services.place_offers import BY_PHONE
from bot.texts import Html
from bot.views.meetings import where
from bot.views.places import turn
from bot.views.setting import Setting
from bot.views.stands import may_come


def letter(letter: PlaceLetter, setting: Setting) -> Screen:
    """Put one message into its reader's words."""
    return _LETTERS[letter.kind](letter, setting)


def _offered(letter: PlaceLetter, setting: Setting) -> Screen:
    """Offer a place, with the last moment to take it; whoever takes it reads the rest."""
    which, waiting = letter.seen.gathering.id, letter.seen.waiting
    until = waiting.offer_until if waiting else None
    text = setting.words(
        "place.offered",
        title=letter.seen.gathering.title,
        when=_when(letter, setting),
        where=where(letter.seen.gathering, setting),
        until=setting.when(until) if until else "",
    )
    take = RsvpTap(which, Answer.YES)
    leave = setting.button("visit.leave_it", RsvpTap(which, Answer.NO))
    return Screen(text, ((setting.button("visit.take_it", take, style="success"),), (leave,)))


def _passed(letter: PlaceLetter, setting: Setting) -> Screen:
    """Say that a turn is kept; a place that is still free is a tap away."""
    which, is_free = letter.seen.gathering.id, may_come(letter.seen, setting)
    text = setting.words(
        "place.now_fewer" if letter.why == FEWER else "place.turn_kept",
        title=letter.seen.gathering.title,
        when=_when(letter, setting),
        turn="" if is_free else turn(letter.seen, setting.words),
        free=setting.words("place.still_free") if is_free else "",
    )
    take = setting.button("answer.yes", RsvpTap(which, Answer.YES), style="success")
    show = setting.button("visit.show", ShowTap(which))
    no_more = setting.button("visit.wait_no_more", RsvpTap(which, Answer.NO))
    return Screen(text, (*(((take,),) if is_free else ()), (show,), (no_more,)))


def _left_over(letter: PlaceLetter, setting: Setting) -> Screen:
    """Tell organisers that they decide, and lead them to the list."""
    seen = letter.seen
    key = "place.by_phone" if letter.why == BY_PHONE else "place.too_late"
    text = setting.words(
        key,
        title=seen.gathering.title,
        when=_when(letter, setting),
        left=seen.places.left if seen.places else 0,
        waiting=seen.prospect.waits if seen.prospect else 0,
    )
    board = setting.button("place.board_button", PlacesTap(seen.gathering.id))
    return Screen(text, ((board,),))


def _when(letter: PlaceLetter, setting: Setting) -> Html:
    starts_at = letter.seen.gathering.starts_at
    return setting.when(starts_at) if starts_at else setting.words("letter.undated")


_LETTERS: Final[Mapping[Kind, Callable[[PlaceLetter, Setting], Screen]]] = {
    Kind.PLACE_OFFERED: _offered,
    Kind.PLACE_PASSED: _passed,
    Kind.PLACES_LEFT_OVER: _left_over,
}
