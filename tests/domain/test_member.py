"""Who has agreed, and who belongs to the project group."""

from dataclasses import replace

import pytest

from bot.domain.member import Directory, Member, NotAnOrganiser, Status, check_organiser

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


def test_an_organiser_passes():
    organiser = replace(NADIA, is_organiser=True)

    assert check_organiser(organiser) is organiser


@pytest.mark.parametrize("member", [None, NADIA])
def test_nobody_else_passes(member):
    with pytest.raises(NotAnOrganiser):
        check_organiser(member)
