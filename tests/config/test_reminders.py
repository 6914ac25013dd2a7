"""When members are reminded: words that a volunteer can write, and clear faults."""

from datetime import time, timedelta

import pytest

from bot.app.plan import plan_of
from bot.domain.reminder import USUAL_PLAN, DaysBefore, ReminderPlan
from tests.config.conftest import Faults, Settings

DAYS = 'expected days and an hour such as "7 days at 10:00", or "" for none'
LENGTH = 'expected "1 hour", "90 minutes" or alike, at most 12 hours; "" for none'


def test_without_a_word_the_usual_plan_holds(settings: Settings):
    assert plan_of(settings()).community.reminders == USUAL_PLAN


def test_the_plan_of_a_community_is_written_in_words(settings: Settings):
    config = settings(
        '[reminders]\ncall = "10 days at 9:30"\ndetails = " 1 day  at 17:00"\nlast = "90 minutes"'
    )

    assert plan_of(config).community.reminders == ReminderPlan(
        DaysBefore(10, time(9, 30)), DaysBefore(1, time(17)), timedelta(minutes=90)
    )


def test_each_reminder_can_be_left_out(settings: Settings):
    config = settings('[reminders]\ncall = ""\nlast = "none"', PASDECOTE_REMINDERS__DETAILS="none")

    assert plan_of(config).community.reminders == ReminderPlan(None, None, None)


@pytest.mark.parametrize("wrong", ["7 days", "0 days at 10:00", "next week", "7 jours à 10 h"])
def test_days_that_cannot_be_read_are_told_with_an_example(faults: Faults, wrong):
    assert faults(f'[reminders]\ncall = "{wrong}"') == (f"reminders.call: {DAYS}",)


@pytest.mark.parametrize("wrong", ['"0 minutes"', '"2 days"', '"13 hours"', "60"])
def test_a_length_that_cannot_be_read_is_told_with_an_example(faults: Faults, wrong):
    assert faults(f"[reminders]\nlast = {wrong}") == (f"reminders.last: {LENGTH}",)


def test_an_hour_that_no_clock_shows_is_refused(faults: Faults):
    told = faults('[reminders]\ndetails = "2 days at 25:00"')

    assert told == ('reminders.details: expected an hour of the day such as "20:00"',)
