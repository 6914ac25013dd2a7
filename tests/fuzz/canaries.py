"""People whose taps are good, between updates that are not: they must notice nothing."""

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bot.callbacks.people import RsvpTap
from bot.domain.rsvp import Answer
from storage.tables import members, rsvp_history
from tests.house.house import GROUP, House
from tests.house.people import Somebody
from tests.storage.rows import begun

PEOPLE = 10
PATIENCE = 30.0  # seconds: longer than any delay that the test forgives


@dataclass
class Canary:
    """Somebody new, who changes their mind with every tap, so that each one leaves a row."""

    there: Somebody
    message_id: int
    taps: Iterator[str]

    async def tap(self) -> float:
        """Tap, and return after how many seconds the bot answered."""
        given = {"message_id": self.message_id, "data": next(self.taps), "wait": PATIENCE}
        began = time.monotonic()
        answer = await self.there.do("tap", **given)
        seconds = time.monotonic() - began
        assert answer["answered"]
        assert answer["toast"].startswith("C’est ")
        return seconds


async def hatch(house: House) -> Sequence[Canary]:
    """Bring new people into the group, before the card that the bot has posted."""
    meeting = await house.next_meeting()
    card = await house.somebody("m01").there(GROUP).last()
    data = [RsvpTap(meeting.id, answer).pack() for answer in Answer]
    people = [await house.stranger(f"Nadia {number}") for number in range(PEOPLE)]
    return [Canary(one.there(GROUP), card.id, itertools.cycle(data)) for one in people]


def traces(house: House, canaries: Sequence[Canary]) -> int:
    """Count the rows that their taps left."""
    ids = [canary.there.id for canary in canaries]
    joined = rsvp_history.join(members, members.c.id == rsvp_history.c.member_id)
    asked = select(func.count()).select_from(joined)
    with begun(house.plan.config.database.url) as connection:
        return connection.scalar(asked.where(members.c.telegram_id.in_(ids))) or 0
