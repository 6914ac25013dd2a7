"""A published meeting that is about to change: what can be, and the questions about it."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.callbacks.changes import (
    CancelStep,
    CancelTap,
    ChangeFormatTap,
    ChangePartTap,
    ChangePlaceTap,
    ChangeStep,
    ChangeStepTap,
    EmptyPartTap,
    LengthTap,
    MoveDayTap,
    MoveMonthTap,
    MoveTap,
)
from bot.callbacks.feedbacks import QuestionsTap
from bot.callbacks.meetings import BoardTap
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.callbacks.reminders import RemindersTap
from bot.calls import Button, Screen
from bot.domain.change import Part
from bot.domain.gathering import Gathering, Kind
from bot.domain.moments import at_wall_clock, in_minutes
from bot.domain.place import Format, Place
from bot.domain.section import Section
from bot.services.changes import Standing
from bot.services.tidings import Told
from bot.texts import Html
from bot.views import calendar as calendars, meetings, place_labels, visit_changes
from bot.views.draft_sections import at_work, section_tap
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

LENGTHS = (60, 90, 120, 180)  # minutes
_WEEKS = (1, 2, 3)
_TYPED = {
    Part.TITLE: "change.ask_title",
    Part.LINK: "change.ask_link",
    Part.QUESTION: "change.ask_question",
}


def standing(standing: Standing, setting: Setting, *, said: Html | None = None) -> Screen:
    """Offer what can be changed; the programme too, for which nothing needs to be confirmed."""
    gathering, untold = standing.gathering, standing.untold
    lists = (Section.AGENDA, Section.SPEAKERS)
    story = (Section.STORY, Section.TELLERS) if gathering.kind is Kind.MEETING else ()
    tell = step(gathering, ChangeStep.TELL_PROGRAMME, "change.tell_programme", setting)
    screen = menu(gathering, setting)
    text = setting.words(
        said_of(gathering, "change.standing"),
        menu=Html(screen.text),
        untold=_untold(untold, setting) if untold else "",
        others=at_work(standing.others, setting),
    )
    has_programme = gathering.kind is not Kind.VISIT
    rows = [_sections(gathering, row, setting) for row in (lists, story) if row and has_programme]
    first = [(tell,)] if untold else []
    return Screen(_after(said, text), (*first, *rows, *screen.buttons))


def _untold(told: Told, setting: Setting) -> Html:
    return setting.words(
        "change.untold", people=told.people, otherwise=otherwise(told.otherwise, setting)
    )


def _sections(
    gathering: Gathering, sections: Sequence[Section], setting: Setting
) -> tuple[Button, ...]:
    return tuple(
        setting.button(f"draft.section_{section.value}", section_tap(gathering, section))
        for section in sections
    )


def otherwise(count: int, setting: Setting) -> str:
    """Say how many no message reaches, if there are any."""
    key = {0: "", 1: "pub.otherwise_one"}.get(count, "pub.otherwise_many")
    return setting.words(key, count=count) if key else ""


def menu(gathering: Gathering, setting: Setting) -> Screen:
    """Offer what can be changed beside what is staged already."""
    place = (Part.FORMAT, Part.PLACE, Part.LINK)
    parts = ((Part.DATE, Part.END), place, (Part.TITLE, Part.QUESTION))
    is_visit = gathering.kind is Kind.VISIT
    of_kind = tuple(_parts(gathering, row, setting) for row in parts)
    rows = (
        *(visit_changes.rows(gathering, setting) if is_visit else of_kind),
        (setting.button("change.elsewhere", PublishTap(gathering.id, PublishStep.CHOOSE)),),
        (setting.button("remind.plan_button", RemindersTap(gathering.id)),),
        *_questions(gathering, setting),
        (_cancel(gathering, CancelStep.ASK, said_of(gathering, "change.cancel"), setting),),
        (setting.button("pub.board", BoardTap(gathering.id)),),
    )
    return Screen(setting.words("change.menu", line=line(gathering, setting)), rows)


def _questions(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Offer what is asked afterwards; about visits and what others hold nothing is, this way."""
    if gathering.kind is not Kind.MEETING:
        return ()
    return ((setting.button("feedback.questions_button", QuestionsTap(gathering.id)),),)


def cancelled(
    gathering: Gathering, setting: Setting, *, may_return: bool, said: Html | None = None
) -> Screen:
    """Say that it was called off; as long as its date is ahead, it may still take place."""
    text = setting.words(
        said_of(gathering, "change.is_cancelled"),
        line=line(gathering, setting),
        reason=gathering.cancel_reason,
    )
    keep = (_cancel(gathering, CancelStep.REINSTATE, "change.reinstate", setting),)
    board = (setting.button("pub.board", BoardTap(gathering.id)),)
    rows = (*((keep,) if may_return else ()), *visit_changes.other_date(gathering, setting), board)
    return Screen(_after(said, text), rows)


def ask_text(
    gathering: Gathering, part: Part, setting: Setting, *, said: Html | None = None
) -> Screen:
    """Ask for a line: the title, the link or the question; the last two can be taken out."""
    value = {
        Part.TITLE: gathering.title,
        Part.LINK: gathering.online_url,
        Part.QUESTION: gathering.question,
    }[part]
    is_public = part is Part.LINK and gathering.kind is Kind.RELAY
    key = "change.ask_public_link" if is_public else _TYPED[part]
    text = _after(said, setting.words(key, value=value))
    taking_out = setting.button("change.take_out", EmptyPartTap(gathering.id, part))
    is_needed = part is Part.TITLE or not value
    back = (_more(gathering, setting),)
    return Screen(text, (back,) if is_needed else ((taking_out,), back))


def ask_date(gathering: Gathering, setting: Setting, *, said: Html | None = None) -> Screen:
    """Ask for another date: some weeks later, from the calendar, typed, or none for now."""
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    number = calendars.month_number(setting.today)
    rows = (
        *((Button(*drawn),) for drawn in _weeks_later(gathering, setting)),
        (setting.button("draft.calendar", MoveMonthTap(gathering.id, number)),),
        (step(gathering, ChangeStep.UNDECIDED, "change.undecided", setting),),
        (_more(gathering, setting),),
    )
    return Screen(_after(said, setting.words("change.ask_date", value=when)), rows)


def ask_hour(
    gathering: Gathering, day: date, setting: Setting, *, said: Html | None = None
) -> Screen:
    """Ask at what time of a day; the hour of before is a tap away."""
    text = _after(said, setting.words("change.ask_hour", day=setting.day(day)))
    rows: list[tuple[Button, ...]] = []
    if gathering.starts_at:
        hour = gathering.starts_at.astimezone(setting.zone).time()
        at = at_wall_clock(day, hour, setting.zone).at
        label = setting.words.plain("change.same_hour", hour=setting.hour(hour))
        rows = [(Button(label, MoveTap(gathering.id, in_minutes(at)).pack()),)]
    return Screen(text, (*rows, (_more(gathering, setting),)))


def pick_day(gathering: Gathering, number: int, setting: Setting) -> Screen:
    return calendars.calendar(gathering, number, setting, pick=MoveDayTap, turn_to=MoveMonthTap)


def ask_end(gathering: Gathering, setting: Setting, *, said: Html | None = None) -> Screen:
    """Ask how long it lasts, or at what hour it ends."""
    lengths = tuple(
        Button(setting.duration(timedelta(minutes=m)), LengthTap(gathering.id, m).pack())
        for m in LENGTHS
    )
    return Screen(
        _after(said, setting.words(said_of(gathering, "change.ask_end"))),
        (lengths, (_more(gathering, setting),)),
    )


def ask_format(gathering: Gathering, setting: Setting) -> Screen:
    rows = tuple(
        (setting.button(f"format.{format_.value}", ChangeFormatTap(gathering.id, format_)),)
        for format_ in Format
    )
    return Screen(setting.words("change.ask_format"), (*rows, (_more(gathering, setting),)))


def ask_place(gathering: Gathering, places: Sequence[Place], setting: Setting) -> Screen:
    rows = tuple(
        (Button(label, ChangePlaceTap(gathering.id, which).pack()),)
        for which, label in place_labels.labels(places, setting)
    )
    return Screen(setting.words("change.ask_place"), (*rows, (_more(gathering, setting),)))


def line(gathering: Gathering, setting: Setting) -> Html:
    """Say in one line which meeting it is, and when; or that its date is to be decided."""
    if gathering.starts_at:
        return meetings.announcement(gathering, setting)
    undecided = setting.words("change.no_date")
    return setting.words("meeting.line", title=gathering.title, when=undecided)


def step(
    gathering: Gathering, step: ChangeStep, key: str, setting: Setting, *, style: str = ""
) -> Button:
    """Return a button for one step of a change."""
    return setting.button(key, ChangeStepTap(gathering.id, step), style=style)


def _weeks_later(gathering: Gathering, setting: Setting) -> list[tuple[str, str]]:
    """Return the next weeks at the same hour of the wall clock, as labels and memories."""
    if gathering.starts_at is None:
        return []
    local = gathering.starts_at.astimezone(setting.zone)
    days = (local.date() + timedelta(weeks=weeks) for weeks in _WEEKS)
    moments = [at_wall_clock(day, local.time(), setting.zone).at for day in days]
    return [
        (setting.when_plain(at), MoveTap(gathering.id, in_minutes(at)).pack())
        for at in moments
        if at > setting.now
    ]


def _parts(gathering: Gathering, parts: Sequence[Part], setting: Setting) -> tuple[Button, ...]:
    return tuple(
        setting.button(f"change.part_{part.value}", ChangePartTap(gathering.id, part))
        for part in parts
    )


def _cancel(gathering: Gathering, step: CancelStep, key: str, setting: Setting) -> Button:
    return setting.button(key, CancelTap(gathering.id, step))


def _more(gathering: Gathering, setting: Setting) -> Button:
    return step(gathering, ChangeStep.MORE, "change.back", setting)


def _after(said: Html | None, question: Html) -> Html:
    return Html(f"{said}\n\n{question}") if said else question
