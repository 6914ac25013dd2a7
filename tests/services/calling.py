"""A meeting whose place is sought, and who offers one, for tests of what becomes of it."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.card import Card, Face
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Person
from bot.domain.offer import Offer, OfferKind
from bot.domain.offering import Offering
from bot.domain.place import Format
from bot.ports import Store
from bot.services import offers, place_calls, place_choice
from bot.services.offers_settling import Settled
from bot.services.place_calls import CallPage
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, GAELLE, GROUP, agreed, meeting, organiser

STARTS = MONDAY + timedelta(days=15)
WHOLE = Offering(
    OfferKind.PLACE,
    "Salle du port, 12 quai des Tanneurs",
    slots="ce jour-là",
    access="Sans marche",
    capacity=30,
    organisation_id=0,
    equipment="Un écran",
)


def wanting(store: Store, status: Status = Status.ANNOUNCED) -> Gathering:
    """Announce a meeting without a place, in a linked group."""
    store.spaces.open(GROUP, thread_id=None, title="La Passerelle", at=MONDAY)
    made = meeting(store)
    unplaced = replace(
        made,
        format=Format.UNDECIDED,
        place=None,
        place_note="",
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=2),
        status=status,
    )
    store.gatherings.save(unplaced)
    return store.gatherings.get(made.id)


def publish(store: Store, gathering: Gathering) -> CallPage:
    by = organiser(store)
    return place_calls.publish(store, by, gathering_id=gathering.id, now=MONDAY)


def called(store: Store) -> Gathering:
    gathering = wanting(store)
    publish(store, gathering)
    return gathering


def answered(
    store: Store, gathering: Gathering, person: Person = GAELLE, topic: str = WHOLE.topic
) -> Offer:
    host = agreed(store, person)
    offering = replace(WHOLE, topic=topic, call_id=gathering.id)
    return offers.make(store, host, offering, now=MONDAY)


def retain(store: Store, offer: Offer, *, version: int | None = None) -> Settled:
    return place_choice.retain(
        store,
        organiser(store),
        offer_id=offer.id,
        version=offer.version if version is None else version,
        community=COMMUNITY,
        now=MONDAY,
    )


def thanked(store: Store) -> list[int]:
    claimed = store.deliveries.claim(now=MONDAY + timedelta(hours=1), most=99)
    return [one.member_id for one in claimed if one.kind is Kind.CALL_OVER]


def calls(store: Store, gathering: Gathering) -> list[Card]:
    return [one for one in store.cards.every(gathering.id) if one.face is Face.CALL]
