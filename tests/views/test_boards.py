"""The screens of organisers fit in a message of Telegram, whatever people are called."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.callbacks.people import RsvpTap
from bot.domain.account import Account, Outcome
from bot.domain.appointment import Stage
from bot.domain.board import (
    NEWS,
    PAGE,
    WORDS_PAGE,
    Change,
    Listing,
    Named,
    News,
    Order,
    Sheet,
    Slice,
    Titled,
    Totals,
    Word,
)
from bot.domain.gathering import Status
from bot.domain.manner import Kind
from bot.domain.member import Channel, Member
from bot.domain.places import Places
from bot.domain.rsvp import Answer, Headcount, Readers, Rsvp, Via
from bot.domain.visit import Visit
from bot.domain.visit_board import Glance
from bot.services.accounts import Told
from bot.services.board_words import WordsPage
from bot.services.boards import Board, Roll, Sight, ToTell
from bot.services.noting import Noted
from bot.services.on_behalf import Picked
from bot.views import accounts, board_pages, boards, on_behalf, visit_board_numbers
from bot.views.meetings import visit_buttons
from tests.texts.keys import TOLD_ALONE
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, STARTS, problems, read
from tests.views.told import TOLD

EACH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
NAME, LINE = "<&é" * 21, "<&é" * 40
LONG = replace(MEETING, id=2**40, title=LINE, question=LINE, cancel_reason=LINE)
RSVP = Rsvp(
    2**40,
    2**40,
    Answer.MAYBE,
    guests=3,
    answered_at=STARTS,
    guest_names=LINE,
    listens=True,
    word="é" * 300,
    stand_in=LINE,
    stand_ins=3,
    via=Via.IN_PERSON,
    entered_by=1,
)
PERSON = Named(
    member_id=2**40,
    name=NAME,
    organisations=", ".join([LINE[:80]] * 9),
    rsvp=RSVP,
    noted_by=NAME,
    channel=Channel.TELEGRAM,
    contact_note=LINE,
    is_first=True,
)
SEES_ALL = Sight(names=True, words=True, changes=True, answers_for=True)
NEWS_OF_ALL = News(
    NOW - timedelta(days=400), [Change(NAME, Answer.MAYBE, Answer.NO, 3)] * NEWS, total=10**6
)
MANY = Totals(
    Headcount(dict.fromkeys(Answer, 10**6), dict.fromkeys(Answer, 10**6), to_confirm=10**6),
    *([10**6] * 8),
)
MISSED = (Stage.CALL, Stage.DETAILS, Stage.LAST)
EVERY_ACCOUNT = [
    *(Account(kind, None, dict.fromkeys(Outcome, 10**4)) for kind in sorted(TOLD_ALONE)),
    *(Account(Kind.REMINDER, stage, dict.fromkeys(Outcome, 10**4)) for stage in MISSED),
]
PICKED = Picked(LONG, PERSON, Member(2**40, NAME), has_own=False)


def screens(setting):
    since = 2**41
    for status in Status:
        one = replace(LONG, status=status)
        yield boards.board(Board(one, MANY, SEES_ALL, NEWS_OF_ALL), setting)
        report = replace(TOLD, gathering=one) if status is Status.REPORTED else None
        yield board_pages.to_tell(ToTell(one, PERSON, report), setting, since=since)
    page = Slice([PERSON] * PAGE, 3, is_last=False)
    for listing, order in product(Listing, Order):
        roll = Roll(LONG, Sheet(listing, order, 3), page)
        yield board_pages.roll(roll, setting, since=since)
    word = Word(2**40, "é" * 300, Readers.MEETING, False, Answer.NO, NAME, PERSON.organisations)
    words = WordsPage(LONG, Slice([word] * WORDS_PAGE, 1, is_last=False), has_names=True)
    yield board_pages.words_page(words, setting, since=since)
    yield accounts.account(Told(LONG, EVERY_ACCOUNT, MISSED), setting, since=since)
    titled = [Titled(2**40, LINE, status, STARTS) for status in Status]
    yield boards.choose(titled, setting)
    yield boards.others(Slice(titled, 1, is_last=False), setting)
    yield boards.still_a_draft(LONG, setting)
    yield from screens_on_behalf(setting, titled, page)


def screens_on_behalf(setting, titled, page):
    noted = Noted(LONG, PICKED.member, PICKED.member, RSVP, is_new=True)
    yield on_behalf.choose(titled, setting)
    yield on_behalf.ask_who(LONG, page.shown, setting)
    yield on_behalf.found(2**40, page, NAME, setting)
    yield on_behalf.ask_channel(2**40, NAME, setting)
    yield on_behalf.ask_contact(2**40, NAME, setting)
    yield on_behalf.ask_answer(PICKED, setting)
    yield on_behalf.ask_answer(replace(PICKED, has_own=True), setting)
    yield on_behalf.ask_along(PICKED, 3, setting)
    yield on_behalf.ask_way(PICKED, Answer.YES, 3, setting)
    yield on_behalf.done(noted, setting)
    yield on_behalf.done(replace(noted, is_new=False), setting)
    yield on_behalf.to_check(noted, setting)
    yield on_behalf.ask_word(NAME, setting)
    yield on_behalf.ask_readers(PICKED, "é" * 300, setting)
    yield on_behalf.word_kept(PICKED, setting)
    yield on_behalf.taken_back(PICKED, setting)


@EACH
def test_the_fullest_screens_fit_in_a_message(setting):
    shown = [*screens(setting)]

    assert [problem for screen in shown for problem in problems(screen)] == []
    assert len(shown) > 40


def test_a_quiet_board_leaves_out_what_is_nothing():
    seen = Board(MEETING, Totals(), SEES_ALL, News(NOW))

    drawn = read(boards.board(seen, FRENCH))

    assert "\n\nJe viens : 0\nJe ne peux pas : 0\nJe ne sais pas encore : 0\n[" in drawn
    assert "[Modifier] [Partager]\n[Actualiser] [Autres rencontres]" in drawn
    assert "Qui vient" not in drawn


def test_a_person_is_told_of_with_what_surrounds_the_answer():
    rsvp = replace(RSVP, answer=Answer.YES, guest_names="Paul", stand_in="", stand_ins=0)
    ana = replace(PERSON, name="Ana", organisations="", noted_by="", rsvp=rsvp)
    roll = Roll(MEETING, Sheet(Listing.COMING), Slice([ana]))

    drawn = read(board_pages.roll(roll, FRENCH, since=0))

    said = "première venue, avec 3 personnes (Paul), pour écouter, réponse pendant la rencontre"
    noted = "réponse notée (de vive voix), a laissé un mot"
    assert f"Ana : {said}, {noted}\n" in drawn


def test_who_was_erased_has_no_name_and_keeps_a_place():
    gone = Named(3, "", rsvp=replace(RSVP, guests=0, listens=False, word="", entered_by=None))
    gone = replace(gone, rsvp=Rsvp(7, 3, Answer.NO, answered_at=NOW))
    roll = Roll(MEETING, Sheet(Listing.EXCUSED), Slice([gone]))

    assert "\nNom effacé\n" in read(board_pages.roll(roll, FRENCH, since=0))


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_who_does_not_come_to_a_visit_is_counted_in_the_words_of_the_button_they_used(setting):
    glance = Glance(Visit(MEETING.id), Places(MEETING.id, 4))
    [label] = (
        button.label
        for row in visit_buttons(MEETING.id, setting)
        for button in row
        if button.memory == RsvpTap(MEETING.id, Answer.NO).pack()
    )
    lines = visit_board_numbers.board(glance, Headcount({Answer.NO: 3}), setting).splitlines()

    assert any(line.startswith(label) and line.endswith(" 3") for line in lines)
