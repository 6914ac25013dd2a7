"""What those who have a place are told of a visit: two days before, and in the hour before."""

from datetime import datetime
from typing import Final

from bot.callbacks.people import RsvpTap
from bot.callbacks.visit_letters import Asking, QuestionTap, StillTap, TroubleTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer
from bot.domain.visit import Visit, has_place
from bot.services.meetings import Seen
from bot.services.reminder_letters import Reminder
from bot.texts import Html, dates
from bot.views.meetings import blocks, place_of
from bot.views.setting import Setting

Rows = tuple[tuple[Button, ...], ...]

_STILL_GOOD: Final = "letter.still_good"


def details(letter: Reminder, setting: Setting) -> Screen:
    """Tell who comes where to meet, ask whether they still do, and what they wonder."""
    seen = letter.seen
    if not has_place(seen.rsvp):
        return _asked_again(seen, setting)
    gathering, visit = seen.gathering, _visit(seen)
    text = setting.words(
        "visit.d2",
        lead=lead(gathering, setting),
        when=_when(gathering, setting),
        where=place_of(seen, setting),
        point=visit.meeting_point,
        access=_access(gathering, visit),
    )
    question = question_line(letter.question, setting)
    still = setting.button("own.still_button", StillTap(gathering.id), style="success")
    rows = (
        (still,),
        (_cannot(gathering, setting),),
        (question_button(gathering.id, letter.question, setting),),
        (setting.button("visit.trouble_button", TroubleTap(gathering.id)),),
    )
    return Screen(blocks(text, question), rows)


def last(letter: Reminder, setting: Setting, *, wait: str) -> Screen:
    """Tell who comes where to meet and whom to call; `wait` is how long it is until then."""
    gathering, visit = letter.seen.gathering, _visit(letter.seen)
    starts_at = gathering.starts_at
    place = gathering.place
    text = setting.words(
        "visit.h1",
        lead=setting.words(
            "visit.meet",
            wait=wait,
            title=gathering.title,
            hour=_hour(starts_at, setting) if starts_at else "",
        ),
        point=visit.meeting_point,
        where=place_of(letter.seen, setting),
        landmark=place.landmark if place else "",
        access=_access(gathering, visit),
        contact=contact(visit) or setting.community.human_contact,
    )
    rows = (
        (_cannot(gathering, setting),),
        (setting.button("visit.trouble_button", TroubleTap(gathering.id)),),
    )
    return Screen(text, rows)


def lead(gathering: Gathering, setting: Setting) -> Html:
    """Say which visit it is, and how near: « C’est demain : visite « … ». »."""
    near = near_day(gathering.starts_at, setting)
    key = "visit.lead_near" if near else "visit.lead_far"
    return setting.words(key, day=near, title=gathering.title)


def near_day(moment: datetime | None, setting: Setting) -> str:
    """Return the word for a day, empty if it has none."""
    if moment is None:
        return ""
    day = moment.astimezone(setting.zone).date()
    return dates.near_day(day, today=setting.today, language=setting.words.language)


def contact(visit: Visit) -> str:
    """Say whom to call on the way: a name, a number, or both."""
    return ", ".join(part for part in (visit.contact_name, visit.contact_phone) if part)


def question_line(question: str, setting: Setting) -> Html:
    """Ask what they would like to understand, or say what they asked."""
    key = "visit.question_mine" if question else "visit.question_ask"
    return setting.words(key, question=question)


def question_button(gathering_id: int, question: str, setting: Setting) -> Button:
    key = "visit.question_change" if question else "visit.question_write"
    return setting.button(key, QuestionTap(gathering_id, Asking.WRITE))


def _asked_again(seen: Seen, setting: Setting) -> Screen:
    """Ask who came to another date; where to meet is for those who say yes to this one."""
    gathering = seen.gathering
    text = setting.words(
        "visit.d2_again",
        lead=lead(gathering, setting),
        when=_when(gathering, setting),
        where=place_of(seen, setting),
    )
    yes = setting.button(_STILL_GOOD, RsvpTap(gathering.id, Answer.YES), style="success")
    rows = ((yes,), (_cannot(gathering, setting),))
    return Screen(blocks(text, setting.words("remind.ask_again")), rows)


def _visit(seen: Seen) -> Visit:
    return seen.visit or Visit(seen.gathering.id)


def _access(gathering: Gathering, visit: Visit) -> str:
    return visit.access or (gathering.place.access if gathering.place else "")


def _when(gathering: Gathering, setting: Setting) -> Html:
    if gathering.starts_at is None:
        return setting.words("letter.undated")
    return setting.when(gathering.starts_at)


def _hour(moment: datetime, setting: Setting) -> str:
    return dates.time(moment, zone=setting.zone, language=setting.words.language)


def _cannot(gathering: Gathering, setting: Setting) -> Button:
    return setting.button("own.cannot_button", RsvpTap(gathering.id, Answer.NO))
