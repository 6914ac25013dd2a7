"""Members offer to open their doors for a visit, or a place for meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.dialogue import Dialogue
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.offer import NoSuchOffer, Offer, OfferKind, OfferWord
from bot.domain.offering import STEPS, WORD_LENGTH, Offering, OfferLine, offering_of
from bot.domain.organisation import Organisation
from bot.domain.refusal import Refusal
from bot.ports import Store
from bot.services import members, place_calls, relays

MOST_OWN = 8
_OPEN = frozenset(STEPS.values())


class AnsweredAlready(Refusal):
    """The button stands under a question that has its answer; another one is open."""

    key = "offer.answered_already"


class NothingBegun(Refusal):
    """It was sent already, or left."""

    key = "offer.nothing_begun"


@dataclass(frozen=True, slots=True)
class Said:
    """
    What a host wrote, and the organisers who read it.

    `about` (aware) is the date that did not suit them, where another one stands by now.
    """

    offer: Offer
    host: Member
    text: str
    readers: Sequence[Member] = ()
    about: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own offer, and the name of the organisation in whose name it is made."""

    offer: Offer
    organisation: str


def organisations_of(store: Store, member: Member) -> Sequence[Organisation]:
    """Return in whose name a member may offer something."""
    return [tie.organisation for tie in store.affiliations.of(member.id)]


def begin(store: Store, member: Member | None, *, kind: OfferKind) -> Offering:
    """
    Return an offer of which nothing was said yet; in whose name, if there is no choice.

    Raises:
        NotReadyYet: nobody we know.
    """
    return Offering(kind, organisation_id=whose_of(store, members.check_agreed(member)))


def answer(store: Store, member: Member | None, *, call_id: int, now: datetime) -> Offering:
    """
    Return a place that answers a call, of which nothing was said yet.

    Raises:
        NotReadyYet: nobody we know.
        CallOver: a place was found meanwhile.
    """
    begun = begin(store, member, kind=OfferKind.PLACE)
    called = place_calls.standing(store, call_id, now=now)
    return replace(begun, call_id=called.gathering.id)


def whose_of(store: Store, host: Member) -> int | None:
    """Return in whose name somebody offers, None if they have to say."""
    theirs = organisations_of(store, host)
    return {0: 0, 1: theirs[0].id if theirs else 0}.get(len(theirs))


def begun(dialogue: Dialogue | None, *, now: datetime) -> Offering:
    """
    Return what was said so far.

    Raises:
        NothingBegun: nothing is open, or it was left too long ago.
    """
    if dialogue is None or dialogue.step not in _OPEN or dialogue.is_stale(now):
        raise NothingBegun
    return offering_of(dialogue)


def answering(dialogue: Dialogue | None, line: OfferLine, *, now: datetime) -> Offering:
    """
    Return what was said so far to somebody who answers this question with a button.

    Raises:
        NothingBegun: nothing is open, or it was left too long ago.
        AnsweredAlready: another question is open by now.
    """
    offering = begun(dialogue, now=now)
    is_asked = dialogue is not None and dialogue.step is STEPS[line]
    if line is OfferLine.ORGANISATION and not offering.is_fixing:
        is_asked = offering.missing is line
    if not is_asked:
        raise AnsweredAlready
    return offering


def make(store: Store, member: Member | None, offering: Offering, *, now: datetime) -> Offer:
    """
    Keep an offer, for the organisers to answer.

    Raises:
        NotReadyYet: nobody we know.
        NothingBegun: it is not whole.
    """
    host = members.check_agreed(member)
    made = add(store, host, offering, now=now)
    store.audit.note("offer.make", by=host.id, subject=f"offer:{made.id}", at=now)
    return made


def add(store: Store, host: Member, offering: Offering, *, now: datetime) -> Offer:
    """Keep an offer of this host. Raises NothingBegun: it is not whole."""
    if offering.missing:
        raise NothingBegun
    which = place_calls.answered(store, offering.call_id, now=now) if offering.call_id else None
    blank = Offer(0, offering.kind, host.id, offering.topic, now, call_id=which)
    return store.offers.add(worded(store, host, blank, offering))


def worded(store: Store, host: Member, offer: Offer, offering: Offering) -> Offer:
    """Return an offer in the words of its host; in a name that is theirs to offer in."""
    theirs = [organisation.id for organisation in organisations_of(store, host)]
    whose = offering.organisation_id
    return replace(
        offer,
        topic=offering.topic,
        organisation_id=whose if whose in theirs else None,
        audience=offering.audience,
        slots=offering.slots,
        access=offering.access,
        equipment=offering.equipment,
        capacity=offering.capacity,
    )


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


def show(store: Store, member: Member | None, offer_id: int) -> Mine:
    """Return one's own offer as its host reads it. Raises NoSuchOffer."""
    offer = mine(store, member, offer_id)
    return Mine(offer, organisation_name(store, offer))


def organisation_name(store: Store, offer: Offer) -> str:
    which = offer.organisation_id
    return store.names.of("organisation", {which}).get(which, "") if which else ""


def write(store: Store, member: Member | None, *, offer_id: int, text: str, now: datetime) -> Said:
    """
    Keep what a host writes about their offer; all organisers read it.

    Raises:
        NoSuchOffer, NothingWritten, TooLong.
    """
    return heard(store, mine(store, member, offer_id), text=text, now=now)


def heard(store: Store, offer: Offer, *, text: str, now: datetime) -> Said:
    """Keep a host's words. Raises NothingWritten, TooLong."""
    host = store.members.get(offer.member_id or 0)
    line = typed_line(text, limit=WORD_LENGTH)
    store.offers.add_word(OfferWord(0, offer.id, host.id, by_host=True, text=line, at=now))
    return Said(offer, host, line, readers(store, offer, now=now))


def readers(store: Store, offer: Offer, *, now: datetime) -> Sequence[Member]:
    """
    Return the organisers who read a host: all, for whoever is asked next should know.

    « Transmis au groupe projet » is then what it says, and the same hand need not stay at it.
    """
    return relays.listeners(store, now=now, but=offer.member_id)


def with_entry(store: Store, offer: Offer, text: str) -> Offer:
    """
    Keep what one should know to get in, with the offer, and with its visit while it is prepared.

    What is announced its organisers change, so that those who have a place hear of it. The visit
    is written as a whole: whoever calls this has waited for others (`taking_turns`).
    """
    noted = replace(offer, access=text)
    store.offers.save(noted)
    visit = store.visits.of(offer.gathering_id or 0) if offer.is_draft else None
    if visit:
        store.visits.put(replace(visit, access=text))
        store.touch(visit.gathering_id)
    return noted
