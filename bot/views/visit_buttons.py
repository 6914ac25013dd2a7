"""What somebody may do with a visit, wherever they stand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.callbacks.meetings import CalendarTap, HandTap
from bot.callbacks.people import RsvpTap
from bot.callbacks.places import AnotherTap
from bot.callbacks.rsvps import OwnStep, OwnTap
from bot.callbacks.visits import WaitTap
from bot.calls import Button
from bot.domain.rsvp import Answer
from bot.services.meetings import Seen
from bot.views.setting import Setting
from bot.views.stands import Stand, has_begun, may_come, stand_of

Row = tuple[Button, ...]
Rows = Sequence[Row]


def rows(seen: Seen, setting: Setting) -> Rows:
    """Return the buttons of one's own card."""
    return _ROWS[stand_of(seen, setting)](seen, setting)


def withdraw(gathering_id: int, setting: Setting) -> Button:
    """Return the way to take an answer back, as if none had been given."""
    return setting.button("own.withdraw_button", OwnTap(gathering_id, OwnStep.WITHDRAW))


def back(gathering_id: int, setting: Setting) -> Button:
    """Return the way back to one's own card."""
    return setting.button("own.back_button", OwnTap(gathering_id, OwnStep.CARD))


def _comes(seen: Seen, setting: Setting) -> Rows:
    which, guests = seen.gathering.id, seen.rsvp.guests if seen.rsvp else 0
    has_room = guests or (seen.prospect is not None and seen.prospect.free)
    bring = setting.button("own.bring_button", OwnTap(which, OwnStep.GUESTS))
    has_entry = seen.gathering.starts_at is not None
    calendar = setting.button("own.calendar_button", CalendarTap(which))
    more = setting.button("own.more_button", OwnTap(which, OwnStep.MORE))
    return [
        *([(bring,)] if has_room else []),
        *([(calendar,)] if has_entry else []),
        (setting.button("own.hand_button", HandTap(which)),),
        (_no("own.cannot_button", seen, setting), more),
    ]


def _to_confirm(seen: Seen, setting: Setting) -> Rows:
    still, cannot = _yes("own.still_button", seen, setting), "own.cannot_button"
    return [(still,), (_no(cannot, seen, setting),)]


def _offered(seen: Seen, setting: Setting) -> Rows:
    take, leave = _yes("visit.take_it", seen, setting), _no("visit.leave_it", seen, setting)
    return [(take,), (leave,)]


def _waits(seen: Seen, setting: Setting) -> Rows:
    take = [(_yes("answer.yes", seen, setting),)] if may_come(seen, setting) else []
    return [*take, (_no("visit.wait_no_more", seen, setting),)]


def _declined(seen: Seen, setting: Setting) -> Rows:
    """Offer to change a no: to a place, or to a turn in the line."""
    which, change = seen.gathering.id, list[Row]()
    if may_come(seen, setting):
        change.append((_yes("own.after_all_button", seen, setting),))
    elif not has_begun(seen, setting):
        change.append((setting.button("visit.wait_after_all", WaitTap(which)),))
    return [*change, _another(seen, setting), (withdraw(which, setting),)]


def _open(seen: Seen, setting: Setting) -> Rows:
    answers = (_yes("answer.yes", seen, setting), _no("visit.not_this_time", seen, setting))
    return [answers, _another(seen, setting)]


def _full(seen: Seen, setting: Setting) -> Rows:
    if has_begun(seen, setting):
        return [_another(seen, setting)]
    wait = setting.button("visit.wait_button", WaitTap(seen.gathering.id), style="success")
    return [(wait, _no("visit.no_thanks", seen, setting)), _another(seen, setting)]


def _another(seen: Seen, setting: Setting) -> Row:
    return (setting.button("visit.another", AnotherTap(seen.gathering.id)),)


def _yes(key: str, seen: Seen, setting: Setting) -> Button:
    return setting.button(key, RsvpTap(seen.gathering.id, Answer.YES), style="success")


def _no(key: str, seen: Seen, setting: Setting) -> Button:
    return setting.button(key, RsvpTap(seen.gathering.id, Answer.NO))


_ROWS: Final[Mapping[Stand, Callable[[Seen, Setting], Rows]]] = {
    Stand.COMES: _comes,
    Stand.TO_CONFIRM: _to_confirm,
    Stand.OFFERED: _offered,
    Stand.WAITS: _waits,
    Stand.DECLINED: _declined,
    Stand.OPEN: _open,
    Stand.FULL: _full,
}
