"""When people are asked what they take home, in which order, and what a sentence may be."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.asking_after import (
    WORDING_LENGTH,
    Asking,
    Question,
    Questions,
    asked_at,
    day_after,
)
from bot.domain.feedback import (
    SENTENCE_LENGTH,
    Consent,
    Feedback,
    Said,
    SentenceTooLong,
    Takeaway,
    first_name,
    in_no_order,
    readable_sentence,
)
from bot.domain.gathering import Gathering, Kind
from bot.domain.moments import QuietHours
from bot.domain.naming import NothingWritten, TooLong

PARIS = ZoneInfo("Europe/Paris")
QUIET = QuietHours(time(20), time(9))
NOW = datetime(2027, 3, 16, 20, tzinfo=UTC)
MEETING = Gathering(4, starts_at=NOW - timedelta(hours=2), ends_at=NOW, story_title="Les paniers")
SAID = Feedback(1, 4, 7, NOW, sentence="Un étonnement.")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("ends", "due", "greeted"),
    [
        # A Saturday: two hours later; who came first is greeted on Monday, Sunday is quiet.
        ("2027-03-13T12:00", "2027-03-13T14:00", "2027-03-15T10:00"),
        ("2027-03-16T17:59", "2027-03-16T19:59", "2027-03-17T10:00"),
        ("2027-03-16T18:00", "2027-03-17T10:00", "2027-03-18T10:00"),
        ("2027-03-16T23:30", "2027-03-17T10:00", "2027-03-18T10:00"),
        ("2027-03-16T05:00", "2027-03-16T10:00", "2027-03-17T10:00"),
        ("2027-03-13T19:00", "2027-03-15T10:00", "2027-03-16T10:00"),
        # The night in which clocks jump.
        ("2027-03-27T21:00", "2027-03-29T10:00", "2027-03-30T10:00"),
    ],
)
def test_people_are_asked_in_the_evening_or_on_the_next_good_morning(ends, due, greeted):
    gathering = replace(MEETING, ends_at=at(ends).astimezone(UTC))

    asked = asked_at(gathering, quiet=QUIET, zone=PARIS)

    assert asked == at(due)
    assert asked is not None
    assert day_after(asked, quiet=QUIET, zone=PARIS) == at(greeted)


def test_a_quiet_that_ends_late_is_waited_for():
    quiet = QuietHours(time(19), time(11, 30), sundays=False)

    assert asked_at(MEETING, quiet=quiet, zone=PARIS) == at("2027-03-17T11:30")


def test_nobody_is_asked_about_what_others_hold_or_what_has_no_end():
    assert asked_at(replace(MEETING, kind=Kind.RELAY), quiet=QUIET, zone=PARIS) is None
    assert asked_at(replace(MEETING, ends_at=None), quiet=QUIET, zone=PARIS) is None


def test_who_visited_is_asked_at_the_hour_of_who_was_at_a_meeting():
    visit = replace(MEETING, kind=Kind.VISIT)

    moment = asked_at(visit, quiet=QUIET, zone=PARIS)
    assert moment is not None
    assert moment == asked_at(MEETING, quiet=QUIET, zone=PARIS)


@pytest.mark.parametrize(
    ("asking", "order"),
    [
        (Asking(MEETING), "takeaway story sentence none"),
        (Asking(MEETING, feedback=SAID), "takeaway story sentence quote none"),
        (
            Asking(MEETING, feedback=replace(SAID, sentence="", voice="AwAD")),
            "takeaway story sentence quote none",
        ),
        (
            Asking(MEETING, feedback=replace(SAID, takeaway=Takeaway.NONE)),
            "takeaway story sentence none",
        ),
        (Asking(MEETING, tells=True), "takeaway sentence none"),
        (Asking(replace(MEETING, story_title="")), "takeaway sentence none"),
        (Asking(MEETING, Questions(story=False)), "takeaway sentence none"),
        (Asking(MEETING, Questions(takeaway=False)), "story sentence none"),
        (Asking(MEETING, Questions(takeaway=False, story=False)), "sentence none"),
    ],
)
def test_each_is_asked_only_what_concerns_them(asking, order):
    asked = [asking.first]
    while asked[-1] is not Question.NONE:
        asked.append(asking.after(asked[-1]))

    assert " ".join(asked) == order


def test_questions_are_written_down_and_read_again_whatever_else_stands_there():
    chosen = Questions(takeaway=False).worded("Une chose à refaire ?")

    assert Questions.unpacked({**chosen.packed(), "mood": True}) == chosen
    assert Questions.unpacked(None) == Questions()
    assert list(chosen.unlike(Questions())) == ["takeaway", "wording"]
    assert chosen.worded("") == Questions(takeaway=False)
    with pytest.raises(TooLong):
        chosen.worded("e" * (WORDING_LENGTH + 1))


def test_a_sentence_is_one_readable_line_of_a_length_that_is_told():
    assert readable_sentence("  un \n  étonnement\u202e ") == "un étonnement"
    assert len(readable_sentence("é" * SENTENCE_LENGTH)) == SENTENCE_LENGTH
    with pytest.raises(SentenceTooLong) as refused:
        readable_sentence("é" * (SENTENCE_LENGTH + 1))
    assert refused.value.length == SENTENCE_LENGTH + 1
    with pytest.raises(NothingWritten):
        readable_sentence(" \u200b ")


def test_sentences_stand_in_an_order_that_tells_nothing_and_stays():
    said = [Said(number, "", "", Consent.NONE) for number in range(1, 30)]

    shuffled = in_no_order(said)

    assert shuffled != said
    assert shuffled == in_no_order(reversed(said))
    assert sorted(one.id for one in shuffled) == [one.id for one in said]


def test_of_a_name_the_first_word_stands_under_a_sentence():
    assert (first_name("Ousmane K."), first_name("Inès"), first_name("")) == (
        "Ousmane",
        "Inès",
        "",
    )
