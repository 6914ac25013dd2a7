"""Members offer to open their doors for a visit, or a place for meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.dialogue import Dialogue
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.offer import NoSuchOffer, Offer, OfferKind, OfferWord
from bot.domain.offering import STEPS, WORD_LENGTH, Offering, offering_of
from bot.domain.organisation import Organisation
from bot.domain.refusal import Refusal
from bot.ports import Store
from bot.services import members, relays

MOST_OWN = 8
_OPEN = frozenset(STEPS.values())


class NothingBegun(Refusal):
    """It was sent already, or left."""

    key = "offer.nothing_begun"


@dataclass(frozen=True, slots=True)
class Said:
    """What a host wrote, and the organisers who read it."""

    offer: Offer
    host: Member
    text: str
    readers: Sequence[Member] = ()


def organisations_of(store: Store, member: Member) -> Sequence[Organisation]:
    """Return in whose name a member may offer something."""
    return [tie.organisation for tie in store.affiliations.of(member.id)]


def begin(store: Store, member: Member | None, *, kind: OfferKind) -> Offering:
    """
    Return an offer of which nothing was said yet; in whose name, if there is no choice.

    Raises:
        NotReadyYet: nobody we know.
    """
    theirs = organisations_of(store, members.check_agreed(member))
    whose = {0: 0, 1: theirs[0].id if theirs else 0}.get(len(theirs))
    return Offering(kind, organisation_id=whose)


def begun(dialogue: Dialogue | None, *, now: datetime) -> Offering:
    """
    Return what was said so far.

    Raises:
        NothingBegun: nothing is open, or it was left too long ago.
    """
    if dialogue is None or dialogue.step not in _OPEN or dialogue.is_stale(now):
        raise NothingBegun
    return offering_of(dialogue)


def make(store: Store, member: Member | None, offering: Offering, *, now: datetime) -> Offer:
    """
    Keep an offer, for the organisers to answer.

    Raises:
        NotReadyYet: nobody we know.
        NothingBegun: it is not whole.
    """
    host = members.check_agreed(member)
    if offering.missing:
        raise NothingBegun
    theirs = [organisation.id for organisation in organisations_of(store, host)]
    made = store.offers.add(
        Offer(
            0,
            offering.kind,
            host.id,
            offering.topic,
            now,
            organisation_id=offering.organisation_id
            if offering.organisation_id in theirs
            else None,
            audience=offering.audience,
            slots=offering.slots,
            access=offering.access,
            capacity=offering.capacity,
        )
    )
    store.audit.note("offer.make", by=host.id, subject=f"offer:{made.id}", at=now)
    return made


def own(store: Store, member: Member | None) -> Sequence[Offer]:
    """Return what a member offered lately, the latest first."""
    return store.offers.of_member(member.id, most=MOST_OWN) if member else []


def mine(store: Store, member: Member | None, offer_id: int) -> Offer:
    """
    Return one's own offer, which nobody else changes until this deed ends.

    Raises:
        NoSuchOffer: it is somebody else's, or gone.
    """
    offer = store.offers.hold(offer_id)
    if member is None or offer.member_id != member.id:
        raise NoSuchOffer
    return offer


def write(
    store: Store, member: Member | None, *, offer_id: int, text: str, to: int = 0, now: datetime
) -> Said:
    """
    Keep what a host writes about their offer; `to` is the question that they answer.

    Who asked it reads the answer; if they cannot, or nobody asked, all organisers do.

    Raises:
        NoSuchOffer, NothingWritten, TooLong.
    """
    offer = mine(store, member, offer_id)
    asked = store.offers.word(to) if to else None
    by = asked.member_id if asked and asked.offer_id == offer.id and not asked.by_host else None
    return heard(store, offer, text=text, reader=by, now=now)


def heard(store: Store, offer: Offer, *, text: str, reader: int | None, now: datetime) -> Said:
    """Keep a host's words, for one organiser or for all. Raises NothingWritten, TooLong."""
    host = store.members.get(offer.member_id or 0)
    line = typed_line(text, limit=WORD_LENGTH)
    store.offers.add_word(OfferWord(0, offer.id, host.id, by_host=True, text=line, at=now))
    return Said(offer, host, line, readers(store, offer, reader, now=now))


def readers(store: Store, offer: Offer, reader: int | None, *, now: datetime) -> Sequence[Member]:
    """Return the organiser who reads a host, all of them if that one cannot be written to."""
    there = relays.listeners(store, now=now, but=offer.member_id)
    return [one for one in there if one.id == reader] or there


def with_entry(store: Store, offer: Offer, text: str) -> Offer:
    """
    Keep what one should know to get in, with the offer, and with its visit while it is prepared.

    What is announced its organisers change, so that those who have a place hear of it.
    """
    noted = replace(offer, access=text)
    store.offers.save(noted)
    visit = store.visits.of(offer.gathering_id or 0) if offer.is_draft else None
    if visit:
        store.visits.put(replace(visit, access=text))
        store.touch(visit.gathering_id)
    return noted
