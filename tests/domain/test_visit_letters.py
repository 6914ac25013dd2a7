"""What is written around a visit: when reminders leave, for whom, and who counts as a host."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import STAGE, Kind
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.letter import Unsaid, why_not
from bot.domain.member import Directory, Status, Topic
from bot.domain.moments import QuietHours
from bot.domain.reminder import ReminderPlan, moments
from bot.domain.rsvp import Answer
from bot.domain.visit_call import HAND_OVER, HostList, Visitor
from tests.domain.gate import AROUND, ASKED_AGAIN, CANCELLED, GATHERING, NO, YES, of

PARIS = ZoneInfo("Europe/Paris")
QUIET = QuietHours(time(20), time(9))
VISIT = replace(GATHERING, kind=GatheringKind.VISIT)
THERE = replace(AROUND, gathering=VISIT)
HOST = replace(THERE, is_host=True)
OVER = replace(VISIT, starts_at=AROUND.now - timedelta(days=1), ends_at=AROUND.now)
DETAILS = replace(of(Kind.REMINDER), facts={STAGE: Stage.DETAILS.value})
LAST = replace(of(Kind.LAST_REMINDER), facts={STAGE: Stage.LAST.value})
SHOWN = Directory.NAME_AND_ORGANISATION


def test_nobody_is_called_to_a_visit_whose_group_is_small():
    starts = datetime(2027, 3, 16, 14, tzinfo=PARIS).astimezone(UTC)
    visit = Gathering(1, GatheringKind.VISIT, starts_at=starts)
    found = moments(visit, ReminderPlan(), QUIET, PARIS)

    due = [(one.stage, f"{one.due_at.astimezone(PARIS):%d/%m %H:%M}") for one in found]
    assert due == [(Stage.DETAILS, "13/03 10:00"), (Stage.LAST, "16/03 13:00")]


@pytest.mark.parametrize("reminder", [DETAILS, LAST], ids=["details", "last"])
@pytest.mark.parametrize(
    ("rsvp", "expected"),
    [
        (YES, None),
        (NO, Unsaid.ANSWERED),
        (replace(YES, answer=Answer.MAYBE), Unsaid.ANSWERED),
        (None, Unsaid.NO_ANSWER),
    ],
    ids=["yes", "no", "maybe", "silent"],
)
def test_where_and_how_are_for_those_who_have_a_place(reminder, rsvp, expected):
    assert why_not(reminder, replace(THERE, rsvp=rsvp)) is expected


def test_who_came_to_another_date_is_asked_days_before_and_not_sent_there():
    asked = replace(THERE, rsvp=ASKED_AGAIN)

    assert why_not(DETAILS, asked) is None
    assert why_not(LAST, asked) is Unsaid.ANSWERED


def test_reminders_of_a_visit_can_be_switched_off_like_those_of_a_meeting():
    muted = replace(THERE, rsvp=YES, mutes=frozenset({Topic.REMINDERS}))

    assert [why_not(one, muted) for one in (DETAILS, LAST)] == [Unsaid.MUTED, Unsaid.MUTED]


@pytest.mark.parametrize("kind", [Kind.TOO_FEW, Kind.HOST_LIST])
def test_a_host_who_was_replaced_reads_nothing_more_of_it(kind):
    assert why_not(of(kind), HOST) is None
    assert why_not(of(kind), THERE) is Unsaid.NOT_A_HOST


def test_an_organiser_is_asked_beside_the_host_and_reads_a_list_to_hand_over_only():
    organiser = replace(THERE, is_organiser=True)
    handed = replace(of(Kind.HOST_LIST), facts={HAND_OVER: 1})

    assert why_not(of(Kind.TOO_FEW), organiser) is None
    assert why_not(of(Kind.HOST_LIST), organiser) is Unsaid.NOT_A_HOST
    assert why_not(handed, organiser) is None
    assert why_not(handed, THERE) is Unsaid.NOT_A_HOST


def test_a_host_cannot_be_spared_by_a_pause_or_by_muting_what_others_mute():
    paused = replace(HOST.member, status=Status.PAUSED)
    muting = replace(HOST, member=paused, mutes=frozenset(Topic))

    assert why_not(of(Kind.HOST_LIST), muting) is None


def test_hosts_are_thanked_for_a_visit_that_took_place_and_for_no_other():
    thanks = of(Kind.HOST_THANKS)
    off = replace(CANCELLED, kind=GatheringKind.VISIT)

    assert why_not(thanks, replace(HOST, gathering=OVER)) is None
    assert why_not(thanks, replace(HOST, gathering=off)) is Unsaid.CANCELLED
    assert why_not(of(Kind.HOST_LIST), replace(HOST, gathering=OVER)) is Unsaid.TOO_LATE


def test_a_host_reads_first_names_by_consent_and_the_others_as_a_number():
    fatou = Visitor(1, "Fatou Diallo", "Atelier vélo", guests=1, directory=SHOWN)
    rosa = Visitor(2, "Rosa", directory=Directory.ORGANISATION)
    erased = Visitor(3, "", directory=SHOWN)
    people = HostList(8, [fatou, rosa, erased])

    assert [one.first_name for one in people.shown] == ["Fatou"]
    assert (people.people, people.others) == (4, 2)


def test_a_list_is_another_one_when_its_host_would_read_something_else():
    fatou = Visitor(1, "Fatou", directory=SHOWN)
    rosa = Visitor(2, "Rosa")
    before = HostList(8, [fatou, rosa])

    same = HostList(9, [fatou, replace(rosa, name="Rose")])
    others = [
        HostList(8, [fatou]),
        HostList(8, [fatou, replace(rosa, guests=1)]),
        HostList(8, [fatou, replace(rosa, directory=SHOWN)]),
        HostList(8, [fatou, rosa], ["Comment décidez-vous ?"]),
    ]
    assert same.mark == before.mark
    assert len({before.mark, *(one.mark for one in others)}) == 5
