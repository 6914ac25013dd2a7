"""What reminds and asks is for those whom it still helps, and leaves when it may."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import STAGE, Delivery, Kind
from bot.domain.gathering import Kind as GatheringKind, Status
from bot.domain.letter import STARTS, Unsaid, when, why_not
from bot.domain.mailing import GROUP, Group
from bot.domain.member import Status as MemberStatus, Topic
from bot.domain.rsvp import Answer
from tests.domain.gate import (
    AROUND,
    ASKED_AGAIN,
    CANCELLED,
    GATHERING,
    MEMBER,
    MONDAY,
    NO,
    STARTS as BEGINS,
    YES,
    at,
)

MAYBE = replace(YES, answer=Answer.MAYBE)
NO_AGAIN = replace(NO, to_confirm=True)
AN_HOUR_BEFORE = BEGINS - timedelta(hours=1)


def owed(kind: Kind, stage: Stage | None = None, *, starts: datetime = BEGINS) -> Delivery:
    facts: dict[str, str | int | None] = {STARTS: starts.isoformat()}
    return Delivery(1, kind, 7, 3, MONDAY, facts=facts | ({STAGE: stage} if stage else {}))


CALL = owed(Kind.REMINDER, Stage.CALL)
DETAILS = owed(Kind.REMINDER, Stage.DETAILS)
LAST = owed(Kind.LAST_REMINDER, Stage.LAST)
NUDGE = Delivery(1, Kind.NUDGE, 7, 3, MONDAY)
MESSAGE = Delivery(1, Kind.MESSAGE, 7, 3, MONDAY, mailing_id=1)
TO_WHO_COMES = replace(MESSAGE, facts={GROUP: Group.COMING})
TO_THE_EXCUSED = replace(MESSAGE, facts={GROUP: Group.EXCUSED})
ASKING = (CALL, DETAILS, LAST, NUDGE)
RUN_SHEET = owed(Kind.RUN_SHEET)


@pytest.mark.parametrize(
    ("delivery", "welcome"),
    [
        (CALL, (None, MAYBE, ASKED_AGAIN)),
        (DETAILS, (None, MAYBE, ASKED_AGAIN, YES)),
        (LAST, (YES,)),
        (NUDGE, (None, MAYBE, ASKED_AGAIN)),
        (MESSAGE, (None, MAYBE, ASKED_AGAIN, YES, NO, NO_AGAIN)),
        (TO_THE_EXCUSED, (None, MAYBE, ASKED_AGAIN, YES, NO, NO_AGAIN)),
        (TO_WHO_COMES, (None, MAYBE, ASKED_AGAIN, YES, NO_AGAIN)),
    ],
)
def test_each_is_for_those_whom_it_helps_and_never_for_a_no(delivery, welcome):
    answers = (None, YES, NO, MAYBE, ASKED_AGAIN, NO_AGAIN)

    said = [one for one in answers if why_not(delivery, replace(AROUND, rsvp=one)) is None]

    assert set(said) == set(welcome)


@pytest.mark.parametrize("delivery", ASKING)
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"mutes": {Topic.REMINDERS}}, Unsaid.MUTED),
        ({"is_hushed": True}, Unsaid.HUSHED),
        ({"member": replace(MEMBER, status=MemberStatus.PAUSED)}, Unsaid.PAUSED),
        ({"gathering": CANCELLED}, Unsaid.CANCELLED),
        ({"gathering": replace(GATHERING, status=Status.HELD)}, Unsaid.TOO_LATE),
        ({"now": BEGINS}, Unsaid.TOO_LATE),
    ],
)
def test_who_wants_calm_is_reminded_of_nothing_and_nobody_once_it_began(
    delivery, change, expected
):
    rsvp = YES if delivery is LAST else None

    assert why_not(delivery, replace(AROUND, rsvp=rsvp, **change)) is expected


@pytest.mark.parametrize("delivery", [CALL, DETAILS, LAST, RUN_SHEET, owed(Kind.SIGNS)])
def test_a_date_that_is_no_longer_so_is_not_spoken_of(delivery):
    moved = replace(GATHERING, starts_at=BEGINS + timedelta(days=1), ends_at=None)
    seen = replace(AROUND, gathering=moved, rsvp=YES, is_organiser=True)

    assert why_not(delivery, seen) is Unsaid.MOVED


def test_who_does_not_care_for_visits_is_invited_to_none_and_reminded_of_their_own():
    visit = replace(GATHERING, kind=GatheringKind.VISIT)
    seen = replace(AROUND, gathering=visit, mutes={Topic.VISITS})

    assert why_not(CALL, seen) is Unsaid.MUTED
    assert why_not(DETAILS, replace(seen, rsvp=YES)) is None
    assert why_not(CALL, replace(seen, gathering=GATHERING)) is None


def test_words_of_an_organiser_may_come_after_the_meeting_and_not_once_they_are_stopped():
    after = replace(AROUND, now=BEGINS + timedelta(days=2))

    assert why_not(MESSAGE, after) is None
    assert why_not(MESSAGE, replace(after, gathering=CANCELLED)) is None
    assert why_not(MESSAGE, replace(after, is_stopped=True)) is Unsaid.STOPPED
    assert why_not(MESSAGE, replace(after, mutes={Topic.MESSAGES})) is Unsaid.MUTED


@pytest.mark.parametrize("kind", [Kind.DIGEST, Kind.SIGNS, Kind.RUN_SHEET, Kind.LATE_NO])
def test_what_organisers_read_is_not_for_who_is_none_any_more(kind):
    owed_ = Delivery(1, kind, 7, 3, MONDAY)

    assert why_not(owed_, AROUND) is Unsaid.NOT_AN_ORGANISER
    assert why_not(owed_, replace(AROUND, is_organiser=True)) is None


@pytest.mark.parametrize(
    ("starts", "now", "leaves"),
    [
        (at(28, 18), at(28, 17), at(28, 17)),
        (at(28, 22), at(28, 21), at(28, 21)),  # in the evening
        (at(29, 10), at(29, 9), at(29, 9)),  # on a Sunday
        (at(28, 9), at(28, 7), at(28, 8)),
    ],
)
def test_the_last_reminder_keeps_to_the_day_and_to_nothing_else(starts, now, leaves):
    seen = replace(AROUND, gathering=replace(GATHERING, starts_at=starts), now=now)

    assert when(LAST, seen) == leaves


def test_a_last_reminder_that_could_only_come_with_the_start_is_not_sent():
    early = replace(GATHERING, starts_at=at(28, 8), ends_at=at(28, 10))
    seen = replace(AROUND, gathering=early, rsvp=YES, now=at(28, 7))

    assert why_not(owed(Kind.LAST_REMINDER, Stage.LAST, starts=at(28, 8)), seen) is Unsaid.TOO_LATE


def test_a_late_no_wakes_organisers_only_if_the_meeting_is_near():
    late_no = Delivery(1, Kind.LATE_NO, 7, 3, MONDAY)

    assert when(late_no, replace(AROUND, now=at(27, 21))) == at(27, 21)
    assert when(late_no, replace(AROUND, now=at(25, 21))) == at(26, 9)


def test_a_reminder_that_fell_into_the_night_comes_in_the_morning_if_it_is_still_of_use():
    now = at(26, 22)
    late = replace(DETAILS, not_after=BEGINS - timedelta(hours=2))

    assert when(late, replace(AROUND, now=now)) == at(27, 9)
    assert why_not(late, replace(AROUND, now=now)) is None
    assert why_not(replace(late, not_after=at(27, 8)), replace(AROUND, now=now)) is Unsaid.TOO_LATE
