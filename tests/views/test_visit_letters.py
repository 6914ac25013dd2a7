"""Letters about a visit fit one message, whatever people are called and however many they are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.appointment import Stage
from bot.domain.board import Slice, Totals
from bot.domain.delivery import Kind as Letter
from bot.domain.feedback import SENTENCE_LENGTH, Consent
from bot.domain.gathering import TITLE_LENGTH, Gathering, Kind
from bot.domain.member import NAME_LENGTH, Directory
from bot.domain.places import MOST_PLACES
from bot.domain.rsvp import WORD_LENGTH, Answer, Rsvp
from bot.domain.run_sheet import Aloud, Line, ToTell
from bot.domain.telling import VisitSaid, VisitTeller
from bot.domain.visit import Teller, Visit, VisitWord
from bot.domain.visit_call import Chosen, HostList, Small, Visitor
from bot.services.host_letters import Announced, Echo, HostLetter, Listed, Thanks
from bot.services.meetings import Seen
from bot.services.reminder_letters import Reminder
from bot.services.run_sheets import RunSheet
from bot.services.small_visits import Standing
from bot.services.telling import Told
from bot.views import host_letters, reminders, run_sheets, telling
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, YVES, problems, read

BOTH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
SIGNS = pytest.mark.parametrize("sign", ["é", "&", "<", "\N{GRINNING FACE}"])
STARTS = NOW + timedelta(days=2)
VISIT = replace(MEETING, kind=Kind.VISIT, starts_at=STARTS, ends_at=None, ordinal=None)
YES = Rsvp(7, 2, Answer.YES)
SHOWN = Directory.NAME_AND_ORGANISATION


def seen(sign: str = "é", *, rsvp: Rsvp | None = YES) -> Seen:
    word = sign * WORD_LENGTH
    about = Visit(
        *(7, 1, [3], sign * NAME_LENGTH),
        meeting_point=word,
        access=word,
        contact_name=sign * NAME_LENGTH,
        contact_phone=sign * NAME_LENGTH,
    )
    return Seen(replace(VISIT, title=sign * TITLE_LENGTH), rsvp=rsvp, visit=about)


def fullest(sign: str) -> HostList:
    name = sign * NAME_LENGTH
    visitors = [Visitor(n, name, f"{name}, {name}", 3, SHOWN) for n in range(MOST_PLACES)]
    return HostList(MOST_PLACES, visitors, [sign * WORD_LENGTH] * MOST_PLACES)


def letters(sign: str) -> list[HostLetter]:
    around, name = seen(sign), sign * NAME_LENGTH
    hosts = [replace(YVES, name=name, contact_note=sign * WORD_LENGTH)] * 12
    said = VisitSaid(1, VisitWord.SURPRISE, sign * WORD_LENGTH, "", "", Consent.NAMED, name)
    chosen = Chosen(Small.MOVE, 2, STARTS)
    small = Standing(around.gathering, 2, 4)
    people = fullest(sign)
    return [
        HostLetter(Letter.HOST_ANNOUNCED, YVES, around, Announced()),
        HostLetter(Letter.TOO_FEW, YVES, around, small),
        HostLetter(
            Letter.TOO_FEW, YVES, around, replace(small, chosen=chosen, by=name), is_told=True
        ),
        HostLetter(Letter.HOST_LIST, YVES, around, Listed(people)),
        HostLetter(Letter.HOST_LIST, YVES, around, Listed(people, is_for_host=False, hosts=hosts)),
        HostLetter(Letter.HOST_THANKS, YVES, around, Thanks(name, around.gathering)),
        HostLetter(Letter.HOST_ECHO, YVES, around, Echo([said] * 99)),
    ]


@BOTH
@SIGNS
def test_a_letter_to_a_host_fits_one_message(sign, setting):
    for letter in letters(sign):
        assert problems(host_letters.letter(letter, setting)) == []


@BOTH
@SIGNS
@pytest.mark.parametrize("stage", [Stage.DETAILS, Stage.LAST])
@pytest.mark.parametrize("rsvp", [YES, replace(YES, to_confirm=True)], ids=["yes", "to_confirm"])
def test_a_reminder_of_a_visit_fits_one_message(sign, setting, stage, rsvp):
    letter = Reminder(YVES, seen(sign, rsvp=rsvp), stage, question=sign * WORD_LENGTH)

    assert problems(reminders.reminder(letter, setting)) == []


def test_who_came_to_another_date_reads_where_to_meet_once_they_said_yes_to_this_one():
    letter = Reminder(YVES, seen("Z", rsvp=replace(YES, to_confirm=True)), Stage.DETAILS)
    text = read(reminders.reminder(letter, FRENCH))

    assert "La date a changé depuis votre réponse." in text
    assert "Z" * WORD_LENGTH not in text
    assert "1 rue du Lac" not in text


def test_whoever_reads_that_few_come_reads_how_many_are_not_sure_of_the_new_date():
    few = Standing(seen().gathering, 2, 4, unsure=1)
    text = read(host_letters.letter(HostLetter(Letter.TOO_FEW, YVES, seen(), few), FRENCH))

    assert "Places gardées : 2\nParmi elles, nouvelle date pas encore reconfirmée : 1\n" in text
    assert "Minimum : 4" in text
    assert "qui viennent" not in text


def test_a_list_says_how_many_are_not_named_and_how_many_questions_are_not_shown():
    visitors = [
        Visitor(1, "Fatou Diallo", "Atelier vélo", 1, SHOWN),
        Visitor(2, "Ousmane", "", 2, SHOWN),
        Visitor(3, "Rosa"),
    ]
    asked = [f"Question {number} ?" for number in range(9)]
    listed = Listed(HostList(8, visitors, asked))
    text = read(host_letters.letter(HostLetter(Letter.HOST_LIST, YVES, seen(), listed), FRENCH))

    assert "Places retenues pour votre visite : 6 sur 8." in text
    assert "– Fatou (Atelier vélo), avec une personne\n– Ousmane, avec 2 personnes\n" in text
    assert "\net une autre personne\n" in text
    assert "– Question 6 ?\net 2 autres questions\n" in text


def test_a_list_without_anybody_names_nobody():
    letter = HostLetter(Letter.HOST_LIST, YVES, seen(), Listed(HostList(8)))
    text = read(host_letters.letter(letter, ENGLISH))

    assert "Places taken for your visit: 0 of 8." in text
    assert "Who is coming" not in text


def test_a_list_for_hosts_nobody_knows_goes_to_their_organisation():
    listed = Listed(HostList(8, [Visitor(1, "Rosa"), Visitor(2, "Fatou")]), is_for_host=False)
    text = read(host_letters.letter(HostLetter(Letter.HOST_LIST, YVES, seen("Z"), listed), FRENCH))

    assert f"Pour les personnes qui accueillent : {'Z' * NAME_LENGTH}" in text
    assert "Qui vient :\n2 personnes" in text


def test_what_was_said_is_echoed_with_a_name_where_its_author_wants_that():
    said = [
        VisitSaid(1, VisitWord.SURPRISE, "Quel calme.", "", "", Consent.NAMED, "Fatou"),
        VisitSaid(2, VisitWord.SIDESTEP, "Un potager.", "", "", Consent.ANONYMOUS),
    ]
    around = seen()
    some, none = (
        read(host_letters.letter(HostLetter(Letter.HOST_ECHO, YVES, around, Echo(told)), FRENCH))
        for told in (said, [])
    )

    assert "« Quel calme. » (Fatou)\n« Un potager. »" in some
    assert "Voici ce qu’elle a inspiré." not in none
    assert "a été racontée." in none


@BOTH
@SIGNS
def test_what_a_visit_brings_fits_one_message_however_many_tell_it(sign, setting):
    name, answer = sign * NAME_LENGTH, Answer.NO
    tellers = [VisitTeller(n, name, Teller.TOGETHER, answer) for n in range(MOST_PLACES)]
    words = sign * SENTENCE_LENGTH
    said = [VisitSaid(n, VisitWord.SURPRISE, words, "", "", Consent.NAMED, name) for n in range(5)]
    around = seen(sign).gathering
    page = Slice(said, 0, is_last=False)
    told = Told(around, Visit(7, told_at=9), around, page, 99, tellers, may_settle=True)

    assert problems(telling.page(told, setting)) == []


@pytest.mark.parametrize(
    ("tellers", "has_words", "said"),
    [
        (["Rosa"], True, "racontée par : Rosa\nSi besoin, à lire à voix haute :\n• « Un rire »"),
        (["Rosa"], False, "racontée par : Rosa\n["),
        ([], True, "\nÀ lire à voix haute :\n• « Un rire »"),
        ([], False, "rien n’est à lire. Qui en dira un mot ?\n["),
    ],
)
def test_a_sheet_announces_no_sentence_where_there_is_none(tellers, has_words, said):
    lines: list[Line] = [ToTell("Le four", tellers, has_words=has_words)]
    lines += [Aloud("Un rire")] if has_words else []
    sheet = run_sheets.run_sheet(RunSheet(YVES, MEETING, Totals(), lines), FRENCH)

    assert said in read(sheet)


def test_thanks_name_the_meeting_that_hears_of_it_once_it_has_a_date():
    undated = Gathering(9)
    texts = [
        read(host_letters.letter(HostLetter(Letter.HOST_THANKS, YVES, seen(), one), ENGLISH))
        for one in (Thanks("Yves", MEETING), Thanks("Yves", undated), Thanks("Yves"))
    ]

    assert "will be told at the meeting on Saturday 5 December" in texts[0]
    assert all("will be told at the next meeting" in text for text in texts[1:])
