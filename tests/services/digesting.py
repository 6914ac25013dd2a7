"""A meeting that two organisers follow, and the digests that they get, evening after evening."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.delivery import Kind, Promise, State
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Person, Role, Status
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import appointments, deliveries, digests, members
from bot.services.digest_letters import Digest
from tests.services.community import COMMUNITY, agreed, meeting, organiser

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 18:00 in Paris
TUESDAY = EVENING + timedelta(days=1)
THERESE = Person(104, "Thérèse", "fr")


def begun(store: Store) -> Gathering:
    """Announce a meeting, with two organisers who may be written to, and begin on Monday."""
    made = meeting(store)
    members.open_chat(store, organiser(store))
    second = members.open_chat(store, agreed(store, THERESE))
    store.members.grant(second.id, Role.PROJECT_GROUP)
    digests.begin(store, community=COMMUNITY, now=MONDAY - timedelta(hours=1))
    return made


def ring(store: Store, *, now: datetime) -> None:
    while appointments.keep_next(store, community=COMMUNITY, now=now):
        continue


def read(store: Store, *, now: datetime) -> dict[str, Digest]:
    """Let everything that is due leave; return the digest that each organiser got."""
    ring(store, now=now)
    got = {}
    for claimed in deliveries.claim(store, now=now, most=99):
        began = deliveries.begin(store, claimed, community=COMMUNITY, now=now)
        if began is None:
            continue
        sending, letter = began
        store.deliveries.settle(sending, replace(sending, state=State.SENT), at=now)
        if isinstance(letter, Digest):
            got[letter.member.name] = letter
    return got


def told(digest: Digest) -> dict[str, tuple[Answer | None, Answer | None]]:
    """Return what a digest says of each person: the answer before, and now."""
    news = [change for one in digest.news.gatherings for change in one.changes]
    return {change.name: (change.before, change.answer) for change in news}


def out_of_reach(store: Store, member: Member, made: Gathering, *, at: datetime = MONDAY) -> None:
    """Let a message to somebody fail, as if they had blocked us."""
    promise = Promise(f"x:{member.id}:{at}", Kind.CHANGED, member.id, made.id, at)
    store.deliveries.plan([promise], at=at)
    store.members.save(replace(member, status=Status.UNREACHABLE))
    deliveries.lose(store, member.id, now=at)
