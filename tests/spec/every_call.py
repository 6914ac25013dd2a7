"""Every call that a bot made to the sandbox must be one that Telegram would have accepted."""

from bot.sandbox.calls import Call, CallLog
from tests.spec.checker import check


def wrong_calls(calls: CallLog, *, after: int = 0) -> list[str]:
    """
    Say, in one line each, which calls the real server would refuse.

    `after` is a number of the sandbox's counter (`seq`): earlier calls are not looked at. Calls
    that a fault answered in place of the server are looked at like the others.
    """
    return [line for call in calls.since(after) for line in _complaints(call)]


def assert_every_call_is_right(calls: CallLog, *, after: int = 0) -> None:
    """Fail the test that made a call which Telegram refuses or does not know."""
    wrong = wrong_calls(calls, after=after)
    assert not wrong, "\n".join(["Telegram would refuse:", *wrong])


def _complaints(call: Call) -> list[str]:
    problems = check(call.method, call.params, files=call.files)
    complaints = [str(problem) for problem in problems if problem.is_error]
    if call.unknown:
        complaints.append("the sandbox does not know this method")
    return [f"{call.method} (call {call.seq}): {complaint}" for complaint in complaints]
