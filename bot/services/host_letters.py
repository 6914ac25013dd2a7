"""What the hosts of a visit read, before it and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.dialogue import Step
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.telling import VisitSaid
from bot.domain.visit import VisitWord
from bot.domain.visit_call import CHOSEN, HAND_OVER, MORE, HostList
from bot.ports import Store
from bot.services import questions, small_visits, telling, visit_lists, visit_words
from bot.services.meetings import Seen
from bot.services.reading import Reading
from bot.services.small_visits import Standing


@dataclass(frozen=True, slots=True)
class Announced:
    """That the visit was published; what it is, whoever reads it sees."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Who comes; where it is to be handed over, to which hosts (none: to their organisation)."""

    people: HostList
    is_for_host: bool = True
    hosts: Sequence[Member] = ()


@dataclass(frozen=True, slots=True)
class Thanks:
    """To whom, and the meeting at which the visit is told, if it is known."""

    first_name: str
    told_at: Gathering | None = None


@dataclass(frozen=True, slots=True)
class Echo:
    """What visitors said, of whom each agreed that others read it."""

    said: Sequence[VisitSaid] = ()


@dataclass(frozen=True, slots=True)
class HostLetter:
    """
    A visit as its reader sees it, and what is said of it.

    `is_told` says that somebody chose, `may_change` that the reader is an organiser.
    """

    kind: Kind
    member: Member
    seen: Seen
    said: Announced | Standing | Listed | Thanks | Echo
    is_told: bool = False
    may_change: bool = False


def promise(store: Store, gathering: Gathering, *, publisher_id: int, now: datetime) -> None:
    """Tell hosts that their visit was published, each once; but for who publishes it."""
    hosts = visit_lists.hosts(store, gathering.id)
    promises = [
        Promise(
            f"{Kind.HOST_ANNOUNCED.value}:{gathering.id}:{host.id}",
            Kind.HOST_ANNOUNCED,
            host.id,
            gathering.id,
            now,
            not_after=gathering.starts_at,
        )
        for host in hosts
        if visit_lists.is_reachable(host) and host.id != publisher_id
    ]
    store.deliveries.plan(promises, at=now)


def about(reading: Reading, delivery: Delivery, member: Member) -> HostLetter | None:
    """Return what a message says now; None if what it is about exists no more, or is settled."""
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    return _said(reading, delivery, member, reading.seen(gathering, member))


def _said(reading: Reading, delivery: Delivery, member: Member, seen: Seen) -> HostLetter | None:
    match delivery.kind:
        case Kind.HOST_ANNOUNCED:
            return HostLetter(delivery.kind, member, seen, Announced())
        case Kind.TOO_FEW:
            return _too_few(reading.store, delivery, member, seen)
        case Kind.HOST_LIST:
            return _list(reading, delivery, member, seen)
        case Kind.HOST_ECHO:
            return _echo(reading, member, seen)
        case _:
            return _thanks(reading, delivery, member, seen)


def _too_few(store: Store, delivery: Delivery, member: Member, seen: Seen) -> HostLetter | None:
    """Ask while nobody chose and too few come; tell what was chosen while it still holds."""
    standing = small_visits.look(store, seen.gathering)
    is_told = bool(delivery.facts.get(CHOSEN))
    if is_told:
        is_so = standing.chosen is not None
    else:
        is_so = standing.chosen is None and not standing.is_enough
    if not is_so:
        return None
    return HostLetter(delivery.kind, member, seen, standing, is_told, member.is_organiser)


def _list(reading: Reading, delivery: Delivery, member: Member, seen: Seen) -> HostLetter | None:
    """Return who comes now, and write down that this is what leaves."""
    store, which = reading.store, seen.gathering.id
    people = visit_lists.of(store, which)
    if delivery.facts.get(MORE) and people.mark == store.visit_calls.told(which, member.id):
        return None
    store.visit_calls.leaves(which, member.id, people.mark)
    if not delivery.facts.get(HAND_OVER):
        return HostLetter(delivery.kind, member, seen, Listed(people))
    hosts = visit_lists.to_hand_over(store, which)
    return HostLetter(delivery.kind, member, seen, Listed(people, is_for_host=False, hosts=hosts))


def _thanks(reading: Reading, delivery: Delivery, member: Member, seen: Seen) -> HostLetter:
    """Thank, and take what is typed next for an answer, unless something else is asked."""
    which, store = seen.gathering.id, reading.store
    facts: dict[str, str | int | None] = {"gathering": which, "word": VisitWord.HOST.value}
    facts[questions.LETTER] = delivery.id
    questions.bring(store, member, Step.VISIT_ANSWER, now=reading.now, **facts)
    told_at = visit_words.told_at(store, seen.visit) if seen.visit else None
    first = next(iter(member.name.split()), "")
    return HostLetter(Kind.HOST_THANKS, member, seen, Thanks(first, told_at))


def _echo(reading: Reading, member: Member, seen: Seen) -> HostLetter:
    """Tell what was said of the visit, as far as its authors let others read it."""
    said = telling.to_tell_hosts(reading.store, seen.gathering.id)
    return HostLetter(Kind.HOST_ECHO, member, seen, Echo(said))
