"""What a meeting needs before it can be announced."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.draft import (
    AlreadyPublished,
    NotADraft,
    Unfinished,
    check_draft,
    check_publishable,
    usual_length,
)
from bot.domain.gathering import Gathering, Status
from bot.domain.place import Format

STARTS = datetime(2026, 12, 5, 9, 0, tzinfo=UTC)


def meeting(status=Status.DRAFT, *, title="Repas", starts_at=STARTS):
    return Gathering(id=7, status=status, title=title, starts_at=starts_at)


def test_a_finished_draft_can_be_changed_and_announced():
    draft = meeting()

    check_draft(draft)  # neither says no
    check_publishable(draft)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.DRAFT])
def test_what_is_no_draft_cannot_be_changed(status):
    with pytest.raises(NotADraft):
        check_draft(meeting(status))


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.POSTPONED])
def test_what_is_announced_cannot_be_announced_again(status):
    with pytest.raises(AlreadyPublished):
        check_publishable(meeting(status))


@pytest.mark.parametrize("status", [Status.IDEA, Status.HELD, Status.REPORTED, Status.CANCELLED])
def test_what_is_not_being_prepared_cannot_be_announced(status):
    with pytest.raises(NotADraft):
        check_publishable(meeting(status))


@pytest.mark.parametrize("draft", [meeting(title=""), meeting(starts_at=None)])
def test_half_a_meeting_cannot_be_announced(draft):
    with pytest.raises(Unfinished):
        check_publishable(draft)


@pytest.mark.parametrize(
    ("format_", "length"),
    [
        (Format.VIDEO, timedelta(minutes=90)),
        (Format.IN_PERSON, timedelta(hours=2)),
        (Format.HYBRID, timedelta(hours=2)),
        (Format.UNDECIDED, timedelta(hours=2)),
    ],
)
def test_a_video_meeting_is_shorter(format_, length):
    assert usual_length(format_) == length
