"""What a person hears after an answer."""

from bot.callbacks.meetings import BoardTap, HandTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.rsvps import OwnStep, OwnTap
from bot.calls import Screen
from bot.domain.gathering import Gathering, Kind
from bot.domain.rsvp import Answer
from bot.services.rsvps import Answered
from bot.texts import Words
from bot.views import places
from bot.views.setting import Setting


def said(answered: Answered, words: Words, *, invite: bool = False, is_today: bool = False) -> str:
    """
    Return one short plain line.

    `invite` adds how to reach us in private; `is_today` says that the meeting is today.
    """
    is_visit = answered.gathering.kind is Kind.VISIT
    key = places.key_of(answered) if is_visit else _key(answered, is_today=is_today)
    line = words.plain(key)
    return words.plain("rsvp.open_me", said=line) if invite else line


def is_today(gathering: Gathering, setting: Setting) -> bool:
    """Tell whether a gathering begins on this very day of the community."""
    starts_at = gathering.starts_at
    return starts_at is not None and starts_at.astimezone(setting.zone).date() == setting.today


def first_time(gathering: Gathering, setting: Setting) -> Screen:
    """Tell somebody who has never come how it goes."""
    text = setting.words("own.first_time", welcomer=setting.community.welcomer)
    which = gathering.id
    bring = setting.button("own.bring_button", OwnTap(which, OwnStep.GUESTS))
    hand = setting.button("own.hand_button", HandTap(which))
    question = setting.button("own.question_button", MenuTap(Errand.HUMAN))
    return Screen(text, ((bring,), (hand,), (question,)))


def missed_report(name: str, gathering: Gathering, setting: Setting) -> Screen:
    """Tell an organiser that somebody excused themselves after the report."""
    return _for_team("late.for_team", name, gathering, setting)


def _for_team(key: str, name: str, gathering: Gathering, setting: Setting) -> Screen:
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    board = setting.button("late.board_button", BoardTap(gathering.id))
    return Screen(setting.words(key, name=name, title=gathering.title, when=when), ((board,),))


def _key(answered: Answered, *, is_today: bool) -> str:
    if answered.is_same:
        return "rsvp.same"
    if answered.is_confirmed:
        return "rsvp.confirmed"
    if special := _of_the_day(answered, is_today=is_today):
        return special
    if answered.before is None:
        return f"rsvp.{answered.answer.value}"
    return f"rsvp.changed_{answered.answer.value}"


def _of_the_day(answered: Answered, *, is_today: bool) -> str:
    """Return what is said on the day itself, of a yes or a no; else nothing."""
    match answered.answer:
        case Answer.YES if answered.is_under_way:
            return "rsvp.under_way"
        case Answer.NO if answered.is_under_way:
            return "rsvp.no_late"
        case Answer.YES if is_today:
            return "rsvp.yes_today"
        case Answer.NO if is_today:
            return "rsvp.no_today"
        case Answer.YES | Answer.NO | Answer.MAYBE:
            return ""
