"""What is said of a place of a visit is said only while it is so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.circumstances import UNTIL
from bot.domain.delivery import Kind
from bot.domain.gathering import Kind as GatheringKind
from bot.domain.letter import Unsaid, why_not
from bot.domain.member import Status as MemberStatus
from bot.domain.places import Waiting
from tests.domain.gate import (
    ANNOUNCEMENT,
    AROUND,
    CANCELLED,
    GATHERING,
    MEMBER,
    MONDAY,
    NO,
    STARTS,
    YES,
    of,
)

VISIT = replace(GATHERING, kind=GatheringKind.VISIT)
END = MONDAY + timedelta(hours=5)
SOONER = END - timedelta(hours=2)
WAITS = Waiting(1, 3, 7, MONDAY)
OFFERED = replace(WAITS, offered_at=MONDAY, offer_until=END)
OFFER = replace(of(Kind.PLACE_OFFERED), facts={UNTIL: END.isoformat()}, not_after=END)
PASSED, LEFT_OVER = of(Kind.PLACE_PASSED), of(Kind.PLACES_LEFT_OVER)
HERE = replace(AROUND, gathering=VISIT)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"waiting": OFFERED}, None),
        ({"waiting": replace(OFFERED, offer_until=SOONER)}, None),
        ({"waiting": replace(OFFERED, offer_until=END + timedelta(hours=1))}, Unsaid.NOTHING_NEW),
        ({"waiting": WAITS}, Unsaid.NOTHING_NEW),
        ({"waiting": replace(WAITS, passed=1)}, Unsaid.NOTHING_NEW),
        ({"rsvp": YES}, Unsaid.ANSWERED),
        ({"rsvp": NO}, Unsaid.ANSWERED),
        ({}, Unsaid.NO_ANSWER),
        ({"waiting": OFFERED, "now": END}, None),
        ({"waiting": OFFERED, "now": END + timedelta(seconds=1)}, Unsaid.TOO_LATE),
        (
            {
                "waiting": replace(OFFERED, offer_until=SOONER),
                "now": SOONER + timedelta(seconds=1),
            },
            Unsaid.NOTHING_NEW,
        ),
        (
            {"waiting": OFFERED, "gathering": replace(CANCELLED, kind=GatheringKind.VISIT)},
            Unsaid.CANCELLED,
        ),
    ],
)
def test_a_place_is_offered_only_while_it_is_theirs_to_take(changes, expected):
    assert why_not(OFFER, replace(HERE, **changes)) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"waiting": WAITS}, None),
        ({"waiting": OFFERED}, Unsaid.NOTHING_NEW),
        ({"rsvp": YES}, Unsaid.ANSWERED),
        ({}, Unsaid.NO_ANSWER),
        ({"waiting": WAITS, "now": STARTS + timedelta(hours=3)}, Unsaid.TOO_LATE),
    ],
)
def test_a_turn_is_said_to_be_kept_only_to_who_still_waits(changes, expected):
    assert why_not(PASSED, replace(HERE, **changes)) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"is_idle": True, "is_organiser": True}, None),
        ({"is_organiser": True}, Unsaid.NOTHING_NEW),
        ({"is_idle": True}, Unsaid.NOT_AN_ORGANISER),
    ],
)
def test_organisers_decide_about_places_that_are_still_free_while_others_wait(changes, expected):
    assert why_not(LEFT_OVER, replace(HERE, **changes)) is expected


def test_who_waits_for_a_place_reads_of_it_in_a_pause_too():
    paused = replace(MEMBER, status=MemberStatus.PAUSED)
    seen = replace(HERE, member=paused, waiting=OFFERED)

    assert why_not(OFFER, seen) is None
    assert why_not(PASSED, replace(seen, waiting=None)) is Unsaid.PAUSED


def test_who_waits_already_is_not_invited_any_more():
    assert why_not(ANNOUNCEMENT, replace(HERE, waiting=WAITS)) is Unsaid.ANSWERED
    assert why_not(ANNOUNCEMENT, HERE) is None
