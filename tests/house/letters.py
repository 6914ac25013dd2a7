"""Many people who may be written to, and what the bot owes them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.demo.people import community, load
from bot.domain.delivery import Kind, Promise, State
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Person
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import members
from storage.statement import Statement
from storage.tables import deliveries
from tests.house.house import House
from tests.house.people import Somebody

NEW = "Une nouvelle rencontre vous est proposée."
MONDAY = "2027-03-01T10:00:00+01:00"  # no quiet hours
ZONE = community(load()).zone
STARTS = datetime(2027, 3, 13, 10, tzinfo=ZONE)
BEFORE = datetime(2027, 3, 6, 10, tzinfo=ZONE)
OVER = {State.SENT, State.UNCERTAIN, State.DROPPED, State.FAILED}
_STATES = Statement(deliveries.select().with_only_columns(deliveries.c.state))


async def on_monday(database_url: str, **telegram: Any) -> House:
    """Open a house on a Monday that looks around often, so that planting rows is enough."""
    house = await House.build(database_url, **telegram)
    house.sandbox.clock.to(datetime.fromisoformat(MONDAY))
    house.plan = replace(house.plan, look_around_every=timedelta(seconds=0.2))
    await house.open()
    return house


async def crowd(house: House, number: int) -> list[Somebody]:
    """Let so many people in, who opened the private chat and agreed."""
    people = [await house.stranger(f"P{one}") for one in range(number)]
    for somebody in people:
        await somebody.start()

    def agree(store: Store) -> None:
        for one, somebody in enumerate(people):
            members.agree(store, person=Person(somebody.id, f"P{one}"), now=house.plan.now())

    await house.cellar.change(agree)
    return people


def meeting(store: Store, **facts: Any) -> Gathering:
    """Announce a meeting of the year after, in no group."""
    [author, *_] = store.members.organisers()
    draft = store.gatherings.add_draft(created_by=author.id, at=STARTS)
    ends_at = STARTS + timedelta(hours=2)
    usual = {"status": Status.ANNOUNCED, "title": "Les jardins", "starts_at": STARTS}
    made = replace(draft, **{**usual, "ends_at": ends_at, **facts})
    store.gatherings.save(made)
    return made


async def owe(
    house: House,
    kind: Kind,
    answers: Mapping[Somebody, Answer | None],
    *,
    facts: Mapping[str, str | int | None] | None = None,
    to_confirm: bool = False,
    **about: Any,
) -> Gathering:
    """Owe people a message about a meeting that they answered, or not."""
    now = house.plan.now()

    def deed(store: Store) -> Gathering:
        made = meeting(store, **about)
        for somebody, answer in answers.items():
            member = store.members.by_telegram_id(somebody.id)
            assert member
            if answer:
                rsvp = Rsvp(made.id, member.id, answer, answered_at=now, to_confirm=to_confirm)
                store.rsvps.put(rsvp)
            key = f"{kind.value}:{made.id}:{member.id}"
            promise = Promise(key, kind, member.id, made.id, now, facts=facts or {})
            store.deliveries.plan([promise], at=now)
        return made

    made: Gathering = await house.cellar.change(deed)
    return made


async def all_over(house: House) -> None:
    """Wait until everything that was owed has come to its end."""
    await house.until_so(lambda store: all(state in OVER for state in states(store)))


def states(store: Store) -> list[State]:
    rows = store.deliveries._line.rows(_STATES)  # type: ignore[attr-defined]  # behind it
    return [State(row[0]) for row in rows]


async def copies(somebody: Somebody, words: str) -> int:
    """Count the messages of the bot that hold these words."""
    return sum(words in m.text for m in await somebody.messages() if m.is_from_bot)
