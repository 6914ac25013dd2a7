"""The first of what is owed may travel back with the request, and is then owed no longer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.calls import Call, Screen, offer, redraw, say, toast
from bot.intake.prompt import PromptDebts
from bot.ports.process import Owed

NADIA, SEQ = 101, 7
TOAST = toast("42", "C’est noté")
EDIT = redraw(NADIA, 1, Screen("C’est noté"))
OFFER = offer("43", [])
WORDS = say(NADIA, Screen("Bonjour"))


@dataclass
class Debts:
    """Writes down what it is asked to send and to cross out."""

    sent: list[Call] = field(default_factory=list)
    crossed_out: list[int] = field(default_factory=list)
    waiting: int = 0

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        self.sent += calls

    def paid(self, seq: int) -> None:
        self.crossed_out.append(seq)

    def take_up(self, owed: Sequence[Owed]) -> None: ...
    def open(self) -> None: ...
    def look(self) -> None: ...
    async def close(self, *, within: float) -> None: ...


@pytest.mark.parametrize("call", [TOAST, OFFER])
async def test_an_answer_whose_fate_does_not_matter_travels_back_and_is_crossed_out(call: Call):
    debts = Debts()
    prompt = PromptDebts(debts)

    prompt.expect(SEQ)
    prompt.owe(NADIA, SEQ, [call])

    assert await prompt.first_of(SEQ) == call
    assert (debts.sent, debts.crossed_out) == ([], [SEQ])


async def test_what_is_owed_after_it_goes_its_usual_way():
    debts = Debts()
    prompt = PromptDebts(debts)

    prompt.expect(SEQ)
    prompt.owe(NADIA, SEQ, [TOAST, EDIT])

    assert await prompt.first_of(SEQ) == TOAST
    assert (debts.sent, debts.crossed_out) == ([EDIT], [])


@pytest.mark.parametrize("calls", [[WORDS], [EDIT, TOAST], []])
async def test_what_must_be_known_to_have_arrived_does_not_travel_back(calls: list[Call]):
    debts = Debts()
    prompt = PromptDebts(debts)

    prompt.expect(SEQ)
    prompt.owe(NADIA, SEQ, calls)

    assert await prompt.first_of(SEQ) is None
    assert (debts.sent, debts.crossed_out) == (calls, [])


async def test_an_answer_that_is_late_is_sent_as_ever():
    debts = Debts()
    prompt = PromptDebts(debts, patience=0.01)

    prompt.expect(SEQ)
    in_the_reply = await prompt.first_of(SEQ)
    prompt.owe(NADIA, SEQ, [TOAST])

    assert in_the_reply is None
    assert debts.sent == [TOAST]


async def test_an_answer_in_the_last_moment_goes_one_way_and_not_the_other():
    for turns in range(12):
        debts = Debts()
        prompt = PromptDebts(debts, patience=0.0)
        prompt.expect(SEQ)
        asking = asyncio.create_task(prompt.first_of(SEQ))

        for _ in range(turns):
            await asyncio.sleep(0)
        prompt.owe(NADIA, SEQ, [TOAST])

        in_the_reply = await asking
        ways = [call for call in (in_the_reply, *debts.sent) if call]
        assert ways == [TOAST]


async def test_what_nobody_waits_for_is_sent_as_ever():
    debts = Debts()

    PromptDebts(debts).owe(NADIA, SEQ, [TOAST])

    assert debts.sent == [TOAST]
