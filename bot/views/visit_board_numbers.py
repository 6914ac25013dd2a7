"""A visit in numbers: on the dashboard, and above the list of its places."""

from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer, Headcount
from bot.domain.visit_board import Glance
from bot.texts import Html
from bot.views import meetings
from bot.views.labels import shortened
from bot.views.setting import Setting

_TITLE = 60


def board(glance: Glance, counts: Headcount, setting: Setting) -> Html:
    """Say on the dashboard how a visit stands; what is zero is left out."""
    words = setting.words
    rest = words(
        "visitors.rest",
        questions=some(glance.questions),
        listed=setting.when(glance.listed_at) if glance.listed_at else "",
        told_at=told_at(glance, setting),
    )
    return words(
        "visitors.board",
        coming=glance.coming,
        capacity=glance.places.capacity,
        offered=offered(glance, setting),
        waiting=some(glance.waiting),
        unconfirmed=some(glance.unconfirmed),
        again=some(counts.to_confirm),
        excused=some(counts.of(Answer.NO)),
        minimum=minimum(glance, setting),
        rest=rest,
    )


def numbers(glance: Glance, setting: Setting) -> Html:
    """Say above the list how many places there are."""
    return setting.words(
        "visitors.numbers",
        coming=glance.coming,
        capacity=glance.places.capacity,
        offered=offered(glance, setting),
        waiting=some(glance.waiting),
    )


def offered(glance: Glance, setting: Setting) -> str:
    """Say how many places are offered, and when the first offer ends."""
    if glance.offered_until is None:
        return ""
    until = setting.when_plain(glance.offered_until)
    return setting.words.plain("visitors.offered_until", offered=glance.offered, until=until)


def minimum(glance: Glance, setting: Setting) -> Html:
    """Say whether enough people come; nothing where any number is enough."""
    words, least = setting.words, glance.places.minimum
    if not least:
        return Html("")
    if not glance.missing:
        return words("visitors.enough", minimum=least)
    if glance.is_kept_small:
        return words("visitors.kept", minimum=least)
    return words("visitors.short", minimum=least, missing=glance.missing)


def told_at(glance: Glance, setting: Setting) -> str:
    """Name the meeting at which a visit is told."""
    meeting = glance.told_at
    if meeting is None:
        return setting.words.plain("visitors.told_next")
    title = shortened(meeting.title or setting.words.plain("draft.untitled"), limit=_TITLE)
    if meeting.starts_at is None:
        return title
    when = setting.when_plain(meeting.starts_at)
    return setting.words.plain("visitors.told_at", title=title, when=when)


def heading(gathering: Gathering, setting: Setting, *, key: str) -> Html:
    """Say which visit it is, and when."""
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    return setting.words(key, heading=meetings.heading(gathering, setting), when=when)


def until(moment: datetime | None, setting: Setting) -> Html:
    """Say until when a place is kept."""
    return setting.when(moment) if moment else Html("")


def some(number: int) -> str:
    """Leave the line of a zero out."""
    return str(number) if number else ""
