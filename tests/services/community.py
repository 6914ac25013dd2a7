"""A small community for tests of use cases: people, a meeting, groups. All are made in a deed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.community import Community
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member, Person, Role, Status as MemberStatus
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import calling_off, members, publications, rsvps
from bot.services.rsvps import Answered, Respondent

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
STARTS = NOW + timedelta(days=13)
ENDS = STARTS + timedelta(hours=2)
COMMUNITY = Community("Pas de côté", ZoneInfo("Europe/Paris"))
NADIA = Person(101, "Nadia", "fr")
YVES = Person(102, "Yves", "fr")
GAELLE = Person(103, "Gaëlle", "en")
GROUP, OTHER_GROUP, SUPERGROUP = -42, -43, -1000000000042


def agreed(store: Store, person: Person = YVES) -> Member:
    return members.agree(store, person=person, now=NOW)


def organiser(store: Store) -> Member:
    """Make Nadia an organiser."""
    member = agreed(store, NADIA)
    store.members.grant(member.id, Role.PROJECT_GROUP)
    return store.members.get(member.id)


def draft(store: Store, **facts: Any) -> Gathering:
    """Make a draft that could be announced; `facts` replace some of its own."""
    nadia = organiser(store)
    bare = store.gatherings.add_draft(created_by=nadia.id, at=NOW)
    whole = replace(bare, title="Repas partagé", starts_at=STARTS, ends_at=ENDS)
    made = replace(whole, **facts)
    store.gatherings.save(made)
    return made


def meeting(store: Store, **facts: Any) -> Gathering:
    return draft(store, **{"status": Status.ANNOUNCED, "ordinal": 1, **facts})


def publish(store: Store, made: Gathering) -> Gathering:
    return publications.publish(
        store, gathering_id=made.id, member=organiser(store), community=COMMUNITY, now=NOW
    ).gathering


def call_off(store: Store, made: Gathering, *, now: datetime = NOW) -> None:
    calling_off.cancel(
        store,
        gathering_id=made.id,
        reason="Neige",
        member=organiser(store),
        community=COMMUNITY,
        now=now,
    )


def bring_back(store: Store, made: Gathering, *, now: datetime = NOW) -> None:
    calling_off.reinstate(
        store, gathering_id=made.id, member=organiser(store), community=COMMUNITY, now=now
    )


def answer(
    store: Store,
    gathering: Gathering,
    said: Answer,
    *,
    by: Person = YVES,
    now: datetime = NOW,
) -> Answered:
    member = store.members.by_telegram_id(by.telegram_id)
    return rsvps.answer(
        store, gathering_id=gathering.id, by=Respondent(by, member), answer=said, now=now
    )


def lost(store: Store, person: Person = YVES) -> Member:
    """Make somebody agree and then block us."""
    members.lose(store, agreed(store, person))
    member = store.members.by_telegram_id(person.telegram_id)
    assert member is not None
    assert member.status is MemberStatus.UNREACHABLE
    return member
