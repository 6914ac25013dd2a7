"""People who tap all the time, and what the two sides say of it afterwards."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from bot.callbacks.people import RsvpTap
from bot.domain.rsvp import Answer
from storage.tables import gatherings, members, rsvp_history, rsvps
from tests.crash.town import GROUP, Town
from tests.crash.verdict import Story, Verdict, judge
from tests.house.people import Somebody

ANSWERS = tuple(Answer)
LONGEST_PAUSE = 0.05  # seconds between two bursts: about a hundred taps a second, at most
LONGEST_BURST = 4
MOST_WAITING = 300  # taps; a bot that is killed all the time must not fall behind without end
LIFE = 86_400  # seconds for which Telegram keeps a tap here; else an answer may follow itself

_PRESENT = select(members.c.telegram_id, rsvps.c.gathering_id, rsvps.c.answer).join(
    members, members.c.id == rsvps.c.member_id
)
_HISTORY = select(rsvp_history.c.id, members.c.telegram_id, rsvp_history.c.answer).join(
    members, members.c.id == rsvp_history.c.member_id
)

_COUNTS = select(rsvps.c.answer, func.sum(1 + rsvps.c.guests)).group_by(rsvps.c.answer)


@dataclass
class Tapper:
    """Somebody who never gives the same answer twice running, so that each tap leaves a row."""

    there: Somebody
    message_id: int
    gathering_id: int
    present: int

    async def tap(self, *, wait: float = 0) -> dict[str, Any]:
        """Change one's mind, and wait so many seconds for the answer."""
        self.present = (self.present + 1) % len(ANSWERS)
        data = RsvpTap(self.gathering_id, ANSWERS[self.present]).pack()
        return await self.there.do("tap", message_id=self.message_id, data=data, wait=wait)


@dataclass
class Stream:
    """Bursts of taps on one card; `first_row` is where the history of this stream begins."""

    town: Town
    tappers: Sequence[Tapper]
    first_row: int
    chance: random.Random

    @classmethod
    async def on_card(cls, town: Town, *, chance: random.Random) -> "Stream":
        """Gather the people of the demo before the card that the bot has posted."""
        await town.post("limits", callback_lifetime=LIFE)
        [(gathering_id,)] = await town.rows(
            select(gatherings.c.id).where(gatherings.c.status == "announced")
        )
        rows = await town.rows(_PRESENT.where(rsvps.c.gathering_id == gathering_id))
        present = {who: ANSWERS.index(Answer(answer)) for who, _, answer in rows}
        card = await _card(town)
        tappers = [
            Tapper(town.somebody(who).there(GROUP), card, gathering_id, present.get(who, 0))
            for who in town.sandbox.world.people
        ]
        [(last,)] = await town.rows(select(func.max(rsvp_history.c.id)))
        return cls(town, tappers, last, chance)

    async def run(self) -> None:
        """Tap until cancelled."""
        while True:
            tapper = self.chance.choice(self.tappers)
            burst = self.chance.randint(1, LONGEST_BURST)
            for _ in range(burst if len(self.town.queue) < MOST_WAITING else 0):
                await tapper.tap()
            await asyncio.sleep(self.chance.uniform(0, LONGEST_PAUSE))

    async def verdict(self) -> Verdict:
        """Compare what was handed out with the history in the database."""
        return judge(await self._handed_out(), await self._effects())

    async def card_is_true(self) -> bool:
        """Tell whether the people read on the card what the database counts."""
        asked = _COUNTS.where(rsvps.c.gathering_id == self.tappers[0].gathering_id)
        counts = {Answer(answer): heads for answer, heads in await self.town.rows(asked)}
        seen = await self.tappers[0].there.messages()
        card = next(one for one in seen if one.id == self.tappers[0].message_id)
        said = {"Je viens": Answer.YES, "Je ne peux pas": Answer.NO}
        return all(f"{word} : {counts[answer]} " in card.text for word, answer in said.items())

    async def _handed_out(self) -> Story:
        story: dict[int, list[str]] = defaultdict(list)
        for query in (await self.town.updates())["callback_queries"]:
            if query["handed_out"]:
                story[query["person"]].append(RsvpTap.unpack(query["data"]).answer.value)
        return story

    async def _effects(self) -> Story:
        story: dict[int, list[str]] = defaultdict(list)
        question = _HISTORY.where(rsvp_history.c.id > self.first_row)
        for _, who, answer in await self.town.rows(question.order_by(rsvp_history.c.id)):
            story[who].append(answer)
        return story


class Tapping:
    """The time during which a stream runs: `async with Tapping(stream): ...`."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._stream.run())

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task


async def _card(town: Town) -> int:
    """Wait for the bot to post its card; return the message that carries the buttons."""
    # Its first start compiles everything: that may take longer than people are patient.
    await town.until(lambda: any(c.method == "sendMessage" for c in town.sandbox.calls.since(0)))
    somebody = town.somebody(next(iter(town.sandbox.world.people))).there(GROUP)
    return (await somebody.reads("Je viens : ")).id
