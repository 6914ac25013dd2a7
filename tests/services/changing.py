"""A published meeting that people answered, for tests that change it or call it off."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.change import Staged
from bot.domain.delivery import Kind, State
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Person, Topic
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.ports.audiences import Facts
from bot.services import announcing, changes
from bot.services.changes import Made
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    YVES,
    agreed,
    answer,
    meeting,
    organiser,
)

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # no quiet hours
THERESE = Person(104, "Thérèse", "fr")
WHO = {YVES: Answer.YES, GAELLE: Answer.MAYBE, THERESE: Answer.NO}


def answered(store: Store) -> Gathering:
    """Announce a meeting to which one says yes, one maybe, one no."""
    made = meeting(store)
    for person, said in WHO.items():
        agreed(store, person)
        answer(store, made, said, by=person)
    return store.gatherings.get(made.id)


def invited(store: Store, gathering: Gathering, *, now: datetime = MONDAY) -> Member:
    """Write an announcement to a member who stays silent; the organiser wants none."""
    silent = agreed(store, Person(107, "Ousmane", "fr"))
    store.mutes.put(organiser(store).id, Topic.ANNOUNCEMENTS)
    announcing.promise(store, gathering, community=COMMUNITY, now=now)
    (claimed,) = store.deliveries.claim(now=now, most=99)
    begun = store.deliveries.begin(claimed, now=now)
    assert begun
    store.deliveries.settle(begun, replace(begun, state=State.SENT), at=now)
    return silent


def change(
    store: Store, gathering_id: int, *, now: datetime = MONDAY, **parts: str | int | None
) -> Made:
    gathering = store.gatherings.get(gathering_id)
    staged = Staged.of({"gathering_id": gathering_id, "revision": gathering.revision, **parts})
    made = changes.make(store, staged, member=organiser(store), community=COMMUNITY, now=now)
    assert isinstance(made, Made)
    return made


def moved(
    store: Store,
    gathering_id: int,
    to: datetime | None,
    *,
    now: datetime = MONDAY,
    told: int | None = None,
) -> Made:
    starts = to.isoformat() if to else ""
    return change(store, gathering_id, now=now, starts=starts, told=told)


def waiting(store: Store, gathering_id: int, kind: Kind) -> dict[str, Facts]:
    """Return what each is to be told, by name."""
    planned = store.audiences.waiting(gathering_id, kind)
    return {store.members.get(member_id).name: facts for member_id, facts in planned.items()}
