"""What members read when we write first: each message stands on its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.callbacks.meetings import CalendarTap, ShowTap
from bot.callbacks.people import Errand, MenuTap, RsvpTap
from bot.calls import Button, Screen
from bot.domain.calendar_entry import may_read_the_link
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.letter import PROGRAMME
from bot.domain.place import Format
from bot.domain.rsvp import Answer
from bot.domain.visit import Visit, has_place
from bot.services.feedback_letters import FeedbackLetter, FirstAfter
from bot.services.host_letters import HostLetter
from bot.services.letters import Letter, Notice
from bot.services.mailing_letters import Message, Nudge
from bot.services.moved_letters import MovedLetter
from bot.services.offers_letters import CallEnded, PlaceUsed
from bot.services.place_letters import PlaceLetter
from bot.services.reminder_letters import Reminder
from bot.services.report_letters import ReportLetter
from bot.services.teller_letters import TellerLetter
from bot.texts import Html
from bot.views import (
    feedbacks,
    host_letters,
    mailing_letters,
    moved_letters,
    offers_letters,
    place_letters,
    reminders,
    report_letters,
    report_pages,
    teller_letters,
    visit_words,
)
from bot.views.meetings import answer_buttons, blocks, place_of, visit_buttons, where
from bot.views.own_cards import own_card
from bot.views.setting import Setting
from bot.views.team_letters import team_letter
from bot.views.visit_changes import lines, said_of

Rows = tuple[tuple[Button, ...], ...]


def letter(letter: Letter, setting: Setting) -> Screen:
    """Put one message into its reader's words, as things are now."""
    match letter:
        case Notice():
            screen = _NOTICES[letter.kind](letter, setting)
        case Reminder():
            screen = reminders.reminder(letter, setting)
        case Nudge():
            screen = mailing_letters.nudge(letter, setting)
        case Message():
            screen = mailing_letters.message(letter, setting)
        case FeedbackLetter() | FirstAfter() | ReportLetter():
            screen = _afterwards(letter, setting)
        case PlaceLetter() | MovedLetter() | HostLetter() | TellerLetter():
            screen = _of_visit(letter, setting)
        case PlaceUsed() | CallEnded():
            screen = offers_letters.letter(letter, setting)
        case _:
            screen = team_letter(letter, setting)
    return screen


def _afterwards(letter: FeedbackLetter | FirstAfter | ReportLetter, setting: Setting) -> Screen:
    match letter:
        case FeedbackLetter() if letter.asking.gathering.kind is GatheringKind.VISIT:
            return visit_words.letter(letter, setting)
        case FeedbackLetter():
            return feedbacks.letter(letter, setting)
        case FirstAfter():
            return feedbacks.first_after(letter, setting)
        case ReportLetter():
            return report_letters.letter(letter, setting)


def _of_visit(
    letter: PlaceLetter | MovedLetter | HostLetter | TellerLetter, setting: Setting
) -> Screen:
    match letter:
        case PlaceLetter():
            return place_letters.letter(letter, setting)
        case MovedLetter():
            return moved_letters.letter(letter, setting)
        case HostLetter():
            return host_letters.letter(letter, setting)
        case TellerLetter():
            return teller_letters.letter(letter, setting)


def _announced(letter: Notice, setting: Setting) -> Screen:
    card = own_card(letter.seen, setting)
    key = said_of(letter.seen.gathering, "letter.announced")
    text = blocks(setting.words(key), Html(card.text))
    latest = report_pages.latest_rows(letter.told_last, setting)
    return replace(card, text=text, buttons=(*card.buttons, *latest))


def _moved(letter: Notice, setting: Setting) -> Screen:
    gathering = letter.seen.gathering
    has_date = gathering.starts_at is not None
    text = setting.words(
        said_of(gathering, "letter.moved" if letter.before else "letter.dated"),
        title=gathering.title,
        before=setting.when(letter.before) if letter.before else "",
        when=_when(gathering, setting),
        where=where(gathering, setting),
    )
    if not has_date:
        return Screen(blocks(text, _no_date_yet(letter, setting)), _next(setting))
    return Screen(blocks(text, _question(letter, setting)), _answers(letter, setting))


def _no_date_yet(letter: Notice, setting: Setting) -> Html:
    """Say what is kept until there is a date: a place, a turn to get one, or an answer."""
    words, rsvp = setting.words, letter.seen.rsvp
    if letter.seen.waiting is not None:
        waits = words("visit.asked_waiting")
        return Html(f"{waits}\n{words('letter.no_date_yet_silent')}")
    if rsvp is None:
        return words("letter.no_date_yet_silent")
    key = "letter.no_date_yet"
    return words(said_of(letter.seen.gathering, key) if rsvp.answer is Answer.YES else key)


def _reinstated(letter: Notice, setting: Setting) -> Screen:
    gathering = letter.seen.gathering
    text = setting.words(
        said_of(gathering, "letter.reinstated"),
        title=gathering.title,
        when=_when(gathering, setting),
        where=where(gathering, setting),
    )
    return Screen(blocks(text, _question(letter, setting)), _answers(letter, setting))


def _changed(letter: Notice, setting: Setting) -> Screen:
    gathering, comes = letter.seen.gathering, may_read_the_link(letter.seen.rsvp)
    is_online = gathering.format in {Format.VIDEO, Format.HYBRID}
    parts = letter.what.split(",")
    ends_anew = "end" in parts
    own: Mapping[str, object] = {
        "link": gathering.online_url if comes and is_online else "",
        "programme": setting.words("letter.programme") if PROGRAMME in parts else "",
    }
    visit = letter.seen.visit
    if visit is not None:
        is_inside = letter.receives or has_place(letter.seen.rsvp)
        own = lines(visit if is_inside else Visit(gathering.id))
    text = setting.words(
        _for_hosts(letter, "visit.changed_host", said_of(gathering, "letter.changed")),
        title=gathering.title,
        when=_when(gathering, setting),
        end=setting.when(gathering.ends_at) if gathering.ends_at and ends_anew else "",
        where=place_of(letter.seen, setting, receives=letter.receives),
        **own,
    )
    show = (setting.button(said_of(gathering, "letter.show"), ShowTap(gathering.id)),)
    human = _human(setting) if _only_receives(letter) else ()
    return Screen(text, (show, *human, *_calendar(letter, setting)))


def _only_receives(letter: Notice) -> bool:
    """Tell whether somebody opens their doors to a visit, and answered nothing for themselves."""
    return letter.receives and letter.seen.rsvp is None


def _for_hosts(letter: Notice, theirs: str, others: str) -> str:
    """Return what is said to who opens their doors, unless they keep a place as a visitor."""
    return theirs if letter.receives and not has_place(letter.seen.rsvp) else others


def _cancelled(letter: Notice, setting: Setting) -> Screen:
    gathering = letter.seen.gathering
    text = setting.words(
        _for_hosts(letter, "visit.called_off_host", said_of(gathering, "letter.cancelled")),
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        reason=gathering.cancel_reason,
    )
    rows = _human(setting) if _only_receives(letter) else _next(setting)
    return Screen(text, (*rows, *_calendar(letter, setting)))


def _when(gathering: Gathering, setting: Setting) -> Html:
    if gathering.starts_at is None:
        return setting.words("letter.undated")
    return setting.when(gathering.starts_at)


def _question(letter: Notice, setting: Setting) -> Html:
    """Ask again, remembering what was said: the excused too, for it may suit them now."""
    rsvp, waiting = letter.seen.rsvp, letter.seen.waiting
    if _only_receives(letter):
        return setting.words("visit.asked_host")
    if waiting is not None:
        until = waiting.offer_until
        key = "visit.asked_offered" if until else "visit.asked_waiting"
        return setting.words(key, **({"until": setting.when(until)} if until else {}))
    if rsvp and rsvp.answer is Answer.YES:
        return setting.words(said_of(letter.seen.gathering, "letter.asked_yes"))
    return setting.words(f"letter.asked_{rsvp.answer.value}" if rsvp else "letter.asked_anew")


def _answers(letter: Notice, setting: Setting) -> Rows:
    """Offer the three answers; to those who came already, the first one says so."""
    gathering_id, rsvp = letter.seen.gathering.id, letter.seen.rsvp
    if _only_receives(letter):
        return _human(setting)
    if letter.seen.waiting is not None:  # their own card says what they can do
        return ((setting.button("visit.show", ShowTap(gathering_id)),),)
    is_visit = letter.seen.gathering.kind is GatheringKind.VISIT
    offered = (visit_buttons if is_visit else answer_buttons)(gathering_id, setting)
    (yes, *rest), *more = offered
    if rsvp and rsvp.answer is Answer.YES:
        tap = RsvpTap(gathering_id, Answer.YES)
        yes = setting.button("letter.still_good", tap, style="success")
    return ((yes, *rest), *more)


def _calendar(letter: Notice, setting: Setting) -> Rows:
    """Offer the calendar entry to those who may have one: changed or taken back, it is new."""
    rsvp, gathering = letter.seen.rsvp, letter.seen.gathering
    if rsvp is None or rsvp.answer is not Answer.YES:
        return ()
    return ((setting.button("letter.calendar", CalendarTap(gathering.id)),),)


def _human(setting: Setting) -> Rows:
    return ((setting.button("button.human", MenuTap(Errand.HUMAN)),),)


def _next(setting: Setting) -> Rows:
    return ((setting.button("button.next", MenuTap(Errand.NEXT)),),)


_NOTICES: Final = {
    Kind.ANNOUNCEMENT: _announced,
    Kind.MOVED: _moved,
    Kind.CHANGED: _changed,
    Kind.CANCELLED: _cancelled,
    Kind.REINSTATED: _reinstated,
}
