"""An apology for a spoiled update goes to nobody rather than to an address of any shape."""

import pytest

from bot.calls import Screen, say, toast
from bot.intake.apologising import Apologiser
from bot.outcomes import Outcome, Sent

ORGANISER = 101
OURS = say(ORGANISER, Screen("Regardez les incidents."))


class Wire:
    """Takes everything."""

    async def send(self, call: object) -> Outcome:
        return Sent(True)


class Sorry:
    """Apologises where the update says so, and tells an organiser."""

    def for_trouble(self, update):
        return [say(update["chat"], Screen("Pardon")), toast(update["query"], "Pardon")]

    def to_organisers(self):
        return [OURS]


@pytest.mark.parametrize(
    ("chat", "query"), [("NadiaR.", None), (10**30, 7), (None, ["9"]), (True, {}), (1.5, 1.5)]
)
def test_what_has_no_address_is_left_out_and_organisers_still_hear(chat, query):
    calls = Apologiser(Sorry(), Wire()).for_failure({"chat": chat, "query": query})

    assert calls == [OURS]


def test_organisers_hear_of_an_update_that_nobody_sent():
    calls = Apologiser(Sorry(), Wire()).for_failure({"my_chat_member": {}})

    assert calls == [OURS]


def test_what_has_an_address_is_sent():
    calls = Apologiser(Sorry(), Wire()).for_failure({"chat": 102, "query": "9"})

    assert len(calls) == 3
