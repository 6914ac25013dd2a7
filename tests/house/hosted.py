"""A visit that was announced, with hosts, places and people in them: behind the bot's back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Directory
from bot.domain.place import Format
from bot.domain.places import Places
from bot.domain.rsvp import Answer
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import appointments, places, rsvps
from bot.services.rsvps import Respondent
from tests.house.house import House
from tests.house.letters import ZONE
from tests.house.people import Somebody
from tests.house.telling import member_of

# On a Thursday, ten days after the Monday on which it is announced.
STARTS = datetime(2027, 3, 11, 14, tzinfo=ZONE)
TITLE = "La cuisine partagée"
NEAR = "C’est après-demain : visite « La cuisine partagée »."
SOON = "On se retrouve dans une heure, à 14 h : visite « La cuisine partagée »."
LIST = "C’est après-demain, jeudi 11 mars à 14 h : « La cuisine partagée »."
ADDRESS, POINT, CODE = "12 rue des Lilas", "devant le portail vert", "code 4321"
SECRETS = (ADDRESS, POINT, CODE, "06 12 34 56 78")

_OF_THE_DEMO = ("Nos besoins, nos ressources", "Créer une initiative")

THREE_DAYS = "2027-03-08T10:00:00+01:00"
TWO_DAYS = "2027-03-09T10:00:00+01:00"
A_LITTLE_LATER = "2027-03-09T10:30:00+01:00"
THE_EVE = "2027-03-10T18:00:00+01:00"
AN_HOUR = "2027-03-11T13:00:00+01:00"
THE_EVENING = "2027-03-11T19:00:00+01:00"
AFTER = "2027-03-12T10:00:00+01:00"

VISIT = Visit(
    0,
    meeting_point=POINT,
    access=CODE,
    contact_name="Rosa",
    contact_phone="06 12 34 56 78",
)


async def hosted(
    house: House,
    hosts: Sequence[Somebody],
    *,
    coming: Sequence[Somebody] = (),
    waiting: Sequence[Somebody] = (),
    capacity: int = 4,
    minimum: int = 0,
    **facts: Any,
) -> Gathering:
    """Announce a visit with so many places; some have one, others wait for one."""
    now = house.plan.now()

    def deed(store: Store) -> Gathering:
        made = _announced(store, now, **facts)
        ids = [member_of(store, host).id for host in hosts]
        store.visits.put(replace(VISIT, gathering_id=made.id, host_ids=ids))
        store.places.put(Places(made.id, capacity, minimum))
        for somebody in coming:
            by = Respondent(None, member_of(store, somebody))
            rsvps.answer(store, gathering_id=made.id, by=by, answer=Answer.YES, now=now)
        for somebody in waiting:
            by = Respondent(None, member_of(store, somebody))
            places.wait(store, gathering_id=made.id, by=by, now=now)
        appointments.plan_for(store, made, community=house.plan.community, now=now)
        return made

    made: Gathering = await house.cellar.change(deed)
    return made


def _announced(store: Store, now: datetime, **facts: Any) -> Gathering:
    [author, *_] = store.members.organisers()
    bare = store.gatherings.add_draft(created_by=author.id, at=now)
    usual = {
        "kind": Kind.VISIT,
        "status": Status.ANNOUNCED,
        "title": TITLE,
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=1, minutes=30),
        "format": Format.IN_PERSON,
        "place_note": ADDRESS,
        "announced_at": now,
    }
    made = replace(bare, **{**usual, **facts})
    store.gatherings.save(made)
    return made


async def shown(house: House, *people: Somebody, hidden: Sequence[Somebody] = ()) -> None:
    """Let everybody read the first name and the organisation of some people, not of others."""

    def deed(store: Store) -> None:
        wished = dict.fromkeys(people, Directory.NAME_AND_ORGANISATION)
        wished |= dict.fromkeys(hidden, Directory.NONE)
        for somebody, directory in wished.items():
            store.members.save(replace(member_of(store, somebody), directory=directory))

    await house.cellar.change(deed)


class Letterbox:
    """What the bot wrote to somebody since the last look, but for the meeting of the demo."""

    def __init__(self, owner: Somebody) -> None:
        self.owner = owner
        self._seen: set[int] = set()

    async def empty(self) -> list[str]:
        """Return the first lines of what is new, the oldest first."""
        new = [m for m in await self.owner.messages() if m.is_from_bot and m.id not in self._seen]
        self._seen |= {message.id for message in new}
        ours = [m for m in new if not any(other in m.text for other in _OF_THE_DEMO)]
        return [message.text.splitlines()[0] for message in ours]
