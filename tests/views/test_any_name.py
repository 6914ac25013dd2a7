"""Whatever people are called, Telegram reads every screen, and the name stands in it as typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given, settings, strategies as st

from bot.calls import Screen
from bot.domain.draft import Waiting, WaitingPage
from bot.domain.gathering import TITLE_LENGTH, Gathering, Kind
from bot.domain.member import NAME_LENGTH
from bot.domain.naming import name_or
from bot.domain.organisation import ORGANISATION_NAME_LENGTH, Organisation
from bot.domain.place import Format, Place
from bot.domain.programme import (
    LONGEST_ITEM,
    MOST_ITEMS,
    MOST_SPEAKERS,
    NAME_LENGTH as SPEAKER_NAME_LENGTH,
    AgendaItem,
    Programme,
    Speaker,
)
from bot.domain.reminder import STAGES
from bot.domain.rsvp import Answer, Headcount, Rsvp
from bot.domain.section import Edit, Section
from bot.sandbox.entities import formatted
from bot.services import sections
from bot.services.meetings import Seen
from bot.services.members import Page
from bot.services.previews import Preview
from bot.services.publications import Reach
from bot.services.reminder_letters import Reminder
from bot.views import (
    calendar,
    draft_choice,
    draft_lines,
    draft_sections,
    drafts,
    meetings,
    menus,
    privacy,
    reminders,
    welcome,
)
from bot.views.own_cards import own_card
from bot.views.setting import Setting
from tests.views.scene import DRAFT, ENGLISH, FRENCH, MEETING, NOW, STARTS, YVES, problems

TRICKY = "<b>&amp;</b> {name} %s \N{RIGHT-TO-LEFT OVERRIDE}\\ ' \" `*_[x](y) « é » 👨‍👩‍👧 ليلى"
TYPED = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="<>&;b/{}\"'éé ", max_size=80),
    st.text(alphabet=st.characters(categories=["So", "Cf", "Mn", "Lo"]), max_size=80),
)
BOTH = [FRENCH, ENGLISH]
EACH = pytest.mark.parametrize("setting", BOTH, ids=["fr", "en"])


def called(typed: str, limit: int) -> str:
    return name_or(typed, limit=limit, otherwise="?")


def meeting_of(typed: str) -> Gathering:
    """Return a meeting in which every fact that people type is `typed`."""
    line = called(typed, TITLE_LENGTH)
    return replace(
        MEETING,
        title=line,
        question=line,
        place=Place(3, line, address=line),
        story_title=line,
        tellers=line,
        held_by=line,
    )


def programme_of(meeting: Gathering) -> Programme:
    """Return the longest programme there can be, in the words of a meeting's title."""
    name = called(meeting.title, SPEAKER_NAME_LENGTH)
    speaker = Speaker(name, name, name)
    items = (AgendaItem(meeting.title, LONGEST_ITEM),) * MOST_ITEMS
    hosts = (replace(speaker, hosts=True),) * (MOST_SPEAKERS // 2)
    return Programme(items, (*hosts, *(speaker,) * (MOST_SPEAKERS // 2)))


def edits_of(meeting: Gathering) -> list[Edit]:
    return [Edit(2, called(meeting.title, NAME_LENGTH), Section.AGENDA, NOW)] * 4


def waiting_page(meeting: Gathering) -> WaitingPage:
    waiting = Waiting(meeting, called(meeting.title, NAME_LENGTH), NOW - timedelta(days=40))
    return WaitingPage((waiting,) * 8, 1, is_last=False)


def screens_of_meetings(meeting: Gathering, setting: Setting) -> Iterator[Screen]:
    everybody = Headcount(dict.fromkeys(Answer, 10**6), dict.fromkeys(Answer, 10**6))
    programme = programme_of(meeting)
    for format_, kind in product(Format, Kind):
        one = replace(meeting, format=format_, kind=kind)
        yield meetings.group_card(Seen(one, everybody, programme=programme), setting)
        maybe = Rsvp(1, 1, Answer.MAYBE)
        yield own_card(Seen(one, everybody, maybe, programme), setting)
        for stage, rsvp in product(STAGES, (None, maybe, Rsvp(1, 1, Answer.YES))):
            seen = Seen(one, everybody, rsvp, programme)
            yield reminders.reminder(Reminder(YVES, seen, stage, 60), setting)
    yield reminders.hushed(Seen(meeting), setting)
    yield draft_choice.resume(Waiting(meeting, meeting.title, NOW), setting)
    yield draft_choice.choose(waiting_page(meeting), setting)
    yield draft_choice.ask_drop(meeting, setting)
    yield drafts.preview(
        Preview(Seen(meeting), Reach(12, 10**6, 10**6), edits_of(meeting)), setting
    )


def screens_of_people(name: str, setting: Setting) -> Iterator[Screen]:
    yves = replace(YVES, name=name)
    yield welcome.welcome(name, setting)
    yield welcome.done(yves, MEETING, setting)
    yield welcome.back(yves, setting)
    yield welcome.arrival(yves, name, setting)
    yield welcome.is_it_one_of([], name, setting)


def screens_with_labels(name: str, setting: Setting) -> Iterator[Screen]:
    """Return the screens that show a name on buttons only."""
    organisation = Organisation(2**40, called(name, ORGANISATION_NAME_LENGTH))
    yield from screens_of_sections(meeting_of(name), setting)
    yield welcome.ask_name(name, setting)
    yield welcome.ask_organisation(Page([organisation] * 8, 1, is_last=False), setting)
    yield welcome.is_it_one_of([organisation] * 6, name or "?", setting)
    yield drafts.ask_place(DRAFT, (Place(2**40, organisation.name),) * 8, setting)


def screens_of_sections(meeting: Gathering, setting: Setting) -> Iterator[Screen]:
    programme, others = programme_of(meeting), edits_of(meeting)
    for section in sections.TYPED:
        yield draft_sections.ask_line(meeting, section, setting, others=others)
    for section in (Section.AGENDA, Section.SPEAKERS):
        yield draft_lines.lines(meeting, programme, section, setting, others=others)
        yield draft_lines.one_line(meeting, programme, section, 1, setting)
    for kind in Kind:
        one = replace(meeting, kind=kind)
        yield draft_sections.sections(one, programme, setting, others=others)
    yield draft_sections.ask_end(meeting, setting, others=others)


def screens_without_names(setting: Setting) -> Iterator[Screen]:
    yield from (welcome.more(setting), welcome.declined(setting), welcome.bad_link(setting))
    yield from (menus.menu(setting), privacy.notice(setting), menus.human(setting))
    yield from (menus.help_(setting, is_organiser=True), menus.no_meeting(setting))
    yield from (menus.link_offer(setting), menus.linked(setting), drafts.ask_title(DRAFT, setting))
    yield from (drafts.ask_format(DRAFT, setting), drafts.ask_date(DRAFT, setting))
    yield drafts.ask_hour(DRAFT, date(2026, 12, 5), setting)
    yield from (calendar.calendar(DRAFT, 2026 * 12 + month, setting) for month in range(10, 23))


def words_of(screen: Screen) -> str:
    return formatted(screen.text, "HTML", None)[0]


@EACH
@settings(max_examples=40, deadline=None)
@given(typed=TYPED)
@example(typed=TRICKY)
@example(typed="é" * 400)
@example(typed="👨‍👩‍👧" * 80)
def test_a_meeting_is_shown_as_its_authors_typed_it(setting, typed):
    meeting = meeting_of(typed)

    for screen in screens_of_meetings(meeting, setting):
        assert problems(screen) == []
        assert meeting.title in words_of(screen)


@EACH
@settings(max_examples=40, deadline=None)
@given(typed=TYPED)
@example(typed=TRICKY)
def test_people_are_called_as_they_typed_it(setting, typed):
    name = called(typed, NAME_LENGTH)

    for screen in screens_of_people(name, setting):
        assert problems(screen) == []
        assert name in words_of(screen)


@EACH
@settings(max_examples=40, deadline=None)
@given(name=st.text(min_size=1, max_size=64))
@example(name=TRICKY[:64])
@example(name="\u202e")
def test_any_name_on_telegram_fits_on_a_screen_and_its_buttons(setting, name):
    screens = [welcome.welcome(name, setting), *screens_with_labels(name, setting)]

    assert [problem for screen in screens for problem in problems(screen)] == []


@EACH
def test_telegram_takes_every_other_screen(setting):
    shown = [*screens_without_names(setting)]

    assert [problem for screen in shown for problem in problems(screen)] == []
    assert len(shown) > 20


@EACH
def test_the_longest_meeting_fits_in_a_message(setting):
    longest = replace(
        meeting_of("é" * 400),
        starts_at=STARTS,
        ends_at=STARTS + timedelta(days=99, minutes=59),
        ordinal=10**6,
    )

    shown = [*screens_of_meetings(longest, setting)]

    assert max(len(words_of(screen)) for screen in shown) < 4096
