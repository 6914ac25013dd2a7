"""A visit of the demo community that has just been made, told at its next meeting."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.place import Format
from bot.domain.places import Places
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import appointments
from tests.house.letters import ZONE
from tests.house.people import Shown, Somebody
from tests.house.telling import member_of

TITLE = "Les coulisses du Fablab"
STARTS = datetime(2027, 3, 2, 16, tzinfo=ZONE)
ENDS = STARTS + timedelta(hours=1, minutes=30)
ASKED_AT = ENDS + timedelta(hours=2, minutes=1)
_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
ASKED = "Choisissez la question qui vous plaît"


async def visited(
    house: Any, visitors: list[Somebody], *, host: Somebody, told_at: int | None = None
) -> Gathering:
    """Announce a visit to which some go; who was there is noted by nobody yet."""
    now = house.plan.now()

    def deed(store: Store) -> Gathering:
        [author, *_] = store.members.organisers()
        draft = store.gatherings.add_draft(created_by=author.id, at=now)
        facts: dict[str, Any] = {"status": Status.ANNOUNCED, "announced_at": now, "title": TITLE}
        made = replace(
            draft,
            **facts,
            kind=Kind.VISIT,
            starts_at=STARTS,
            ends_at=ENDS,
            format=Format.IN_PERSON,
        )
        store.gatherings.save(made)
        hosts = [member_of(store, host).id]
        store.visits.put(Visit(made.id, None, hosts, told_at=told_at, told_next=not told_at))
        store.places.put(Places(made.id))
        for one in visitors:
            who = member_of(store, one).id
            store.rsvps.put(Rsvp(made.id, who, Answer.YES, answered_at=now))
        store.places.seal(made.id)
        appointments.plan_for(store, made, community=house.plan.community, now=now)
        return made

    made: Gathering = await house.cellar.change(deed)
    return made


async def photo(person: Somebody, words: str = "") -> Shown:
    """Send a photo, with words under it or without, and return the bot's next message."""
    file = {"kind": "photo", "file_name": "mur.png", "base64": _PIXEL}
    said = await person.do("send-file", **file, caption=words)
    return await person._next_message(int(said["message_id"]))
