"""A change of what is published: what differs, what it comes to, who should hear of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.change import (
    Change,
    NothingStaged,
    NotPublished,
    Part,
    Staged,
    TooLateToReinstate,
    changed,
    check_changeable,
    check_reinstatable,
)
from bot.domain.gathering import Gathering, GatheringCancelled, GatheringOver, Status
from bot.domain.place import Format, Place

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
STARTS = NOW + timedelta(days=12)
ROOM = Place(3, "La Passerelle")
MEETING = Gathering(
    7,
    status=Status.ANNOUNCED,
    title="Repas",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=2),
    format=Format.IN_PERSON,
    place=ROOM,
)


def change(gathering: Gathering = MEETING, **parts: str | int | None) -> Change:
    staged = Staged.of({"gathering_id": 7, "revision": 1, **parts})
    return changed(gathering, staged, places={ROOM.id: ROOM})


@pytest.mark.parametrize(
    ("parts", "differs", "informs"),
    [
        ({}, set(), False),
        ({"title": "Repas"}, set(), False),
        ({"title": "Goûter"}, {Part.TITLE}, False),
        ({"question": "Et nous ?"}, {Part.QUESTION}, False),
        ({"starts": (STARTS + timedelta(days=7)).isoformat()}, {Part.DATE}, True),
        ({"starts": ""}, {Part.DATE}, True),
        ({"minutes": 90}, {Part.END}, True),
        ({"format": "video"}, {Part.FORMAT}, True),
        ({"place_id": 3}, set(), False),
        ({"place_id": 0, "place_note": "Chez Rosa"}, {Part.PLACE}, True),
        ({"link": "https://visio.example.org"}, {Part.LINK}, True),
    ],
)
def test_only_what_differs_is_a_change_and_wording_informs_nobody(parts, differs, informs):
    made = change(**parts)

    assert (made.parts, made.informs) == (differs, informs)
    assert made.is_move is (Part.DATE in differs)


def test_a_meeting_that_moves_lasts_as_long_as_before():
    later = STARTS + timedelta(days=7)

    after = change(starts=later.isoformat()).after

    assert (after.starts_at, after.ends_at) == (later, later + timedelta(hours=2))


def test_without_a_date_it_is_postponed_and_with_one_announced_again():
    without = change(starts="").after
    again = change(without, starts=STARTS.isoformat()).after

    assert (without.status, without.starts_at, without.ends_at) == (Status.POSTPONED, None, None)
    assert (again.status, again.starts_at) == (Status.ANNOUNCED, STARTS)
    assert change(without, title="Autre").after.status is Status.POSTPONED


@given(
    title=st.none() | st.text(),
    starts=st.none() | st.just("") | st.datetimes().map(datetime.isoformat),
    minutes=st.none() | st.integers(1, 1440),
    told=st.none() | st.integers(0, 1),
)
def test_what_was_staged_is_read_back_from_an_open_question(title, starts, minutes, told):
    staged = Staged(7, 1, title=title, starts=starts, minutes=minutes, told=told)

    read = Staged.of({**staged.facts(), "day": "2026-12-05"})

    assert read == staged
    assert read.stamp == staged.stamp


@pytest.mark.parametrize(
    "other", [{"title": "Goûter"}, {"told": 0}, {"revision": 2}, {"link": ""}]
)
def test_whatever_would_be_shown_differently_has_another_stamp(other):
    staged = Staged(7, 1)

    assert replace(staged, **other).stamp != staged.stamp


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (Status.DRAFT, NotPublished),
        (Status.CANCELLED, GatheringCancelled),
        (Status.REPORTED, GatheringOver),
    ],
)
def test_only_what_is_published_and_not_over_can_change(status, refusal):
    with pytest.raises(refusal):
        check_changeable(replace(MEETING, status=status), now=NOW)


def test_a_meeting_under_way_can_still_get_a_link():
    check_changeable(MEETING, now=STARTS + timedelta(minutes=5))

    with pytest.raises(GatheringOver):
        check_changeable(MEETING, now=STARTS + timedelta(hours=2))


def test_only_what_was_called_off_and_lies_ahead_can_be_reinstated():
    cancelled = replace(MEETING, status=Status.CANCELLED)

    check_reinstatable(cancelled, now=NOW)
    with pytest.raises(NothingStaged):
        check_reinstatable(MEETING, now=NOW)
    with pytest.raises(TooLateToReinstate):
        check_reinstatable(cancelled, now=STARTS)
