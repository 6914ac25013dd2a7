"""The story of one message that is owed: what may follow what."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.delivery import (
    MOST_COPIES,
    MOST_STUMBLES,
    Delivery,
    Fate,
    Kind,
    State,
    abandoned,
    after,
    stumbled,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLAIMED = Delivery(1, Kind.ANNOUNCEMENT, 7, 3, NOW, state=State.CLAIMED)
MINUTE = timedelta(minutes=1)


def begun(delivery: Delivery) -> Delivery:
    """Write one more attempt down, as the shelf does."""
    return replace(delivery, state=State.SENDING, tries=delivery.tries + 1)


SENDING = begun(CLAIMED)


def test_what_arrived_is_sent_and_keeps_its_message():
    over = after(SENDING, Fate.ARRIVED, at=NOW, message_id=44)

    assert (over.state, over.message_id, over.is_over) == (State.SENT, 44, True)


def test_what_was_surely_not_sent_waits_as_long_as_it_must_and_counts_for_nothing():
    later = after(SENDING, Fate.NOT_SENT, at=NOW, pause=MINUTE)

    assert (later.state, later.due_at, later.tries) == (State.PLANNED, NOW + MINUTE, 0)


def test_what_was_perhaps_sent_goes_once_more_behind_the_others():
    again = after(SENDING, Fate.PERHAPS, at=NOW, reason="cut")

    assert again.state is State.PLANNED
    assert again.due_at > NOW
    assert again.tries == 1


def test_after_the_second_doubt_nobody_tries_a_third_time():
    again = begun(after(SENDING, Fate.PERHAPS, at=NOW))

    over = after(again, Fate.PERHAPS, at=NOW, reason="cut")

    assert (over.state, over.reason) == (State.UNCERTAIN, "cut")


@pytest.mark.parametrize("fate", [Fate.CLOSED, Fate.REFUSED])
def test_what_can_never_be_sent_has_failed_with_its_reason(fate):
    over = after(SENDING, fate, at=NOW, reason="blocked")

    assert (over.state, over.reason) == (State.FAILED, "blocked")


def test_strange_words_are_not_taken_as_permanent_at_first():
    tries = SENDING
    states = []
    for _ in range(MOST_STUMBLES):
        told = after(tries, Fate.STRANGE, at=NOW, reason="what?")
        states.append(told.state)
        tries = begun(told)

    assert states == [State.PLANNED, State.PLANNED, State.FAILED]


def test_a_message_that_cannot_be_written_is_given_up_after_a_while():
    once = stumbled(CLAIMED, at=NOW, reason="KeyError")
    twice = stumbled(replace(once, state=State.CLAIMED), at=NOW, reason="KeyError")
    over = stumbled(replace(twice, state=State.CLAIMED), at=NOW, reason="KeyError")

    assert once.due_at > NOW
    assert [once.state, twice.state, over.state] == [State.PLANNED, State.PLANNED, State.FAILED]


def test_a_claim_that_was_left_is_planned_again_as_it_was():
    assert abandoned(CLAIMED, at=NOW + MINUTE) == replace(CLAIMED, state=State.PLANNED)


def test_an_attempt_that_was_left_goes_once_more_and_then_stays_uncertain():
    again = abandoned(SENDING, at=NOW)
    over = abandoned(begun(again), at=NOW)

    assert (again.state, over.state) == (State.PLANNED, State.UNCERTAIN)


@given(st.lists(st.sampled_from([*Fate, "crash"]), max_size=12))
def test_whatever_happens_nobody_can_have_got_a_third_copy(story):
    """Count an attempt as a copy wherever nobody is sure that it was none."""
    delivery, copies = CLAIMED, 0
    for event in story:
        sending = begun(delivery)
        copies += event in {Fate.ARRIVED, Fate.PERHAPS, "crash"}
        if event == "crash":
            delivery = abandoned(sending, at=NOW)
        else:
            delivery = after(sending, event, at=NOW)
        if delivery.is_over:
            break

    assert copies <= MOST_COPIES
    assert delivery.tries <= MOST_STUMBLES
