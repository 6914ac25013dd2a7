"""What became of messages is summed up kind by kind, so that organisers can read it."""

from bot.domain.account import Count, Outcome, accounts
from bot.domain.appointment import Stage
from bot.domain.circumstances import Unsaid
from bot.domain.delivery import Kind, State


def of(state: State, number: int, reason: str = "", stage: Stage | None = Stage.CALL) -> Count:
    return Count(Kind.REMINDER, stage, state, reason, number)


def test_messages_are_summed_up_by_what_became_of_them():
    [account] = accounts(
        [
            of(State.SENT, 12),
            of(State.DROPPED, 5, Unsaid.ANSWERED),
            of(State.DROPPED, 1, Unsaid.MUTED),
            of(State.DROPPED, 1, Unsaid.HUSHED),
            of(State.DROPPED, 2, Unsaid.UNREACHABLE),
            of(State.FAILED, 1, "blocked"),
            of(State.PLANNED, 4, Unsaid.CAPPED),
            of(State.PLANNED, 1),
            of(State.SENDING, 1),
            of(State.UNCERTAIN, 1, "the process died in it"),
            of(State.DROPPED, 3, "superseded"),
        ]
    )

    assert account.numbers == {
        Outcome.SENT: 12,
        Outcome.WAITING: 2,
        Outcome.POSTPONED: 4,
        Outcome.ANSWERED: 5,
        Outcome.UNWANTED: 2,
        Outcome.UNREACHABLE: 3,
        Outcome.UNCERTAIN: 1,
        Outcome.OUTDATED: 3,
    }


def test_every_reason_is_told_one_way_or_another():
    found = accounts(of(State.DROPPED, 1, reason) for reason in Unsaid)

    assert sum(found[0].numbers.values()) == len(Unsaid)


def test_kinds_follow_each_other_as_in_the_life_of_a_meeting():
    found = accounts(
        [
            Count(Kind.LAST_REMINDER, Stage.LAST, State.SENT, "", 1),
            of(State.SENT, 1, stage=Stage.DETAILS),
            of(State.SENT, 1, stage=Stage.CALL),
            Count(Kind.ANNOUNCEMENT, None, State.SENT, "", 1),
        ]
    )

    assert [account.stage for account in found] == [None, Stage.CALL, Stage.DETAILS, Stage.LAST]
