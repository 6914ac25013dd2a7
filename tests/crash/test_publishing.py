"""A meeting is announced once, whenever the bot dies while it is being published."""

import asyncio
import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import clock
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.demo import people
from bot.ports import Store
from bot.services import drafts
from storage.tables import audit, cards, gatherings
from tests.crash.processes import Nursery
from tests.crash.town import GROUP, Town
from tests.house.people import Somebody

LONGEST_LIFE = 0.1  # seconds, from the moment at which the bot is handed the tap
HOUR = 3600
MEETINGS = 10  # no more than a group hears of in a minute
ORGANISER = people.organisers(people.load())[0]

_ANNOUNCED = select(gatherings.c.id, gatherings.c.title).where(gatherings.c.status == "announced")
_TOLD = (
    select(audit.c.subject, func.count())
    .where(audit.c.action == "meeting.publish")
    .group_by(audit.c.subject)
)
_CARDS = select(cards.c.gathering_id, func.count()).group_by(cards.c.gathering_id)


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_a_kill_while_publishing_leaves_one_meeting_and_at_most_two_cards(
    town, surroundings, chance, seed, tell
):
    nursery = await Nursery.open(surroundings)
    organiser = town.somebody(ORGANISER)
    meetings = [await town.write(a_draft(f"Rencontre n° {number}")) for number in range(MEETINGS)]
    button = await begun(nursery, organiser)

    for gathering_id in meetings:
        tap = {"message_id": button, "data": PublishTap(gathering_id, PublishStep.NOW).pack()}
        await publish_and_kill(town, nursery, organiser, tap, chance)
    await nursery.start()
    await town.until_all_is_done()

    copies = [await copies_of(town, organiser.there(GROUP), number) for number in range(MEETINGS)]
    await nursery.close()
    tell(kills=MEETINGS, meetings=len(meetings), most_copies=max(copies), seed=seed)
    assert dict(await town.rows(_TOLD)) == {f"gathering:{one}": 1 for one in meetings}
    assert [dict(await town.rows(_CARDS))[one] for one in meetings] == [1] * len(meetings)
    assert set(copies) <= {1, 2}


async def begun(nursery: Nursery, organiser: Somebody) -> int:
    """Have the organiser get a message from the bot, on which to tap."""
    await nursery.start()
    greeting = await organiser.start()
    await nursery.kill()
    return greeting.id


async def publish_and_kill(
    town: Town, nursery: Nursery, who: Somebody, tap: dict[str, Any], chance: random.Random
) -> None:
    """Tap twice, as people do who are in a hurry, and pull the plug."""
    await nursery.start()
    for _ in range(2):
        await who.do("tap", **tap, forged=True, wait=0)
    await town.until_more_is_handed_out()
    await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
    await nursery.kill()


async def copies_of(town: Town, there: Somebody, number: int) -> int:
    """Wait for the card of a meeting, and count how often it is in the group."""
    title = f"Rencontre n° {number}\n"
    await there.reads(title)
    return len([one for one in await there.messages() if title in one.text])


def a_draft(title: str):
    """Return the deed that prepares a meeting as an organiser would."""

    def deed(store: Store) -> int:
        organiser = store.members.by_telegram_id(ORGANISER)
        now = clock.now()
        editor = drafts.begin(store, member=organiser, now=now)
        drafts.retitle(store, editor, text=title)
        editor = drafts.open_draft(store, gathering_id=editor.draft.id, member=organiser)
        starts_at = now + timedelta(days=20)
        return drafts.set_date(store, editor, starts_at=starts_at, ends_at=None, now=now).id

    return deed
