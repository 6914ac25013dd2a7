"""What is owed to many survives any crash: nobody is forgotten, nobody hears a third time."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot import clock
from bot.app.playground import BOT_ID
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Status
from bot.domain.member import Person
from bot.ports import Store
from bot.post.postman import IN_FLIGHT
from bot.services import members
from storage.statement import Statement
from storage.tables import deliveries
from tests.crash.processes import Nursery, Surroundings
from tests.crash.town import Town, eventually
from tests.house.people import Somebody

PEOPLE = 60
KILLS = 6
LONGEST_LIFE = 0.6  # seconds, from the first message that a life sends
HOUR = 3600
TITLE = "Rencontre au bord du canal"
NO_QUIET = {"COMMUNITY__QUIET_FROM": "00:00", "COMMUNITY__QUIET_TO": "00:00"}
_LEASES = Statement(update(deliveries), "lease_until")


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_kills_in_the_middle_of_writing_to_many_lose_nobody(
    town, surroundings, kills, chance, seed, tell
):
    surroundings.settings.update({**NO_QUIET, "COMMUNITY__QUIET_SUNDAY": "false"})
    people = await crowd(town, surroundings)
    await town.write(lambda store: owe(store, people))
    nursery = await Nursery.open(surroundings)
    rounds = min(kills, KILLS)

    for _ in range(rounds):
        before = told(town, people)
        await nursery.start()
        await town.until(
            lambda so_far=before: told(town, people) > so_far or all_told(town, people)
        )
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
        await nursery.kill()
        await town.write(end_leases)
    await nursery.start()
    await eventually(lambda: is_everything_over(town), within=60)
    await nursery.close()

    copies = [copies_of(town, somebody) for somebody in people]
    tell(kills=rounds, people=PEOPLE, lost=copies.count(0), most=max(copies), seed=seed)
    assert set(copies) <= {1, 2}
    assert copies.count(2) <= rounds * IN_FLIGHT


async def crowd(town: Town, surroundings: Surroundings) -> Sequence[Somebody]:
    """Let people in who opened the private chat, before the bot is ever killed."""
    made = [await town.post("people", first_name=f"P{one}") for one in range(PEOPLE)]
    people = [town.somebody(int(one["id"])) for one in made]
    for somebody in people:
        await somebody.do("start")
    nursery = await Nursery.open(surroundings)
    await nursery.start()
    await town.until_all_is_done()
    await nursery.close()
    return people


def owe(store: Store, people: Sequence[Somebody]) -> None:
    """Announce a meeting to everybody, in the way that publishing does."""
    now = clock.now()
    starts_at = now + timedelta(days=9)
    [author, *_] = store.members.organisers()
    draft = store.gatherings.add_draft(created_by=author.id, at=now)
    dated = replace(draft, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    made = replace(dated, status=Status.ANNOUNCED, title=TITLE)
    store.gatherings.save(made)
    ids = [members.agree(store, person=Person(one.id, "P"), now=now).id for one in people]
    promises = [Promise(f"a:{one}", Kind.ANNOUNCEMENT, one, made.id, now) for one in ids]
    store.deliveries.plan(promises, at=now)


def end_leases(store: Store) -> None:
    """Make it as late as if the next process began half a minute after the crash."""
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    store.deliveries._line.run(_LEASES, lease_until=long_ago)  # type: ignore[attr-defined]  # behind it


async def is_everything_over(town: Town) -> bool:
    rows = await town.rows(deliveries.select().with_only_columns(deliveries.c.state))
    return all(state in {"sent", "uncertain", "dropped", "failed"} for (state,) in rows)


def told(town: Town, people: Sequence[Somebody]) -> int:
    return sum(copies_of(town, somebody) for somebody in people)


def copies_of(town: Town, somebody: Somebody) -> int:
    """Count the letters in a private chat, without asking over HTTP."""
    chat = town.sandbox.world.private[BOT_ID, somebody.id]
    return sum(TITLE in (one.text or "") for one in chat.messages.values())


def all_told(town: Town, people: Sequence[Somebody]) -> bool:
    return all(copies_of(town, somebody) for somebody in people)
