"""The list of who was there: what is ticked, in what circle, and who is counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.attendance import Circle, Mode, Taking
from bot.domain.figures import Came, Seat
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import Role
from bot.domain.place import Format
from bot.domain.presence import Attendee, Mark, PresenceList
from bot.domain.programme import Speaker
from bot.domain.rsvp import Answer

STARTS = datetime(2026, 11, 28, 9, tzinfo=UTC)
MEETING = Gathering(4, starts_at=STARTS, format=Format.IN_PERSON, tellers="Rosa (Épicerie)")
GAELLE = Attendee(6, "Gaëlle S.", answer=Answer.YES, has_come=True)
LIN = Attendee(14, "Lin W.", answer=Answer.MAYBE)
ERASED = Attendee(9, "", answer=Answer.YES, guests=1)


def listed(*people, taking=Taking.OPEN, **facts):
    return PresenceList(MEETING, taking, people, **facts)


def at(format_):
    return replace(listed(GAELLE), gathering=replace(MEETING, format=format_))


def test_until_the_list_is_taken_a_yes_is_ticked_and_nothing_else():
    seen = listed(GAELLE, LIN, replace(GAELLE, to_confirm=True))

    assert [seen.mark_of(one) for one in seen.people] == [
        Mark.IN_PERSON,
        Mark.UNSEEN,
        Mark.UNSEEN,
    ]
    assert seen.lines == [GAELLE]


def test_once_it_is_taken_only_what_a_human_noted_counts():
    taken = listed(GAELLE, replace(LIN, noted=Mark.REMOTE), taking=Taking.TAKEN)

    assert [taken.mark_of(one) for one in taken.people] == [Mark.UNSEEN, Mark.REMOTE]
    assert (taken.presence.total, taken.presence.remote, taken.unseen) == (1, 1, 1)


@pytest.mark.parametrize(
    ("format_", "round_"),
    [
        (Format.IN_PERSON, [Mark.IN_PERSON, Mark.UNSEEN, Mark.IN_PERSON]),
        (Format.VIDEO, [Mark.REMOTE, Mark.UNSEEN, Mark.REMOTE]),
        (Format.HYBRID, [Mark.IN_PERSON, Mark.REMOTE, Mark.UNSEEN]),
    ],
)
def test_a_tap_goes_on_to_the_next_way_of_being_there(format_, round_):
    seen = at(format_)
    second = seen.next_mark(GAELLE)
    third = seen.next_mark(replace(GAELLE, noted=second))

    assert [seen.mark_of(GAELLE), second, third] == round_


def test_what_another_format_left_behind_begins_anew():
    assert at(Format.VIDEO).next_mark(replace(GAELLE, noted=Mark.IN_PERSON)) is Mark.REMOTE


@pytest.mark.parametrize(
    ("one", "kind", "expected"),
    [
        (Attendee(1, "Nadia", roles={Role.PROJECT_GROUP}), Kind.MEETING, Circle.PROJECT_GROUP),
        (Attendee(1, "Rosa F.", roles={Role.PROJECT_GROUP}), Kind.MEETING, Circle.VOICE),
        (Attendee(1, "Hugo M."), Kind.MEETING, Circle.VOICE),
        (Attendee(1, "Malik D."), Kind.MEETING, Circle.OTHER),
        (Attendee(1, "Lin", roles_here={Role.STORYTELLER}), Kind.MEETING, Circle.VOICE),
        (Attendee(1, "Lin", roles={Role.STORYTELLER}), Kind.MEETING, Circle.OTHER),
        (Attendee(1, "Claire", roles={Role.FUNDER_OBSERVER}), Kind.MEETING, Circle.OBSERVER),
        (Attendee(1, "Lin", roles_here={Role.VISIT_HOST}), Kind.VISIT, Circle.HOST),
        (Attendee(1, "Nadia", roles={Role.PROJECT_GROUP}), Kind.VISIT, Circle.VISITOR),
        (Attendee(1, "Rosa F.", circle=Circle.OTHER), Kind.MEETING, Circle.OTHER),
        (Attendee(1, "Hugo M."), Kind.VISIT, Circle.VISITOR),
        (Attendee(1, "Lin", roles={Role.VISIT_HOST}), Kind.VISIT, Circle.VISITOR),
    ],
)
def test_the_circle_goes_with_what_somebody_does_there_unless_a_human_knows_better(
    one, kind, expected
):
    speakers = (Speaker("Hugo", "réparateur"), Speaker("Malik", hosts=True))
    seen = replace(listed(one, speakers=speakers), gathering=replace(MEETING, kind=kind))

    assert seen.circle_of(one) is expected


def test_whoever_comes_along_is_counted_as_said_until_somebody_counts():
    along = replace(GAELLE, guests=2)
    stood_in = Attendee(7, "Ousmane", answer=Answer.NO, stand_ins=1)

    assert listed(along, stood_in, ERASED).nameless == 5
    assert listed(replace(along, noted=Mark.UNSEEN), stood_in).nameless == 1
    assert listed(along, unnamed=0).nameless == 0
    assert listed(along, taking=Taking.TAKEN).nameless == 0
    assert listed(along, taking=Taking.TAKEN, unnamed=3).nameless == 3


def test_the_erased_are_counted_and_stand_on_no_line():
    kept = Seat(Circle.VOICE, Mode.IN_PERSON, came=Came.BACK)
    seen = listed(GAELLE, ERASED, forgotten=[kept])

    assert seen.lines == [GAELLE]
    assert seen.presence.circles == {Circle.VOICE: 1, Circle.OTHER: 3}
    assert (seen.presence.first, seen.presence.back) == (0, 2)


def test_a_first_time_and_a_return_are_told_apart():
    seen = listed(GAELLE, replace(GAELLE, member_id=7, has_come=False), unnamed=2)

    assert (seen.presence.first, seen.presence.back, seen.presence.total) == (1, 1, 4)


@pytest.mark.parametrize(
    ("minutes", "noted", "expected"),
    [(5, Mark.IN_PERSON, True), (-5, Mark.IN_PERSON, False), (5, Mark.UNSEEN, False)],
)
def test_an_excuse_that_comes_once_it_has_begun_is_to_be_looked_at(minutes, noted, expected):
    moment = STARTS + timedelta(minutes=minutes)
    one = replace(GAELLE, answer=Answer.NO, answered_at=moment, noted=noted)

    assert listed(one).had_excused(one) is expected


VISIT = replace(MEETING, kind=Kind.VISIT)
HOST = Attendee(9, "Lin W.", roles_here={Role.VISIT_HOST})


def test_who_opens_their_doors_is_there_without_a_word_unless_they_said_no():
    seen = replace(
        listed(GAELLE, HOST, replace(HOST, member_id=10, answer=Answer.NO)), gathering=VISIT
    )

    assert seen.lines == [GAELLE, HOST]
    assert seen.presence.circles == {Circle.VISITOR: 1, Circle.HOST: 1}
    assert listed(GAELLE, HOST).lines == [GAELLE]


def test_people_without_a_name_visited_as_well():
    seen = replace(listed(replace(GAELLE, guests=2)), gathering=VISIT)

    assert seen.presence.circles == {Circle.VISITOR: 3}
