"""The judge of the crash tests, before whom nobody may talk their way out."""

import pytest

from tests.crash.verdict import Verdict, judge

TAPPED = {1: ["yes", "no", "maybe"], 2: ["no"]}


def test_taps_that_all_left_their_trace_are_neither_lost_nor_doubled():
    assert judge(TAPPED, TAPPED) == Verdict(taps=4, lost=0, doubled=0)


@pytest.mark.parametrize(
    ("seen", "lost", "doubled"),
    [
        ({1: ["yes", "maybe"], 2: ["no"]}, 1, 0),
        ({1: ["yes", "no", "maybe"]}, 1, 0),
        ({1: ["yes", "no", "maybe"], 2: ["no", "no"]}, 0, 1),
        ({1: ["yes", "no", "maybe", "yes", "no", "maybe"], 2: ["no"]}, 0, 3),
        ({1: ["yes", "no", "maybe"], 2: ["no"], 3: ["yes"]}, 0, 1),
        ({1: ["no", "yes", "maybe"], 2: ["no"]}, 1, 1),
    ],
)
def test_what_is_missing_repeated_or_out_of_order_is_counted(seen, lost, doubled):
    assert judge(TAPPED, seen) == Verdict(taps=4, lost=lost, doubled=doubled)
