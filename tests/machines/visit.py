"""A visit in the real house, and everything that may happen to it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.domain.appointment import Stage
from bot.domain.change import Staged
from bot.domain.directory import Account
from bot.domain.gathering import Kind
from bot.domain.member import Person
from bot.domain.places import Fewer, Places
from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import (
    appointments,
    calling_off,
    capacities,
    changes,
    companions,
    members,
    merges,
    moving_people,
    places,
    privacy,
    publications,
    rsvps,
)
from bot.services.rsvps import Respondent
from storage.database import SqlDatabase, open_database
from tests.services.community import COMMUNITY, organiser

Result = TypeVar("Result")

MONDAY = datetime(2027, 3, 22, 9, 0, tzinfo=UTC)
"""Ten in the morning in Paris, six days before its clocks change."""

LASTS = timedelta(hours=2)


@dataclass
class House:
    """A database that can be closed and opened again, as when the bot is started anew."""

    url: str
    database: SqlDatabase
    runner: asyncio.Runner
    last_id: int = 800_000

    @classmethod
    def open(cls, url: str) -> "House":
        return cls(url, open_database(url), asyncio.Runner())

    def close(self) -> None:
        self.database.close()
        self.runner.close()

    def do(self, deed: Callable[[Store], Result]) -> Result:
        return self.runner.run(self.database.write(deed))

    def restart(self, now: datetime) -> None:
        self.database.close()
        self.database = open_database(self.url)
        self.do(lambda store: appointments.plan_all(store, community=COMMUNITY, now=now))

    def newcomer(self) -> Person:
        self.last_id += 1
        return Person(self.last_id, f"P{self.last_id}", "fr")


@dataclass
class RealVisit:
    """The same deeds as on paper; each returns the name of the rule that refused it, or ""."""

    house: House
    id: int
    people: Sequence[int]

    @classmethod
    def announced(
        cls, house: House, *, capacity: int, starts: datetime, houses: Mapping[int, Sequence[str]]
    ) -> "RealVisit":
        """Prepare and publish a visit; `houses` names the organisations of each member to be."""
        persons = {number: house.newcomer() for number in houses}

        def deed(store: Store) -> "RealVisit":
            people = [members.agree(store, person=persons[n], now=MONDAY).id for n in houses]
            for who, names in zip(people, houses.values(), strict=True):
                for name in names:
                    members.join_new(store, store.members.get(who), name=name)
            which = _publish(store, capacity=capacity, starts=starts)
            return cls(house, which, people)

        return house.do(deed)

    def answers(self, who: int, answer: Answer, now: datetime) -> str:
        return self._try(
            lambda store: rsvps.answer(
                store, gathering_id=self.id, by=_by(store, who), answer=answer, now=now
            )
        )

    def withdraws(self, who: int, now: datetime) -> str:
        return self._of(rsvps.withdraw, who, now)

    def brings(self, who: int, guests: int, now: datetime) -> str:
        return self._of(companions.bring, who, now, guests=guests)

    def leaves(self, who: int, now: datetime) -> str:
        return self._of(places.leave, who, now)

    def waits(self, who: int, now: datetime) -> str:
        return self._try(
            lambda store: places.wait(store, gathering_id=self.id, by=_by(store, who), now=now)
        )

    def gives(self, who: int, now: datetime) -> str:
        return self._by_organiser(moving_people.give, now, member_id=who)

    def puts_back(self, who: int, now: datetime) -> str:
        return self._by_organiser(moving_people.put_back, now, member_id=who)

    def takes_off(self, who: int, now: datetime) -> str:
        return self._by_organiser(moving_people.take_off, now, member_id=who)

    def is_resized(self, capacity: int, choice: str, now: datetime) -> str:
        chosen = Fewer(choice) if choice else None
        return self._by_organiser(capacities.set_capacity, now, capacity=capacity, choice=chosen)

    def is_one_each(self, *, is_so: bool, now: datetime) -> str:
        return self._by_organiser(capacities.set_one_each, now, one_each=is_so)

    def moves(self, starts: datetime, now: datetime) -> str:
        def deed(store: Store) -> object:
            revision = store.gatherings.get(self.id).revision
            staged = Staged(self.id, revision, starts=starts.isoformat())
            return changes.make(
                store, staged, member=organiser(store), community=COMMUNITY, now=now
            )

        return self._try(deed)

    def is_called_off(self, now: datetime) -> str:
        return self._whole(calling_off.cancel, now, reason="")

    def takes_place(self, now: datetime) -> str:
        return self._whole(calling_off.reinstate, now)

    def loses(self, who: int) -> None:
        self.house.do(lambda store: members.lose(store, store.members.get(who)))

    def finds(self, who: int) -> None:
        self.house.do(lambda store: members.open_chat(store, store.members.get(who)))

    def erases(self, who: int, now: datetime) -> None:
        self.house.do(lambda store: privacy.erase(store, store.members.get(who), now=now))

    def merges(self, kept: int, gone: int, now: datetime) -> None:
        def deed(store: Store) -> object:
            by = organiser(store)
            return merges.merge(
                store, by=by, kept_id=kept, gone_id=gone, account=Account.KEPT, now=now
            )

        self.house.do(deed)

    def ring(self, now: datetime) -> int:
        """Keep what is due about its places; return how many appointments that were."""

        def deed(store: Store) -> int:
            of_places = [
                one
                for one in store.appointments.of(self.id)
                if one.stage is Stage.PLACES and one.is_ahead and one.due_at <= now
            ]
            for one in of_places:
                appointments.keep(store, one.id, community=COMMUNITY, now=now)
            return len(of_places)

        return self.house.do(deed)

    def _of(self, service: Callable[..., object], who: int, now: datetime, **more: Any) -> str:
        return self._try(
            lambda store: service(
                store, gathering_id=self.id, member=store.members.get(who), now=now, **more
            )
        )

    def _by_organiser(self, service: Callable[..., object], now: datetime, **more: Any) -> str:
        return self._try(
            lambda store: service(
                store, gathering_id=self.id, by=organiser(store), now=now, **more
            )
        )

    def _whole(self, service: Callable[..., object], now: datetime, **more: Any) -> str:
        return self._try(
            lambda store: service(
                store,
                gathering_id=self.id,
                member=organiser(store),
                community=COMMUNITY,
                now=now,
                **more,
            )
        )

    def _try(self, deed: Callable[[Store], object]) -> str:
        try:
            self.house.do(deed)
        except Refusal as refusal:
            return type(refusal).__name__
        return ""


def _by(store: Store, who: int) -> Respondent:
    return Respondent(None, store.members.get(who))


def _publish(store: Store, *, capacity: int, starts: datetime) -> int:
    nadia = organiser(store)
    draft = store.gatherings.add_draft(created_by=nadia.id, at=MONDAY)
    dated = replace(draft, kind=Kind.VISIT, starts_at=starts, ends_at=starts + LASTS)
    store.gatherings.save(replace(dated, title="La serre partagée"))
    host = members.join_new(store, nadia, name="La Serre")
    store.visits.put(Visit(draft.id, host.id, topic="Une serre à plusieurs", told_next=True))
    store.places.put(Places(draft.id, capacity))
    store.publications.save(replace(store.publications.of(draft.id), privately=False))
    made = publications.publish(
        store, gathering_id=draft.id, member=nadia, community=COMMUNITY, now=MONDAY
    )
    return made.gathering.id
