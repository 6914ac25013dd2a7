"""What is said after a typed date: read back in full, or asked again with the reason."""

from typing import assert_never

from bot.calls import Screen
from bot.domain.gathering import Gathering
from bot.domain.typed_date import (
    Contradiction,
    NeedsHour,
    NoSuchHour,
    Note,
    Past,
    Reading,
    TooFar,
    Unclear,
    Understood,
)
from bot.texts import Html, dates
from bot.views import drafts
from bot.views.setting import Setting

NOTES = {
    Note.TWICE: "draft.note_twice",
    Note.MORNING: "draft.note_morning",
    Note.COUNTED: "draft.note_counted",
}


def answer(draft: Gathering, reading: Reading, setting: Setting) -> Screen:
    """Return the screen that follows a reading of a date."""
    match reading:
        case Understood(starts_at, ends_at, note):
            key = NOTES[note] if note else ""
            return drafts.confirm_date(draft, starts_at, ends_at, setting, note=key)
        case NeedsHour(day):
            return drafts.ask_hour(draft, day, setting)
        case NoSuchHour(_, _, proposed_at):
            note_key = "draft.note_gap"
            return drafts.confirm_date(draft, proposed_at, None, setting, note=note_key)
        case Past() | TooFar() | Unclear() | Contradiction():
            return drafts.ask_date(draft, setting, said=objection(reading, setting))
        case _:
            assert_never(reading)


def objection(reading: Past | TooFar | Unclear | Contradiction, setting: Setting) -> Html:
    """Say what is wrong with a typed date."""
    match reading:
        case Past():
            return setting.words("draft.date_past")
        case TooFar():
            return setting.words("draft.date_far")
        case Unclear():
            return setting.words("draft.date_unclear")
        case Contradiction(day, said):
            name = dates.weekday_name(said, language=setting.words.language)
            return setting.words("draft.date_contradiction", said=name, day=setting.day(day))
        case _:
            assert_never(reading)
