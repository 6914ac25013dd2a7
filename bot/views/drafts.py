"""A meeting that is being prepared: questions and preview."""

from collections.abc import Sequence
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
    SectionTap,
)
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.callbacks.reminders import RemindersTap
from bot.callbacks.visit_drafts import VisitPartTap, Way
from bot.calls import Button, Screen
from bot.domain import month
from bot.domain.draft import is_blank, usual_length
from bot.domain.gathering import Gathering, Kind
from bot.domain.moments import in_minutes
from bot.domain.offer import Offer
from bot.domain.place import Format, Place
from bot.domain.places import usual_minimum
from bot.domain.section import Edit, Section
from bot.services.previews import Preview
from bot.texts import Html, dates
from bot.views import offers, place_calls, place_labels, reminder_plans
from bot.views.calendar import calendar, month_number
from bot.views.draft_sections import at_work
from bot.views.meetings import blocks
from bot.views.own_cards import own_card
from bot.views.publishing import reach_line
from bot.views.setting import Setting

SATURDAYS = 3
HOURS = (9, 10, 11, 14, 15, 16, 17, 18, 19, 20)
_SATURDAY = 5
_PER_ROW = 5
_KEEP = (DraftStep.KEEP, "draft.keep_for_later")
_VISIT = (DraftStep.VISIT, "draft.begin_visit")
_RELAY = (DraftStep.RELAY, "draft.relay")
_TITLES = {
    Kind.MEETING: "draft.ask_title",
    Kind.VISIT: "draft.ask_visit_title",
    Kind.RELAY: "draft.ask_relay_title",
}

Rows = tuple[tuple[Button, ...], ...]


def ask_title(draft: Gathering, setting: Setting, *, can_copy: bool = False) -> Screen:
    """Ask for a title; while nothing else was said, other beginnings are a tap away."""
    is_ours = draft.kind is Kind.MEETING
    steps = []
    if is_ours:
        steps.append((DraftStep.UNTITLED, "draft.no_title"))
    if is_blank(draft):
        steps += [_VISIT, _RELAY] if is_ours else [(DraftStep.OURS, "draft.ours")]
    if can_copy and is_ours:
        steps.append((DraftStep.COPY, "draft.copy_last"))
    steps.append(_KEEP)
    rows = tuple((_step(draft, step, key, setting),) for step, key in steps)
    return Screen(setting.words(_TITLES[draft.kind]), rows)


def ask_date(
    draft: Gathering,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
    offer: Offer | None = None,
) -> Screen:
    """Ask for a date, after what was wrong with the last one, and what the host of it said."""
    saturdays = month.coming(_SATURDAY, today=setting.today, count=SATURDAYS)
    rows = tuple((Button(setting.day(day), DayTap(draft.id, day).pack()),) for day in saturdays)
    months = setting.button("draft.calendar", MonthTap(draft.id, month_number(setting.today)))
    question = setting.words("draft.ask_date", others=at_work(others, setting))
    keep = _step(draft, *_KEEP, setting)
    text = blocks(*offers.for_organisers(offer, setting), _after(said, question))
    return Screen(text, (*rows, (months,), (keep,)))


def pick_day(draft: Gathering, number: int, setting: Setting) -> Screen:
    """Show one month to pick a day of, counted as `MonthTap` does."""
    return calendar(draft, number, setting, below=(_step(draft, *_KEEP, setting),))


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
    tap = ConfirmDateTap(draft.id, in_minutes(starts_at), in_minutes(ends_at) if ends_at else 0)
    return Screen(
        text,
        (
            (setting.button("draft.yes_date", tap, style="success"),),
            (_step(draft, DraftStep.DATE, "draft.other_date", setting),),
        ),
    )


def ask_format(draft: Gathering, setting: Setting, *, others: Sequence[Edit] = ()) -> Screen:
    rows = tuple(
        (setting.button(f"format.{format_.value}", FormatTap(draft.id, format_)),)
        for format_ in Format
    )
    text = setting.words("draft.ask_format", others=at_work(others, setting))
    return Screen(text, rows)


def ask_place(draft: Gathering, places: tuple[Place, ...], setting: Setting) -> Screen:
    rows = tuple(
        (Button(label, PlaceTap(draft.id, which).pack()),)
        for which, label in place_labels.labels(places, setting)
    )
    later = _step(draft, DraftStep.PREVIEW, "draft.later", setting)
    if draft.kind is Kind.VISIT:
        later = setting.button("draft.later", VisitPartTap(draft.id, Section.SIZE, Way.ON))
        return Screen(setting.words("draft.ask_visit_place"), (*rows, (later,)))
    return Screen(setting.words("draft.ask_place"), (*rows, (later,)))


def preview(preview: Preview, setting: Setting) -> Screen:
    """Show the meeting exactly as members will see it, and what can be done with it."""
    draft = preview.seen.gathering
    card = own_card(preview.seen, setting)
    header = setting.words(
        "draft.preview",
        reach=reach_line(preview.reach, setting),
        reminders=reminder_plans.line(draft, preview.reminders, setting),
        missing=setting.words("draft.link_missing") if _lacks_link(draft) else "",
        others=at_work(preview.others, setting),
    )
    notes = (*offers.for_organisers(preview.offer, setting), *_usual(preview, setting))
    text = blocks(header, *notes, Html(card.text))
    return Screen(text, _preview_rows(draft, setting))


def _usual(preview: Preview, setting: Setting) -> Sequence[Html]:
    """Say what is merely usual of a visit that was offered: its host named neither."""
    seen = preview.seen
    draft, places = seen.gathering, seen.places
    if preview.offer is None or places is None:
        return []
    is_usual = draft.duration == usual_length(draft.format, draft.kind)
    length = setting.duration(draft.duration) if draft.duration and is_usual else ""
    least = usual_minimum(places.capacity)
    minimum = least if places.minimum == least else ""
    if not length and not minimum:
        return []
    return [setting.words("draft.usual", length=length, minimum=minimum)]


def _preview_rows(draft: Gathering, setting: Setting) -> Rows:
    now = PublishTap(draft.id, PublishStep.NOW)
    choose = PublishTap(draft.id, PublishStep.CHOOSE)
    link = setting.button("draft.add_link", SectionTap(draft.id, Section.LINK))
    return (
        (setting.button("draft.publish", now, style="success"),),
        (setting.button("draft.choose", choose), _reminders(draft, setting)),
        *(((link,),) if _lacks_link(draft) else ()),
        (
            _step(draft, DraftStep.TITLE, "draft.edit_title", setting),
            _step(draft, DraftStep.DATE, "draft.edit_date", setting),
            _step(draft, DraftStep.FORMAT, "draft.edit_place", setting),
        ),
        *place_calls.seek(draft, setting),
        (_step(draft, DraftStep.SECTIONS, "draft.complete", setting),),
        (
            _step(draft, DraftStep.KEEP, "draft.keep", setting),
            _step(draft, DraftStep.DELETE, "draft.delete", setting, style="danger"),
        ),
    )


def _reminders(draft: Gathering, setting: Setting) -> Button:
    return setting.button("remind.plan_button", RemindersTap(draft.id))


def _lacks_link(draft: Gathering) -> bool:
    return draft.format in {Format.VIDEO, Format.HYBRID} and not draft.online_url


def _step(
    draft: Gathering, step: DraftStep, key: str, setting: Setting, *, style: str = ""
) -> Button:
    return setting.button(key, DraftTap(draft.id, step), style=style)
