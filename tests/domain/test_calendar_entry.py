"""What belongs in a calendar, and what only those who come may read there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.calendar_entry import (
    USUAL_LENGTH,
    HeldByOthers,
    NoDateYet,
    check_has_entry,
    end_of,
    may_read_the_link,
)
from bot.domain.gathering import GatheringOver, Kind, NotAnnounced, Status
from bot.domain.rsvp import Answer, Rsvp
from tests.views.scene import MEETING, NOW, STARTS


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"status": Status.DRAFT}, NotAnnounced),
        ({"status": Status.IDEA}, NotAnnounced),
        ({"kind": Kind.RELAY}, HeldByOthers),
        ({"starts_at": None}, NoDateYet),
        ({"status": Status.HELD}, GatheringOver),
        ({"ends_at": NOW}, GatheringOver),
    ],
)
def test_what_has_no_place_in_a_calendar_is_refused(facts, refusal):
    with pytest.raises(refusal):
        check_has_entry(replace(MEETING, **facts), now=NOW)


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.POSTPONED, Status.CANCELLED])
def test_what_is_announced_goes_in_and_what_is_called_off_comes_out(status):
    assert check_has_entry(replace(MEETING, status=status), now=NOW) == STARTS


def test_a_meeting_without_an_end_lasts_as_long_as_usual():
    open_ended = replace(MEETING, ends_at=None)

    assert end_of(open_ended, STARTS) - STARTS == USUAL_LENGTH == timedelta(hours=2)


@pytest.mark.parametrize(
    ("rsvp", "may"),
    [
        (Rsvp(7, 2, Answer.YES), True),
        (Rsvp(7, 2, Answer.YES, to_confirm=True), False),
        (Rsvp(7, 2, Answer.MAYBE), False),
        (Rsvp(7, 2, Answer.NO), False),
        (None, False),
    ],
)
def test_the_video_link_is_for_those_who_come(rsvp, may):
    assert may_read_the_link(rsvp) is may
