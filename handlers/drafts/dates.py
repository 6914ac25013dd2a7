"""The date of a draft: typed, or picked from a calendar, and always read back in full."""

from collections.abc import Sequence
from datetime import datetime, time

from telegram.ext import CallbackQueryHandler

from bot.callbacks.drafts import ConfirmDateTap, DayTap, HourTap, MonthTap
from bot.calls import Call
from bot.domain import moments, typed_date
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import Gathering
from bot.domain.moments import of_minutes
from bot.domain.place import Format
from bot.ports import Store
from bot.services import drafts
from bot.views import drafts as drafts_views, readings
from handlers.door import App, Knock, Steps, door, private
from handlers.drafts.in_hand import editor_of
from handlers.drafts.questions import after_date, ask_format

_HOUR = 60


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    draft = editor_of(knock, store, dialogue).draft
    zone = knock.setting.zone
    reading = typed_date.read(knock.text, now=knock.now, zone=zone)
    return _hear(knock, store, draft, reading)


def on_typed_hour(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Read an hour for the day that is known; a whole new date is welcome too."""
    draft = editor_of(knock, store, dialogue).draft
    zone = knock.setting.zone
    day = datetime.fromisoformat(str(dialogue.facts["day"])).date()
    reading = typed_date.read_on(day, knock.text, now=knock.now, zone=zone)
    if isinstance(reading, typed_date.Unclear):
        reading = typed_date.read(knock.text, now=knock.now, zone=zone)
    if isinstance(reading, typed_date.Unclear):
        said = knock.setting.words("draft.hour_unclear")
        return knock.turn_to(drafts_views.ask_hour(draft, day, knock.setting, said=said))
    return _hear(knock, store, draft, reading)


def _hear(
    knock: Knock, store: Store, draft: Gathering, reading: typed_date.Reading
) -> Sequence[Call]:
    """Go on from what was understood: confirm it, ask for the hour, or ask again."""
    if isinstance(reading, typed_date.NeedsHour):
        store.dialogues.put(
            knock.asks(Step.DRAFT_HOUR, draft=draft.id, day=reading.day.isoformat())
        )
    return knock.turn_to(readings.answer(draft, reading, knock.setting))


def on_month(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MonthTap)
    draft = _draft(knock, store, tap.gathering_id)
    return knock.turn_to(drafts_views.pick_day(draft, tap.month, knock.setting))


def on_day(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(DayTap)
    draft = _draft(knock, store, tap.gathering_id)
    if tap.day < knock.setting.today:
        past = typed_date.Past(datetime.combine(tap.day, time(), knock.setting.zone))
        return _hear(knock, store, draft, past)
    return _hear(knock, store, draft, typed_date.NeedsHour(tap.day))


def on_hour(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(HourTap)
    draft = _draft(knock, store, tap.gathering_id)
    hour = time(tap.minutes // _HOUR % 24, tap.minutes % _HOUR)
    moment = moments.at_wall_clock(tap.day, hour, knock.setting.zone).at
    if moment <= knock.now:
        return _hear(knock, store, draft, typed_date.Past(moment))
    return _hear(knock, store, draft, typed_date.Understood(moment))


def on_confirm(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep the date that was read back."""
    tap = knock.button(ConfirmDateTap)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    starts_at = of_minutes(tap.moment)
    ends_at = of_minutes(tap.end) if tap.end > tap.moment else None
    draft = drafts.set_date(store, editor, starts_at=starts_at, ends_at=ends_at, now=knock.now)
    if draft.format is Format.UNDECIDED:
        return ask_format(knock, store, draft)
    return after_date(knock, store, draft)


def _draft(knock: Knock, store: Store, gathering_id: int) -> Gathering:
    return drafts.open_draft(store, gathering_id=gathering_id, member=knock.member).draft


STEPS: Steps = {Step.DRAFT_DATE: on_typed, Step.DRAFT_HOUR: on_typed_hour}


def register(app: App) -> None:
    for tap, open_ in (
        (MonthTap, on_month),
        (DayTap, on_day),
        (HourTap, on_hour),
        (ConfirmDateTap, on_confirm),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
