"""How long a question stays open."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.dialogue import DRAFT_PATIENCE, PATIENCE, Dialogue, Step

ASKED_AT = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize("after", [timedelta(), timedelta(hours=23), PATIENCE])
def test_a_question_stays_open_for_a_day(after):
    assert not Dialogue(101, Step.NAME, ASKED_AT).is_stale(ASKED_AT + after)


@pytest.mark.parametrize("after", [PATIENCE + timedelta(seconds=1), timedelta(days=400)])
def test_a_question_of_yesterday_is_stale(after):
    assert Dialogue(101, Step.NAME, ASKED_AT).is_stale(ASKED_AT + after)


def test_the_questions_of_a_draft_stay_open_for_a_month():
    asked = Dialogue(101, Step.DRAFT_AGENDA, ASKED_AT)

    assert not asked.is_stale(ASKED_AT + DRAFT_PATIENCE)
    assert asked.is_stale(ASKED_AT + DRAFT_PATIENCE + timedelta(seconds=1))


def test_a_question_asked_by_a_clock_that_was_ahead_is_not_stale():
    assert not Dialogue(101, Step.NAME, ASKED_AT).is_stale(ASKED_AT - timedelta(hours=1))


@pytest.mark.parametrize("step", Step)
def test_each_question_is_part_of_the_welcome_or_of_a_draft(step):
    assert step.is_welcome == step.value.startswith("start.")
