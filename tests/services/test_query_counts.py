"""No screen asks the database more the larger the community is, or the further one turns pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bot.callbacks.boards import AccountTap, ListTap, OthersTap, PersonTap, WordsTap
from bot.callbacks.directory import (
    Listing as Records,
    ListingTap,
    OrganisationStep,
    PersonStep,
    PersonTap as RecordTap,
    RecordTap as OrganisationTap,
)
from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.grammar import Tap
from bot.callbacks.meetings import BoardTap, ShowTap
from bot.callbacks.people import AgendaTap, AnswersTap, Errand, MenuTap, RsvpTap
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.callbacks.team import JournalTap, TeammateTap, TeamStep, TeamTap
from bot.domain.board import Listing, Order
from bot.domain.delivery import Delivery, Fate, Kind, Promise, after
from bot.domain.gathering import Gathering
from bot.domain.member import Person
from bot.domain.rsvp import Answer
from bot.domain.visit import Visit
from bot.intake.attempt import Effect
from bot.ports import Store
from bot.services import deliveries, privacy
from storage.database import SqlDatabase
from tests.services.bell import Bell
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, GAELLE, NADIA, NOW, agreed
from tests.services.village import NEWCOMER, Village, settle
from tests.services.visiting import says, somebody, visit
from tests.storage.counting import questions

Asked = Callable[[Village], Tap | str]


def _list(listing: Listing, order: Order) -> Asked:
    return lambda village: ListTap(village.meeting.id, listing, order, 0, 0)


# What each screen costs in statements, with the one that asks who knocks.
MEMBERS: dict[str, tuple[Person, Asked, int]] = {
    "own card": (GAELLE, lambda v: ShowTap(v.meeting.id), 6),
    "/prochaine": (GAELLE, lambda _: "/prochaine", 8),
    "/agenda": (GAELLE, lambda _: "/agenda", 4),
    "/agenda, next page": (GAELLE, lambda _: AgendaTap(1), 3),
    "/mes_reponses": (GAELLE, lambda _: "/mes_reponses", 5),
    "/mes_reponses, next page": (GAELLE, lambda _: AnswersTap(1), 4),
    "/moi": (GAELLE, lambda _: "/moi", 4),
    "what is known": (GAELLE, lambda _: MenuTap(Errand.DATA), 23),
    "first yes, in private": (NEWCOMER, lambda v: RsvpTap(v.meeting.id, Answer.YES), 11),
    "the same again": (NEWCOMER, lambda v: RsvpTap(v.meeting.id, Answer.YES), 7),
    "no instead": (NEWCOMER, lambda v: RsvpTap(v.meeting.id, Answer.NO), 12),
}
BOARDS: dict[str, tuple[Person, Asked, int]] = {
    "/tableau": (NADIA, lambda _: "/tableau", 6),
    "dashboard": (NADIA, lambda v: BoardTap(v.meeting.id), 13),
    **{
        f"list {listing.name} by {order.name}": (NADIA, _list(listing, order), 4)
        for listing in Listing
        for order in Order
    },
    "one on a list": (NADIA, lambda v: PersonTap(v.meeting.id, v.people[0].id, 0), 4),
    "words": (NADIA, lambda v: WordsTap(v.meeting.id, 0, 0), 5),
    "messages": (NADIA, lambda v: AccountTap(v.meeting.id, 0), 5),
    "other meetings": (NADIA, lambda _: OthersTap(0), 4),
}
RECORDS: dict[str, tuple[Person, Asked, int]] = {
    "/membres": (NADIA, lambda _: "/membres", 6),
    "/membres, next page": (NADIA, lambda _: ListingTap(Records.PEOPLE, 1), 6),
    "/membres with a name": (NADIA, lambda _: "/membres membre", 6),
    "a name typed": (NADIA, lambda _: "association", 6),
    "organisations": (NADIA, lambda _: ListingTap(Records.ORGANISATIONS, 0), 6),
    "namesakes": (NADIA, lambda _: ListingTap(Records.NAMESAKES, 0), 3),
    "a person": (NADIA, lambda v: RecordTap(v.people[0].id, PersonStep.PAGE), 8),
    "an organisation": (NADIA, lambda _: OrganisationTap(1, OrganisationStep.PAGE, 0), 7),
    "/equipe": (NADIA, lambda _: "/equipe", 5),
    "/equipe, next page": (NADIA, lambda _: TeamTap(TeamStep.LIST, 1), 4),
    "a teammate": (NADIA, lambda v: TeammateTap(v.people[0].id), 5),
    "/journal": (NADIA, lambda _: "/journal", 8),
    "/journal, next page": (NADIA, lambda _: JournalTap(1), 7),
    "/pour": (NADIA, lambda _: MenuTap(Errand.BEHALF), 4),
}
PUBLISHING: dict[str, tuple[Person, Asked, int]] = {
    "/nouvelle": (NADIA, lambda _: "/nouvelle", 5),
    "all sections": (NADIA, lambda v: DraftTap(v.draft.id, DraftStep.SECTIONS), 12),
    "preview": (NADIA, lambda v: DraftTap(v.draft.id, DraftStep.PREVIEW), 18),
    "where to publish": (NADIA, lambda v: PublishTap(v.draft.id, PublishStep.CHOOSE), 13),
    "publish to everybody": (NADIA, lambda v: PublishTap(v.draft.id, PublishStep.NOW), 28),
}
IN_GROUP = {
    "first yes": (Answer.YES, 11),
    "the same again": (Answer.YES, 4),
    "no instead": (Answer.NO, 9),  # with what they were counted on
}


async def deed_of(bell: Bell, person: Person, what: Tap | str) -> Effect:
    return await (bell.says(person, what) if isinstance(what, str) else bell.taps(person, what))


async def cost(database: SqlDatabase, effect: Effect) -> int:
    def deed(store: Store) -> int:
        calls, asked = questions(store, effect)
        assert calls
        return asked

    return await database.write(deed)


@pytest.mark.parametrize("size", [6, 40])
@pytest.mark.parametrize(
    "screens",
    [MEMBERS, BOARDS, RECORDS, PUBLISHING],
    ids=["members", "boards", "records", "publishing"],
)
async def test_a_screen_asks_as_much_in_a_large_community(database: SqlDatabase, screens, size):
    village = await database.write(lambda store: settle(store, size))
    bell = Bell(NOW)

    costs = {
        name: await cost(database, await deed_of(bell, person, asked(village)))
        for name, (person, asked, _) in screens.items()
    }

    assert costs == {name: usual for name, (_, _, usual) in screens.items()}


@pytest.mark.parametrize("size", [6, 40])
async def test_a_tap_in_a_group_costs_the_same_in_any_crowd(database: SqlDatabase, size):
    village = await database.write(lambda store: settle(store, size))
    bell = Bell(NOW)
    costs = {}

    for name, (word, _) in IN_GROUP.items():
        tap = RsvpTap(village.meeting.id, word)
        costs[name] = await cost(database, await bell.taps(NEWCOMER, tap, in_group=True))

    assert costs == {name: usual for name, (_, usual) in IN_GROUP.items()}


# What is asked once for a whole hand: turns, readers, answers, mutes, further messages, the
# meeting, its counts and programme; then that all of them leave. With reminders, hushes too; with
# announcements, the report that was read last.
HANDS = {Kind.ANNOUNCEMENT: 11, Kind.REMINDER: 11}


def hand_of(store: Store, meeting: Gathering, *, size: int, kind: Kind) -> Sequence[Delivery]:
    """Owe so many silent people a message, and take all of them in hand."""
    promises = []
    for number in range(size):
        one = agreed(store, Person(5000 + number, f"Voix {number}", "fr"))
        store.members.save(replace(one, chat_id=one.telegram_id))
        promises.append(Promise(f"hand:{number}", kind, one.id, meeting.id, MONDAY))
    store.deliveries.plan(promises, at=MONDAY)
    return store.deliveries.claim(now=MONDAY, most=size)


@pytest.mark.parametrize("kind", HANDS)
@pytest.mark.parametrize("size", [6, 50])
async def test_a_hand_of_letters_costs_the_same_for_few_and_for_many(
    database: SqlDatabase, size, kind
):
    def deed(store: Store) -> tuple[int, int, int]:
        hand = hand_of(store, settle(store, 6).meeting, size=size, kind=kind)
        begun, asked = questions(
            store, lambda s: deliveries.begin_all(s, hand, community=COMMUNITY, now=MONDAY)
        )
        ended = [(one[0], after(one[0], Fate.ARRIVED, at=MONDAY)) for one in begun if one]
        _, settled = questions(store, lambda s: deliveries.settle_all(s, ended, now=MONDAY))
        return len(ended), asked, settled

    assert await database.write(deed) == (size, HANDS[kind], 1)


# Every table that knows of somebody is asked to let go of them.
ERASURE = 75


def receive(store: Store, name: str, *, contact_phone: str = "") -> Gathering:
    """Announce a visit at the home of one of those who visit."""
    made = visit(store, 3, place_note="12 rue du Port")
    hosts = [somebody(store, name).id]
    store.visits.put(Visit(made.id, None, hosts, access="Sonnez", contact_phone=contact_phone))
    return made


@pytest.mark.parametrize("size", [1, 40])
async def test_an_erasure_costs_the_same_however_many_visits_others_receive(
    database: SqlDatabase, size
):
    def deed(store: Store) -> int:
        village = settle(store, 6)
        for number in range(size):
            phone = f"06 12 34 56 {number:02d}"
            receive(store, "Basile", contact_phone=phone)
            agreed(store, Person(7000 + number, f"Voix {number}", "fr"))
        says(store, receive(store, "Anna"), "Anna")
        says(store, village.meeting, "Anna")
        _, asked = questions(store, lambda s: privacy.erase(s, somebody(s, "Anna"), now=NOW))
        return asked

    assert await database.write(deed) == ERASURE
