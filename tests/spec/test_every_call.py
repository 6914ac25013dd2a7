"""The look back over all calls that a bot made."""

import pytest

from bot.sandbox.calls import Call, CallLog
from tests.spec.every_call import assert_every_call_is_right, wrong_calls


def called(method="sendMessage", *, seq=1, unknown=False, **params):
    return Call(
        seq=seq,
        at=0.0,
        bot=7000001,
        method=method,
        params=params,
        files={},
        status=200,
        description=None,
        milliseconds=1.0,
        unknown=unknown,
        fault=None,
    )


def logged(*calls):
    log = CallLog()
    for call in calls:
        log.add(call)
    return log


def test_right_calls_pass():
    log = logged(called(chat_id="5", text="Bonjour"), called(chat_id="-100", text="Bonsoir"))

    assert_every_call_is_right(log)


def test_a_wrong_call_is_told_with_its_number():
    log = logged(called(seq=41, chat_id="5", text="Bonjour"), called(seq=42, chat_id="5"))

    assert wrong_calls(log) == ["sendMessage (call 42): E text: sendMessage needs this parameter"]


def test_a_wrong_call_fails_the_test():
    log = logged(called(chat_id="5", text="<b>", parse_mode="HTML"))

    with pytest.raises(AssertionError, match="Telegram would refuse"):
        assert_every_call_is_right(log)


def test_a_method_that_the_sandbox_does_not_know_is_told():
    log = logged(called("getMyStarBalance", unknown=True))

    assert wrong_calls(log) == ["getMyStarBalance (call 1): the sandbox does not know this method"]


def test_calls_before_a_given_moment_are_left_alone():
    log = logged(called(seq=1, chat_id="5"), called(seq=2, chat_id="5", text="Bonjour"))

    assert wrong_calls(log, after=1) == []
