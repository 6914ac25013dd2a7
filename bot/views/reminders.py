"""What members are reminded of: each message stands on its own, and can be answered in it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.callbacks.meetings import HandTap, ShowTap
from bot.callbacks.people import RsvpTap
from bot.callbacks.profiles import MyPart, MyTap
from bot.callbacks.reminders import Hush, HushTap
from bot.callbacks.rsvps import OwnStep, OwnTap
from bot.calls import Button, Screen
from bot.domain.appointment import Stage
from bot.domain.calendar_entry import may_read_the_link
from bot.domain.gathering import Gathering, Kind
from bot.domain.place import Format
from bot.domain.rsvp import Answer, Rsvp
from bot.services.meetings import Seen
from bot.services.reminder_letters import Reminder
from bot.texts import Html, dates
from bot.views import visit_reminders
from bot.views.meetings import answer_buttons, blocks, link_rows, where
from bot.views.programmes import title_of
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

Rows = tuple[tuple[Button, ...], ...]

_MOST_ITEMS: Final = 3
_SOON: Final = timedelta(minutes=3)
_AN_HOUR: Final = (timedelta(minutes=55), timedelta(minutes=61))
_STEP: Final = timedelta(minutes=5)


def reminder(letter: Reminder, setting: Setting) -> Screen:
    """Put one reminder into its reader's words, as things are now."""
    if letter.seen.gathering.kind is Kind.VISIT:
        return _of_visit(letter, setting)
    comes = _comes(letter.seen.rsvp)
    match letter.stage:
        case Stage.LAST:
            return _last(letter, setting)
        case Stage.DETAILS if comes:
            return _details(letter, setting)
        case _:
            return _open(letter, setting)


def _of_visit(letter: Reminder, setting: Setting) -> Screen:
    if letter.stage is not Stage.LAST:
        return visit_reminders.details(letter, setting)
    wait = _wait(letter.seen.gathering.starts_at, setting)
    return visit_reminders.last(letter, setting, wait=wait)


def hushed(seen: Seen, setting: Setting) -> Screen:
    """Say that nobody is reminded of it any more, with the way back."""
    gathering = seen.gathering
    card = OwnTap(gathering.id, OwnStep.CARD)
    return Screen(
        setting.words("remind.hushed", title=gathering.title),
        (
            (setting.button(said_of(gathering, "letter.show"), card),),
            (setting.button("remind.again_button", HushTap(gathering.id, Hush.REMIND)),),
            (setting.button("remind.kinds_button", MyTap(MyPart.MESSAGES)),),
        ),
    )


def _comes(rsvp: Rsvp | None) -> bool:
    return rsvp is not None and rsvp.answer is Answer.YES and not rsvp.to_confirm


def _open(letter: Reminder, setting: Setting) -> Screen:
    """Ask those who have not answered, are unsure, or answered for another date."""
    gathering = letter.seen.gathering
    tells_how = letter.stage is Stage.DETAILS
    text = blocks(
        _facts(letter.seen, setting, with_access=tells_how),
        setting.words(_question(letter)),
    )
    return Screen(text, (*_answers(letter.seen, setting), *_hush(gathering, setting)))


def _question(letter: Reminder) -> str:
    rsvp, gathering = letter.seen.rsvp, letter.seen.gathering
    if rsvp is not None and rsvp.to_confirm:
        return "remind.ask_again"
    if letter.stage is Stage.DETAILS:
        is_video = gathering.format is Format.VIDEO
        return "remind.open_video" if is_video else "remind.open_door"
    return "remind.ask_unsure" if rsvp else "remind.ask_silent"


def _answers(seen: Seen, setting: Setting) -> Rows:
    """Offer the three answers; to those who came to another date, the first one says so."""
    gathering_id, rsvp = seen.gathering.id, seen.rsvp
    (yes, *rest), *more = answer_buttons(gathering_id, setting)
    if rsvp and rsvp.answer is Answer.YES:
        tap = RsvpTap(gathering_id, Answer.YES)
        yes = setting.button("letter.still_good", tap, style="success")
    return ((yes, *rest), *more)


def _details(letter: Reminder, setting: Setting) -> Screen:
    """Tell those who come where and how, and let them say that they cannot after all."""
    gathering = letter.seen.gathering
    is_online = gathering.format in {Format.VIDEO, Format.HYBRID}
    before = timedelta(minutes=letter.last_before)
    how = setting.words(
        "remind.details_video",
        link=setting.words("remind.link_later", before=setting.duration(before)) if before else "",
    )
    text = blocks(
        _facts(letter.seen, setting, with_access=True),
        *([how] if is_online else []),
        setting.words("remind.something_came_up"),
    )
    still = setting.button("own.still_button", RsvpTap(gathering.id, Answer.YES), style="success")
    hand = (setting.button("remind.try_button", HandTap(gathering.id)),)
    rows = ((still,), _cannot(gathering, setting), *((hand,) if is_online else ()))
    return Screen(text, (*rows, *_hush(gathering, setting)))


def _last(letter: Reminder, setting: Setting) -> Screen:
    """Tell those who come where it is, or give them the link, in the hour before."""
    gathering = letter.seen.gathering
    is_ours = gathering.kind is not Kind.RELAY
    lead = "remind.meet" if is_ours else "remind.begins"
    place = gathering.place
    text = setting.words(
        "remind.last",
        lead=setting.words(
            lead,
            wait=_wait(gathering.starts_at, setting),
            title=gathering.title,
            when=_when(gathering, setting),
        ),
        where=where(gathering, setting),
        landmark=place.landmark if place else "",
        link=_link(letter.seen, setting),
        kind=setting.words(_kindly(gathering)) if is_ours else "",
        contact=setting.community.human_contact if is_ours else "",
    )
    rows = (*_way_in(letter.seen, setting), _cannot(gathering, setting))
    return Screen(text, (*rows, *_hush(gathering, setting)))


def _facts(seen: Seen, setting: Setting, *, with_access: bool) -> Html:
    gathering = seen.gathering
    place = gathering.place if with_access else None
    items = seen.programme.items[:_MOST_ITEMS] if with_access else ()
    return setting.words(
        "remind.facts",
        lead=_lead(gathering, setting),
        where=where(gathering, setting),
        access=place.access if place else "",
        landmark=place.landmark if place else "",
        story=gathering.story_title,
        items=", ".join(title_of(item, setting) for item in items),
    )


def _lead(gathering: Gathering, setting: Setting) -> Html:
    """Say when it is as people do, if they have a word for it, and in full."""
    when, title = _when(gathering, setting), gathering.title
    if gathering.starts_at is None:
        return setting.words("remind.dated", title=title, when=when)
    day = gathering.starts_at.astimezone(setting.zone).date()
    near = dates.near_day(day, today=setting.today, language=setting.words.language)
    key = "remind.soon" if near else "remind.dated"
    return setting.words(key, day=near, title=title, when=when)


def _when(gathering: Gathering, setting: Setting) -> Html:
    if gathering.starts_at is None:
        return setting.words("letter.undated")
    return setting.when(gathering.starts_at)


def _wait(starts_at: datetime | None, setting: Setting) -> str:
    """Say how long it is until it begins, from when this is read: « dans une heure »."""
    words = setting.words
    left = starts_at - setting.now if starts_at else timedelta(0)
    if left < _SOON:
        return words.plain("remind.now")
    if _AN_HOUR[0] <= left < _AN_HOUR[1]:
        return words.plain("remind.in_an_hour")
    rounded = -(-left // _STEP) * _STEP
    return words.plain("remind.in_a_while", length=setting.duration(rounded))


def _kindly(gathering: Gathering) -> str:
    match gathering.format:
        case Format.VIDEO:
            return "remind.late_video"
        case Format.HYBRID | Format.IN_PERSON | Format.UNDECIDED:
            return "remind.late_room"
        case _:
            assert_never(gathering.format)


def _link(seen: Seen, setting: Setting) -> Html | str:
    """Return the line with the link, for those who come and nobody else."""
    gathering = seen.gathering
    if not _is_online(gathering) or not may_read_the_link(seen.rsvp):
        return ""
    if not gathering.online_url:
        return setting.words("remind.link_missing")
    return setting.words("remind.link", link=gathering.online_url)


def _way_in(seen: Seen, setting: Setting) -> Rows:
    """Return the button to the video, or to the card where the link will stand."""
    gathering = seen.gathering
    if gathering.kind is Kind.RELAY:
        return link_rows(gathering, setting)
    if not _is_online(gathering) or not may_read_the_link(seen.rsvp):
        return ()
    if not gathering.online_url:
        return ((setting.button("letter.show", ShowTap(gathering.id)),),)
    return ((Button(setting.words.plain("remind.join_button"), url=gathering.online_url),),)


def _is_online(gathering: Gathering) -> bool:
    return gathering.format in {Format.VIDEO, Format.HYBRID} and gathering.kind is not Kind.RELAY


def _cannot(gathering: Gathering, setting: Setting) -> tuple[Button, ...]:
    return (setting.button("own.cannot_button", RsvpTap(gathering.id, Answer.NO)),)


def _hush(gathering: Gathering, setting: Setting) -> Sequence[tuple[Button, ...]]:
    return ((setting.button("remind.hush_button", HushTap(gathering.id, Hush.HUSH)),),)
