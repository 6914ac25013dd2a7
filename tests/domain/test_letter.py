"""Whether a message is still worth sending, decided when its turn has come."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.delivery import Delivery, Kind
from bot.domain.gathering import Status
from bot.domain.letter import BEFORE, INVITED, Unsaid, when, why_not
from bot.domain.member import Status as MemberStatus, Topic
from bot.domain.rsvp import Answer
from tests.domain.gate import (
    ANNOUNCEMENT,
    AROUND,
    ASKED_AGAIN,
    CANCELLED,
    GATHERING,
    MEMBER,
    MONDAY,
    NO,
    STARTS,
    YES,
    at,
    of,
)

OLD_DATE = STARTS - timedelta(days=7)
MOVED = Delivery(1, Kind.MOVED, 7, 3, MONDAY, facts={BEFORE: OLD_DATE.isoformat()})


MOVED_SILENT = replace(MOVED, facts={**MOVED.facts, INVITED: 1})


@pytest.mark.parametrize(
    ("delivery", "changes", "expected"),
    [
        (ANNOUNCEMENT, {}, None),
        (ANNOUNCEMENT, {"rsvp": YES}, Unsaid.ANSWERED),
        (ANNOUNCEMENT, {"rsvp": NO}, Unsaid.ANSWERED),
        (ANNOUNCEMENT, {"mutes": {Topic.ANNOUNCEMENTS}}, Unsaid.MUTED),
        (ANNOUNCEMENT, {"mutes": {Topic.REPORTS}}, None),
        (ANNOUNCEMENT, {"gathering": CANCELLED}, Unsaid.CANCELLED),
        (ANNOUNCEMENT, {"now": STARTS + timedelta(minutes=1)}, Unsaid.TOO_LATE),
        (MOVED, {"rsvp": ASKED_AGAIN}, None),
        (MOVED, {"rsvp": replace(ASKED_AGAIN, answer=Answer.NO)}, None),
        (MOVED, {"rsvp": ASKED_AGAIN, "mutes": {Topic.ANNOUNCEMENTS}}, None),
        (MOVED, {"rsvp": YES}, Unsaid.ANSWERED),
        (MOVED, {}, Unsaid.NO_ANSWER),
        (MOVED_SILENT, {}, None),
        (MOVED_SILENT, {"rsvp": YES}, Unsaid.ANSWERED),
        (MOVED_SILENT, {"mutes": {Topic.ANNOUNCEMENTS}}, Unsaid.MUTED),
        (replace(MOVED_SILENT, kind=Kind.CANCELLED), {"gathering": CANCELLED}, None),
        (MOVED, {"rsvp": ASKED_AGAIN, "gathering": CANCELLED}, Unsaid.CANCELLED),
        (
            MOVED,
            {"rsvp": ASKED_AGAIN, "gathering": replace(GATHERING, starts_at=OLD_DATE)},
            Unsaid.NOTHING_NEW,
        ),
        (of(Kind.CHANGED), {"rsvp": YES}, None),
        (of(Kind.CHANGED), {"rsvp": NO}, Unsaid.NO_ANSWER),
        (of(Kind.CANCELLED), {"rsvp": NO, "gathering": CANCELLED}, None),
        (of(Kind.CANCELLED), {"rsvp": YES}, Unsaid.NOTHING_NEW),
        (of(Kind.CANCELLED), {"gathering": CANCELLED}, Unsaid.NO_ANSWER),
        (of(Kind.REINSTATED), {"rsvp": ASKED_AGAIN}, None),
        (of(Kind.REINSTATED), {"rsvp": YES}, Unsaid.ANSWERED),
        (of(Kind.CHANGED), {"rsvp": YES, "now": STARTS + timedelta(hours=2)}, Unsaid.TOO_LATE),
        (
            of(Kind.CHANGED),
            {"rsvp": YES, "gathering": replace(GATHERING, status=Status.HELD)},
            Unsaid.TOO_LATE,
        ),
    ],
)
def test_what_is_not_true_or_not_new_any_more_is_not_sent(delivery, changes, expected):
    assert why_not(delivery, replace(AROUND, **changes)) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"status": MemberStatus.LEFT, "chat_id": None}, Unsaid.NOT_A_MEMBER),
        ({"status": MemberStatus.INVITED}, Unsaid.NOT_A_MEMBER),
        ({"status": MemberStatus.UNREACHABLE}, Unsaid.UNREACHABLE),
        ({"chat_id": None}, Unsaid.UNREACHABLE),
        ({"status": MemberStatus.PAUSED}, Unsaid.PAUSED),
        (
            {"status": MemberStatus.PAUSED, "paused_until": MONDAY + timedelta(days=9)},
            Unsaid.PAUSED,
        ),
        ({"status": MemberStatus.PAUSED, "paused_until": MONDAY - timedelta(days=1)}, None),
    ],
)
def test_who_left_or_asked_for_calm_gets_no_announcement(change, expected):
    seen = replace(AROUND, member=replace(MEMBER, **change))

    assert why_not(ANNOUNCEMENT, seen) is expected


@pytest.mark.parametrize(("rsvp", "expected"), [(YES, None), (NO, Unsaid.PAUSED)])
def test_in_a_pause_one_hears_of_a_cancelling_only_if_one_counted_on_it(rsvp, expected):
    paused = replace(MEMBER, status=MemberStatus.PAUSED)
    seen = replace(AROUND, member=paused, gathering=CANCELLED, rsvp=rsvp)

    assert why_not(of(Kind.CANCELLED), seen) is expected


@pytest.mark.parametrize(
    ("delivery", "now", "leaves"),
    [
        (ANNOUNCEMENT, at(23, 12), at(23, 12)),
        (ANNOUNCEMENT, at(23, 21), at(24, 9)),
        (of(Kind.CANCELLED), at(24, 21), at(25, 9)),
        (of(Kind.CANCELLED), at(28, 7), at(28, 7)),  # on the day itself
        (of(Kind.CHANGED), at(28, 8), at(28, 8)),
        (ANNOUNCEMENT, at(28, 8), at(28, 9)),
        (of(Kind.CANCELLED), at(27, 21), at(28, 9)),  # the morning before is early enough
    ],
)
def test_nobody_is_woken_but_for_what_is_today(delivery, now, leaves):
    assert when(delivery, replace(AROUND, now=now)) == leaves


def test_the_evening_before_a_sunday_is_the_last_moment_to_call_off():
    sunday = replace(CANCELLED, starts_at=at(29, 15), ends_at=at(29, 17))
    saturday_evening = replace(AROUND, gathering=sunday, now=at(28, 21))

    assert when(of(Kind.CANCELLED), saturday_evening) == at(28, 21)


def test_a_meeting_that_moves_away_from_today_is_told_at_once():
    moved = replace(MOVED, facts={BEFORE: at(25, 18).isoformat()})

    assert when(moved, replace(AROUND, now=at(25, 8))) == at(25, 8)


def test_a_date_long_past_presses_nobody():
    moved = replace(MOVED, facts={BEFORE: at(20, 18).isoformat()})

    assert when(moved, replace(AROUND, now=at(24, 21))) == at(25, 9)
