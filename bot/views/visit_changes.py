"""A published visit that is about to change: what can be, and how a visit is spoken of."""

from collections.abc import Mapping
from typing import Final

from bot.callbacks.changes import (
    CancelStep,
    CancelTap,
    ChangePartTap,
    ChangeStep,
    ChangeStepTap,
    EmptyPartTap,
)
from bot.callbacks.visit_drafts import VisitPartTap, Way
from bot.callbacks.visits import PlacesTap
from bot.calls import Button, Screen
from bot.domain.change import LINES, Part
from bot.domain.gathering import Gathering, Kind
from bot.domain.section import Section
from bot.domain.typed_visit import line_of
from bot.domain.visit import Visit
from bot.views.setting import Setting

_PAIRS: Final = (
    (Part.DATE, Part.END),
    (Part.PLACE, Part.MEETING_POINT),
    (Part.ACCESS, Part.CONTACT),
    (Part.TITLE, Part.TOPIC),
)
SAID: Final[Mapping[str, str]] = {
    "change.cancel": "visit.cancel_button",
    "change.is_cancelled": "visit.is_cancelled",
    "change.standing": "visit.standing",
    "change.ask_end": "visit.ask_end",
    "change.news_moved": "visit.news_moved",
    "change.news_postponed": "visit.news_postponed",
    "change.news_cancelled": "visit.news_cancelled",
    "change.news_reinstated": "visit.news_reinstated",
    "change.sure_to_reinstate": "visit.sure_to_reinstate",
    "change.tells": "visit.tells",
    "letter.announced": "visit.announced",
    "letter.moved": "visit.moved",
    "letter.dated": "visit.dated",
    "letter.reinstated": "visit.reinstated",
    "letter.changed": "visit.changed",
    "letter.cancelled": "visit.called_off",
    "letter.no_date_yet": "visit.no_date_yet",
    "letter.asked_yes": "visit.asked_yes",
    "letter.show": "visit.show",
    "mailing.show_button": "visit.show",
    "rsvp.cancelled": "visit.not_held",
    "rsvp.over": "visit.past",
    "card.cancelled": "visit.cancelled",
    "card.over": "visit.over",
    "change.news": "visit.news",
    "presence.letter": "presence.letter_visit",
    "presence.hint_skipped": "presence.skipped_visit",
    "presence.voices": "presence.who_hosts",
    "presence.who_told": "presence.who_hosted",
    "board.letter": "board.visit_letter",
    "board.letter_moved": "board.visit_letter_moved",
    "board.letter_cancelled": "board.visit_letter_cancelled",
    "board.timing_during": "board.visit_timing_during",
    "board.timing_after": "board.visit_timing_after",
    "calendar.file_cancelled": "calendar.visit_cancelled",
    "calendar.file_name": "calendar.visit_name",
    "late.team_no": "late.visit_no",
    "late.team_maybe": "late.visit_maybe",
    "late.team_yes": "late.visit_yes",
    "late.team_withdrawn": "late.visit_withdrawn",
    "error.guess_left": "visit.guess_left",
    "share.how": "share.visit_how",
    "share.text": "share.visit_text",
    "share.button": "visit.share",
    "share.poster_caption": "share.visit_poster",
    "share.code_name": "share.visit_code",
}
"""What is said otherwise of a visit than of a meeting."""


def said_of(gathering: Gathering, key: str) -> str:
    """Return the key of a sentence as it is said of this gathering."""
    return SAID.get(key, key) if gathering.kind is Kind.VISIT else key


def rows(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Offer the parts of a visit; its host and where it is told change at once."""
    which = gathering.id
    pairs = tuple(
        tuple(
            setting.button(f"change.part_{part.value}", ChangePartTap(which, part))
            for part in pair
        )
        for pair in _PAIRS
    )
    at_once = tuple(
        setting.button(f"draft.section_{section.value}", VisitPartTap(which, section, Way.LIVE))
        for section in (Section.HOST, Section.TOLD_AT)
    )
    return (*pairs, at_once, (setting.button("visit.places_button", PlacesTap(which)),))


def ask_line(gathering: Gathering, visit: Visit, part: Part, setting: Setting) -> Screen:
    """Ask for one line of a visit, and say who will read it."""
    section = LINES[part]
    value = line_of(visit, section)
    text = setting.words(
        "visit.section",
        said="",
        name=setting.words.plain(f"draft.section_{section.value}"),
        value=value,
        ask=setting.words(f"visit.write_{section.value}"),
        reader="" if part is Part.TOPIC else setting.words("visit.reader"),
        others="",
    )
    out = setting.button("change.take_out", EmptyPartTap(gathering.id, part))
    back = setting.button("change.back", ChangeStepTap(gathering.id, ChangeStep.MORE))
    return Screen(text, (*(((out,),) if value else ()), (back,)))


def lines(visit: Visit) -> Mapping[str, str]:
    """Say, to who has a place, where to meet, how to get in, whom to call."""
    return {
        "meeting_point": visit.meeting_point,
        "access": visit.access,
        "contact": line_of(visit, Section.CONTACT),
    }


def other_date(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Offer to hold a visit that was called off on another date: its places and its line stay."""
    if gathering.kind is not Kind.VISIT:
        return ()
    tap = CancelTap(gathering.id, CancelStep.OTHER_DATE)
    return ((setting.button("visit.other_date_button", tap),),)
