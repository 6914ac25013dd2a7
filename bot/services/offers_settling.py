"""Organisers answer what members offer: they ask, fix a date, accept or decline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.draft import TooLate
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.offer import Offer, OfferChanged, OfferKind, OfferState, OfferWord
from bot.domain.offering import WORD_LENGTH
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import offers, offers_drafts, place_calls, rights
from bot.services.place_calls import Called

PER_PAGE = 8
_LAST_WORDS = 3
TALK_PAGE = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer as organisers see it; `words` are what was said last, the latest first."""

    offer: Offer
    host: Member | None
    organisation: str = ""
    words: Sequence[OfferWord] = ()
    names: Mapping[int, str] | None = None
    total: int = 0
    reader_id: int = 0
    called: Called | None = None

    def name(self, member_id: int | None) -> str:
        return (self.names or {}).get(member_id or 0, "")


@dataclass(frozen=True, slots=True)
class Inbox:
    """Some of the offers that are open; `names` are those of their hosts."""

    offers: Sequence[Offer]
    names: Mapping[int, str]
    page: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """
    What an organiser did with an offer, and its host: None if they cannot be written to.

    `before` (aware) is the date that was suggested until then.
    """

    offer: Offer
    by: Member
    host: Member | None
    text: str = ""
    before: datetime | None = None


def inbox(store: Store, member: Member | None, *, page: int) -> Inbox:
    """Raises NotAnOrganiser."""
    rights.check(store, member, Action.SETTLE_OFFERS)
    found = store.offers.open(start=page * PER_PAGE, most=PER_PAGE + 1)
    shown = found[:PER_PAGE]
    names = store.names.of("member", {one.member_id for one in shown if one.member_id})
    return Inbox(shown, names, page, is_last=len(found) <= PER_PAGE)


def look(
    store: Store, member: Member | None, offer_id: int, *, page: int | None = None
) -> Proposal:
    """
    Return an offer with what was said last, or with one `page` of all that was said.

    Raises:
        NotAnOrganiser, NoSuchOffer.
    """
    reader = rights.check(store, member, Action.SETTLE_OFFERS)
    offer = store.offers.get(offer_id)
    host = store.members.get(offer.member_id) if offer.member_id else None
    start, most = (0, _LAST_WORDS) if page is None else (page * TALK_PAGE, TALK_PAGE)
    said = store.offers.words(offer.id, start=start, most=most)
    who = {one.member_id for one in said} | {offer.settled_by, offer.proposed_by}
    names = store.names.of("member", {one for one in who if one})
    total = store.offers.count_words(offer.id)
    whose = offers.organisation_name(store, offer)
    called = _called(store, offer)
    return Proposal(offer, host, whose, said, names, total, reader.id, called)


def _called(store: Store, offer: Offer) -> Called | None:
    """Return the meeting whose call for a place it answers."""
    if offer.call_id is None:
        return None
    return place_calls.of(store, store.gatherings.get(offer.call_id))


def check_current(store: Store, member: Member | None, offer_id: int) -> Offer:
    """
    Return an offer that can still be settled.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled.
    """
    rights.check(store, member, Action.SETTLE_OFFERS)
    offer = store.offers.get(offer_id)
    offer.check_open()
    return offer


def ask(
    store: Store, member: Member | None, *, offer_id: int, text: str, now: datetime
) -> Settled:
    """
    Keep a question to a host.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled, NothingWritten, TooLong.
    """
    by = rights.check(store, member, Action.SETTLE_OFFERS)
    offer = store.offers.hold(offer_id)
    offer.check_open()
    line = typed_line(text, limit=WORD_LENGTH)
    _say(store, offer, by, line, now=now)
    store.audit.note("offer.ask", by=by.id, subject=f"offer:{offer.id}", at=now)
    return Settled(offer, by, _host(store, offer), line)


def _say(store: Store, offer: Offer, by: Member, line: str, *, now: datetime) -> None:
    store.offers.add_word(OfferWord(0, offer.id, by.id, by_host=False, text=line, at=now))


def suggest(
    store: Store,
    member: Member | None,
    *,
    offer_id: int,
    version: int,
    starts_at: datetime,
    now: datetime,
) -> Settled:
    """
    Suggest a date (aware) to a host, instead of one they did not answer yet if there is one.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled.
        OfferChanged: another organiser, or the host, acted since `version` was looked at.
        TooLate: that moment is past.
    """
    by = rights.check(store, member, Action.SETTLE_OFFERS)
    offer = _unchanged(store, offer_id, version)
    offer.check_open()
    if starts_at <= now:
        raise TooLate
    dated = replace(offer, proposed_at=starts_at, proposed_by=by.id, version=version + 1)
    store.offers.save(dated)
    store.audit.note("offer.date", by=by.id, subject=f"offer:{offer.id}", at=now)
    return Settled(dated, by, _host(store, offer), before=offer.proposed_at)


def take_back(
    store: Store, member: Member | None, *, offer_id: int, version: int, now: datetime
) -> Settled:
    """
    Take back the date that the host did not answer yet.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled.
        OfferChanged: somebody acted since `version` was looked at, the host by their answer.
    """
    by = rights.check(store, member, Action.SETTLE_OFFERS)
    offer = _unchanged(store, offer_id, version)
    offer.check_open()
    if offer.proposed_at is None:
        raise OfferChanged
    undated = replace(offer, proposed_at=None, proposed_by=None, version=version + 1)
    store.offers.save(undated)
    store.audit.note("offer.undate", by=by.id, subject=f"offer:{offer.id}", at=now)
    return Settled(undated, by, _host(store, offer), before=offer.proposed_at)


def _unchanged(store: Store, offer_id: int, version: int) -> Offer:
    offer = store.offers.hold(offer_id)
    if offer.version != version:
        raise OfferChanged
    return offer


def accept(
    store: Store, member: Member | None, *, offer_id: int, version: int, now: datetime
) -> Settled:
    """
    Accept an offer: a visit is prepared, without a date yet; a place is known from now on.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled, OfferChanged.
    """
    by = rights.check_in_turn(store, member, Action.SETTLE_OFFERS)
    offer = _unchanged(store, offer_id, version)
    offer.check_proposed()
    if offer.kind is OfferKind.PLACE:
        accepted = offers_drafts.known_place(store, offer, by=by.id, now=now)
    else:
        accepted = offers_drafts.drafted(store, offer, by=by.id, starts_at=None, now=now)
    store.audit.note("offer.accept", by=by.id, subject=f"offer:{offer.id}", at=now)
    return Settled(accepted, by, _host(store, offer))


def decline(
    store: Store,
    member: Member | None,
    *,
    offer_id: int,
    version: int,
    text: str = "",
    now: datetime,
) -> Settled:
    """
    Decline an offer, with a word to its host or without.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled, OfferChanged, NothingWritten, TooLong.
    """
    by = rights.check(store, member, Action.SETTLE_OFFERS)
    offer = _unchanged(store, offer_id, version)
    offer.check_proposed()
    line = typed_line(text, limit=WORD_LENGTH) if text else ""
    if line:
        _say(store, offer, by, line, now=now)
    declined = replace(
        offer,
        state=OfferState.DECLINED,
        proposed_at=None,
        settled_at=now,
        settled_by=by.id,
        version=version + 1,
    )
    store.offers.save(declined)
    store.audit.note("offer.decline", by=by.id, subject=f"offer:{offer.id}", at=now)
    return Settled(declined, by, _host(store, offer), line)


def _host(store: Store, offer: Offer) -> Member | None:
    """Return the host, if a message reaches them."""
    host = store.members.get(offer.member_id) if offer.member_id else None
    return host if host and host.chat_id else None
