"""The page of a month to tap on."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from bot.domain.month import coming, grid

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_a_page_shows_whole_weeks_from_monday():
    page = grid(2027, 4, today=TODAY)

    assert [cell.number for cell in page[0]] == [29, 30, 31, 1, 2, 3, 4]
    assert [cell.is_outside for cell in page[0]] == [True] * 3 + [False] * 4
    assert len(page) == 5


def test_a_february_may_need_only_four_weeks():
    assert len(grid(2027, 2, today=TODAY)) == 4


def test_today_can_still_be_tapped_and_yesterday_cannot():
    cells = {cell.day: cell for week in grid(2026, 11, today=TODAY) for cell in week}

    assert cells[TODAY].is_open
    assert cells[TODAY - timedelta(days=1)].is_past
    assert not cells[TODAY - timedelta(days=1)].is_open


def test_a_day_of_the_next_month_is_shown_but_not_open():
    first_of_december = grid(2026, 11, today=TODAY)[-1][1]

    assert first_of_december.day == date(2026, 12, 1)
    assert not first_of_december.is_open


@given(shown=DAYS, today=DAYS)
def test_every_day_of_a_month_is_on_its_page_once(shown, today):
    page = grid(shown.year, shown.month, today=today)

    own = [cell.day for week in page for cell in week if not cell.is_outside]

    assert own == sorted(set(own))
    assert shown in own
    assert {len(week) for week in page} == {7}


def test_the_next_saturdays_leave_today_out():
    saturday = date(2026, 11, 28)

    assert coming(5, today=TODAY, count=2) == (saturday, date(2026, 12, 5))
    assert coming(5, today=saturday, count=1) == (date(2026, 12, 5),)
    assert coming(6, today=TODAY, count=1) == (date(2026, 11, 29),)
