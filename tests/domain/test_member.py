"""Who has agreed, and what is so of somebody new."""

from dataclasses import replace

import pytest

from bot.domain.member import Directory, Member, Status

NADIA = Member(id=1, name="Nadia R.", telegram_id=101)


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.PAUSED])
def test_active_and_paused_members_have_agreed(status):
    assert replace(NADIA, status=status).has_agreed


@pytest.mark.parametrize("status", [Status.INVITED, Status.LEFT, Status.UNREACHABLE])
def test_nobody_else_counts_as_having_agreed(status):
    assert not replace(NADIA, status=status).has_agreed


def test_others_read_nothing_about_somebody_new():
    assert NADIA.directory is Directory.NONE


def test_somebody_new_cannot_be_written_to():
    assert NADIA.chat_id is None
