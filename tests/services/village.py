"""A community in which there are `size` of everything that a screen may list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.gathering import Gathering, Status
from bot.domain.member import Channel, Member, Person, Role, Status as MemberStatus
from bot.domain.programme import AgendaItem, Programme
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from tests.services.community import ENDS, GAELLE, GROUP, NOW, STARTS, agreed, organiser

ANSWERS = tuple(Answer)
NEWCOMER = Person(900, "Ousmane", "fr")


@dataclass(frozen=True, slots=True)
class Village:
    """`meeting` is announced, and everybody answered; `draft` waits for its publication."""

    meeting: Gathering
    draft: Gathering
    gaelle: Member
    people: Sequence[Member]


def settle(store: Store, size: int) -> Village:
    nadia, gaelle = organiser(store), _reachable(store, agreed(store, GAELLE))
    _reachable(store, nadia)
    _reachable(store, agreed(store, NEWCOMER))
    store.spaces.open(GROUP, thread_id=None, title="La Passerelle", at=NOW)
    people = [_neighbour(store, number) for number in range(size)]
    meetings = [_meeting(store, number) for number in range(size)]
    for meeting in (*meetings, *(_meeting(store, -1 - number) for number in range(size))):
        store.rsvps.put(Rsvp(meeting.id, gaelle.id, Answer.YES, 0, NOW))
    for number, one in enumerate(people):
        _answer(store, meetings[0], one, number)
        _note(store, nadia, one, meetings[number])
    drafts = [_draft(store, nadia) for _ in range(size)]
    return Village(meetings[0], drafts[0], gaelle, people)


def _neighbour(store: Store, number: int) -> Member:
    """Add one of four kinds: on Telegram or not, some in the team, some with a namesake."""
    name = f"Membre {number // 2:03}"
    is_online = number % 4 != 3
    one = store.members.add(
        name,
        telegram_id=1000 + number if is_online else None,
        status=MemberStatus.ACTIVE if is_online else MemberStatus.INVITED,
        channel=Channel.TELEGRAM if is_online else Channel.PHONE,
        at=NOW,
    )
    organisation = store.organisations.add(f"Association {number:03}")
    store.organisations.affiliate(one.id, organisation.id)
    store.gatherings.add_place(f"Salle {number:03}")
    if is_online:
        store.members.grant(one.id, Role.FACILITATOR)
    return _reachable(store, one) if is_online else one


def _reachable(store: Store, member: Member) -> Member:
    met = replace(member, chat_id=member.telegram_id)
    store.members.save(met)
    return met


def _meeting(store: Store, number: int) -> Gathering:
    """Announce the one that comes as the `number`-th from now; below 0 it is held already."""
    bare = store.gatherings.add_draft(created_by=1, at=NOW)
    shift = timedelta(days=20 * number)
    made = replace(
        bare,
        status=Status.ANNOUNCED if number >= 0 else Status.HELD,
        title=f"Rencontre {number}",
        starts_at=STARTS + shift,
        ends_at=ENDS + shift,
    )
    store.gatherings.save(made)
    return made


def _draft(store: Store, nadia: Member) -> Gathering:
    bare = store.gatherings.add_draft(created_by=nadia.id, at=NOW)
    made = replace(bare, title="Brouillon", starts_at=STARTS, ends_at=ENDS)
    store.gatherings.save(made)
    store.programmes.put(made.id, Programme((AgendaItem("Accueil", 10),)))
    return made


def _answer(store: Store, meeting: Gathering, one: Member, number: int) -> None:
    """Let five of six answer, most with a word, some to a date that has moved."""
    if number % 6 == 5:
        return
    answer = ANSWERS[number % len(ANSWERS)]
    given = Rsvp(meeting.id, one.id, answer, 0, NOW)
    store.rsvps.put(replace(given, word=f"Un mot {number}", to_confirm=number % 6 == 4))


def _note(store: Store, nadia: Member, one: Member, meeting: Gathering) -> None:
    """Write one line of each kind into the journal."""
    organisation = store.organisations.of(one.id)[0]
    for subject in (
        f"member:{one.id}",
        f"gathering:{meeting.id}",
        f"organisation:{organisation.id}",
    ):
        store.audit.note("meeting.publish", by=nadia.id, subject=subject, at=NOW)
