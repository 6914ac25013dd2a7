"""Another date, or another length: typed, or tapped."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from telegram.ext import CallbackQueryHandler

from bot.callbacks.changes import LengthTap, MoveDayTap, MoveMonthTap, MoveTap
from bot.calls import Call
from bot.domain import typed_date, typed_moment
from bot.domain.change import Staged
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import LONGEST
from bot.domain.gathering import Gathering
from bot.domain.moments import of_minutes
from bot.domain.typed_date import NeedsHour, NoSuchHour, Past, Reading, Unclear, Understood
from bot.ports import Store
from bot.services import changes
from bot.views import changes as views, readings
from handlers.changes.stage import ask, current, show, taken, while_it_may_change
from handlers.door import App, Knock, Steps, door, private

_MINUTE = timedelta(minutes=1)


def ask_date(knock: Knock, store: Store, gathering: Gathering, staged: Staged) -> Sequence[Call]:
    ask(knock, store, Step.CHANGE_DATE, staged)
    return knock.turn_to(views.ask_date(gathering, knock.setting))


def ask_end(knock: Knock, store: Store, gathering: Gathering, staged: Staged) -> Sequence[Call]:
    """Ask how long it lasts; without a date there is nothing that could end."""
    if gathering.starts_at is None and not staged.starts:
        return [knock.alert("change.no_date_yet")]
    ask(knock, store, Step.CHANGE_END, staged)
    return knock.turn_to(views.ask_end(gathering, knock.setting))


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Read a date, or the hour of a day that is known."""
    staged = Staged.of(dialogue.facts)
    gathering = taken(knock, store, staged.gathering_id)
    day = dialogue.facts.get("day")
    reading = typed_moment.read(
        knock.text,
        day=date.fromisoformat(str(day)) if day else None,
        now=knock.now,
        zone=knock.setting.zone,
    )
    if day and isinstance(reading, Unclear):
        said = knock.setting.words("change.hour_unclear")
        known = date.fromisoformat(str(day))
        return knock.turn_to(views.ask_hour(gathering, known, knock.setting, said=said))
    return _hear(knock, store, gathering, staged, reading)


def _hear(
    knock: Knock, store: Store, gathering: Gathering, staged: Staged, reading: Reading
) -> Sequence[Call]:
    """Show what moving would come to, which reads the date back in full; or ask again."""
    match reading:
        case Understood(starts_at, ends_at, _):
            minutes = (ends_at - starts_at) // _MINUTE if ends_at else staged.minutes
            return _move(knock, store, replace(staged, minutes=minutes), starts_at)
        case NoSuchHour(proposed_at=at):
            moved = replace(staged, starts=at.isoformat())
            return show(knock, store, moved, said="draft.note_gap")
        case NeedsHour(day):
            ask(knock, store, Step.CHANGE_HOUR, staged, day=day.isoformat())
            return knock.turn_to(views.ask_hour(gathering, day, knock.setting))
        case _:
            ask(knock, store, Step.CHANGE_DATE, staged)
            said = readings.objection(reading, knock.setting)
            return knock.turn_to(views.ask_date(gathering, knock.setting, said=said))


def _move(knock: Knock, store: Store, staged: Staged, at: datetime) -> Sequence[Call]:
    return show(knock, store, replace(staged, starts=at.astimezone(UTC).isoformat()))


def on_month(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MoveMonthTap)
    gathering = taken(knock, store, tap.gathering_id)
    return knock.turn_to(views.pick_day(gathering, tap.month, knock.setting))


def on_day(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MoveDayTap)
    gathering = taken(knock, store, tap.gathering_id)
    staged = current(knock, store, gathering)
    reading: Reading = NeedsHour(tap.day)
    if tap.day < knock.setting.today:
        reading = Past(datetime.combine(tap.day, time(), knock.setting.zone))
    return _hear(knock, store, gathering, staged, reading)


def on_moment(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MoveTap)
    gathering = taken(knock, store, tap.gathering_id)
    staged = current(knock, store, gathering)
    at = of_minutes(tap.moment)
    if at <= knock.now:
        return _hear(knock, store, gathering, staged, Past(at))
    return _move(knock, store, staged, at)


def on_typed_end(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Read the hour at which it ends; one before the beginning is on the day after."""
    staged = Staged.of(dialogue.facts)
    gathering = taken(knock, store, staged.gathering_id)
    hour = typed_date.read_hour(knock.text)
    if hour is None:
        said = knock.setting.words("change.hour_unclear")
        return knock.turn_to(views.ask_end(gathering, knock.setting, said=said))
    length = changes.length_until(hour, gathering, staged, zone=knock.setting.zone)
    return show(knock, store, replace(staged, minutes=length))


def on_length(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(LengthTap)
    staged = current(knock, store, taken(knock, store, tap.gathering_id))
    minutes = max(1, min(tap.minutes, LONGEST // _MINUTE))
    return show(knock, store, replace(staged, minutes=minutes))


STEPS: Steps = {
    Step.CHANGE_DATE: while_it_may_change(on_typed),
    Step.CHANGE_HOUR: while_it_may_change(on_typed),
    Step.CHANGE_END: while_it_may_change(on_typed_end),
}


def register(app: App) -> None:
    for tap, open_ in (
        (MoveMonthTap, on_month),
        (MoveDayTap, on_day),
        (MoveTap, on_moment),
        (LengthTap, on_length),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
