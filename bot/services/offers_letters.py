"""Who offered a place is thanked when a meeting is announced there, or finds another one."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.member import Member
from bot.ports import Store
from bot.services.place_calls import CALL
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class PlaceUsed:
    """A gathering that is announced in a place which its reader offered."""

    member: Member
    gathering: Gathering


@dataclass(frozen=True, slots=True)
class CallEnded:
    """A gathering whose call for a place its reader answered; it found another, or none."""

    member: Member
    gathering: Gathering


def promise(store: Store, gathering: Gathering, *, now: datetime) -> None:
    """Thank who offered the place of an announced gathering; once for each offer."""
    if gathering.place is None:
        return
    promises = [
        Promise(
            f"{Kind.PLACE_USED.value}:{offer.id}",
            Kind.PLACE_USED,
            offer.member_id,
            gathering.id,
            now,
        )
        for offer in store.offers.of_place(gathering.place.id)
        if offer.member_id
    ]
    store.deliveries.plan(promises, at=now)


def about(reading: Reading, delivery: Delivery, member: Member) -> PlaceUsed | None:
    """Return what a message says now; None if the gathering takes place elsewhere by now."""
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    place = gathering.place
    offered = reading.store.offers.of_place(place.id) if place else []
    is_theirs = any(offer.member_id == member.id for offer in offered)
    return PlaceUsed(member, gathering) if is_theirs else None


def about_call(reading: Reading, delivery: Delivery, member: Member) -> CallEnded | None:
    """Return what a message says now; None if the draft that called was thrown away since."""
    try:
        return CallEnded(member, reading.gathering(int(delivery.facts[CALL] or 0)))
    except NoSuchGathering:
        return None
