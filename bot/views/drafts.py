"""A meeting that is being prepared: questions, calendar, preview."""

from datetime import date, datetime, time

from bot.callbacks.drafts import (
    ConfirmDateTap,
    DayTap,
    DraftStep,
    DraftTap,
    FormatTap,
    HourTap,
    MonthTap,
    PlaceTap,
)
from bot.calls import Button, Screen
from bot.domain import month
from bot.domain.gathering import Gathering
from bot.domain.place import Format, Place
from bot.services.meetings import Seen
from bot.texts import Html, dates
from bot.views import meetings
from bot.views.calendar import month_number
from bot.views.own_cards import own_card
from bot.views.setting import Setting

SATURDAYS = 3
HOURS = (9, 10, 11, 14, 15, 16, 17, 18, 19, 20)
_SATURDAY = 5
_PER_ROW = 5


def resume(draft: Gathering, setting: Setting) -> Screen:
    """Offer to go on with what was left, or to begin anew."""
    title = draft.title or setting.words.plain("draft.untitled")
    return Screen(
        setting.words("draft.resume", title=title),
        (
            (_step(draft, DraftStep.RESUME, "draft.go_on", setting),),
            (_step(draft, DraftStep.RESTART, "draft.restart", setting),),
        ),
    )


def ask_title(setting: Setting) -> Screen:
    return Screen(setting.words("draft.ask_title"))


def ask_date(draft: Gathering, setting: Setting, *, said: Html | None = None) -> Screen:
    """Ask for a date, after saying what was wrong with the last one."""
    saturdays = month.coming(_SATURDAY, today=setting.today, count=SATURDAYS)
    rows = tuple((Button(setting.day(day), DayTap(draft.id, day).pack()),) for day in saturdays)
    calendar = setting.button("draft.calendar", MonthTap(draft.id, month_number(setting.today)))
    question = setting.words("draft.ask_date")
    return Screen(_after(said, question), (*rows, (calendar,)))


def ask_hour(draft: Gathering, day: date, setting: Setting, *, said: Html | None = None) -> Screen:
    """Ask at what time of a day, after saying what was wrong with the last answer."""
    buttons = [
        Button(setting.hour(time(hour)), HourTap(draft.id, day, hour * 60).pack())
        for hour in HOURS
    ]
    rows = tuple(tuple(buttons[i : i + _PER_ROW]) for i in range(0, len(buttons), _PER_ROW))
    name = setting.day(day)
    question = setting.words("draft.ask_hour", day=name[0].upper() + name[1:])
    return Screen(_after(said, question), rows)


def _after(said: Html | None, question: Html) -> Html:
    return Html(f"{said}\n\n{question}") if said else question


def confirm_date(
    draft: Gathering,
    starts_at: datetime,
    ends_at: datetime | None,
    setting: Setting,
    *,
    note: str = "",
) -> Screen:
    """Echo the date in full before it is kept."""
    zone = dates.zone_note(setting.zone.key, language=setting.words.language)
    text = setting.words(
        "draft.confirm_date",
        when=setting.when(starts_at),
        zone=zone,
        duration=setting.duration(ends_at - starts_at) if ends_at else "",
        note=setting.words(note) if note else "",
    )
    tap = ConfirmDateTap(draft.id, _minutes(starts_at), _minutes(ends_at) if ends_at else 0)
    return Screen(
        text,
        (
            (setting.button("draft.yes_date", tap, style="success"),),
            (_step(draft, DraftStep.DATE, "draft.other_date", setting),),
        ),
    )


def ask_format(draft: Gathering, setting: Setting) -> Screen:
    rows = tuple(
        (setting.button(f"format.{format_.value}", FormatTap(draft.id, format_)),)
        for format_ in Format
    )
    return Screen(setting.words("draft.ask_format"), rows)


def ask_place(draft: Gathering, places: tuple[Place, ...], setting: Setting) -> Screen:
    rows = tuple((Button(p.name[:40], PlaceTap(draft.id, p.id).pack()),) for p in places)
    later = _step(draft, DraftStep.PREVIEW, "draft.later", setting)
    return Screen(setting.words("draft.ask_place"), (*rows, (later,)))


def preview(draft: Gathering, spaces: int, setting: Setting) -> Screen:
    """Show the meeting exactly as members will see it, and what can be done with it."""
    card = own_card(Seen(draft), setting)
    key = {0: "draft.preview_nowhere", 1: "draft.preview_one"}.get(spaces, "draft.preview_many")
    text = Html(f"{setting.words(key, spaces=spaces)}\n\n{card.text}")
    return Screen(
        text,
        (
            (_step(draft, DraftStep.PUBLISH, "draft.publish", setting, style="success"),),
            (
                _step(draft, DraftStep.TITLE, "draft.edit_title", setting),
                _step(draft, DraftStep.DATE, "draft.edit_date", setting),
                _step(draft, DraftStep.FORMAT, "draft.edit_place", setting),
            ),
            (
                _step(draft, DraftStep.KEEP, "draft.keep", setting),
                _step(draft, DraftStep.DELETE, "draft.delete", setting, style="danger"),
            ),
        ),
    )


def published(meeting: Gathering, spaces: int, setting: Setting) -> Screen:
    key = {0: "draft.published_nowhere", 1: "draft.published_one"}.get(
        spaces, "draft.published_many"
    )
    line = meetings.announcement(meeting, setting)
    link = setting.link(meetings.deep_link(meeting.id))
    return Screen(setting.words(key, line=line, spaces=spaces, link=link))


def _step(
    draft: Gathering, step: DraftStep, key: str, setting: Setting, *, style: str = ""
) -> Button:
    return setting.button(key, DraftTap(draft.id, step), style=style)


def _minutes(moment: datetime) -> int:
    return int(moment.timestamp()) // 60
