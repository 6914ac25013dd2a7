"""The shelf of what members offer, and of what is said between them and the organisers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, case, func, or_, select, update

from bot.domain.gathering import Status
from bot.domain.offer import NoSuchOffer, Offer, OfferKind, OfferState, OfferWord
from storage.line import Line
from storage.statement import Row, Statement, insert
from storage.tables import gatherings, offer_words, offers

_MADE: Final = (
    *("kind", "state", "member_id", "organisation_id", "topic", "audience", "slots", "access"),
    *("equipment", "capacity", "made_at", "call_id"),
)
_FIELDS: Final = (
    *("id", "kind", "member_id", "topic", "made_at", "organisation_id", "audience", "slots"),
    *("access", "capacity", "state", "proposed_at", "proposed_by", "gathering_id", "place_id"),
    *("settled_at", "settled_by", "version", "equipment", "call_id"),
)
_CHANGED: Final = (
    *("topic", "audience", "slots", "access", "equipment", "capacity", "organisation_id"),
    *("state", "proposed_at", "proposed_by", "gathering_id", "place_id"),
    *("settled_at", "settled_by", "version"),
)
# What was accepted, and whose draft was thrown away since, waits as before.
IS_PROPOSED = or_(
    offers.c.state == OfferState.PROPOSED.value,
    and_(
        offers.c.state == OfferState.ACCEPTED.value,
        offers.c.kind == OfferKind.VISIT.value,
        offers.c.gathering_id.is_(None),
    ),
)
_CALLING = gatherings.alias("calling")
_OFFER = (
    select(*(offers.c[name] for name in _FIELDS), _CALLING.c.starts_at, gatherings.c.status)
    .select_from(offers)
    .outerjoin(gatherings, gatherings.c.id == offers.c.gathering_id)
    .outerjoin(_CALLING, _CALLING.c.id == offers.c.call_id)
)
_THIS = offers.c.id == bindparam("which")
_IN_DRAFT = and_(
    offers.c.state == OfferState.ACCEPTED.value, gatherings.c.status == Status.DRAFT.value
)
GET = Statement(_OFFER.where(_THIS))
HOLD = Statement(_OFFER.where(_THIS).with_for_update(of=offers))
OPEN = Statement(
    _OFFER.where(or_(IS_PROPOSED, _IN_DRAFT))
    .order_by(case((IS_PROPOSED, 0), else_=1), offers.c.made_at, offers.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("start"))
)
OF_MEMBER = Statement(
    _OFFER.where(offers.c.member_id == bindparam("member"))
    .order_by(offers.c.id.desc())
    .limit(bindparam("most"))
)
OF_PLACE = Statement(
    _OFFER.where(
        offers.c.place_id == bindparam("place"), offers.c.state == OfferState.ACCEPTED.value
    ).order_by(offers.c.id)
)
OF_GATHERING = Statement(
    _OFFER.where(offers.c.gathering_id == bindparam("gathering")).order_by(offers.c.id)
)
ANSWERING = Statement(
    _OFFER.where(offers.c.call_id == bindparam("gathering")).order_by(offers.c.id)
)
COUNT_WAITING = Statement(select(func.count()).select_from(offers).where(IS_PROPOSED))
WAITING_SINCE = Statement(
    select(offers.c.made_at)
    .where(IS_PROPOSED, offers.c.made_at <= bindparam("before"))
    .order_by(offers.c.made_at.desc())
)
ADD = insert(offers, *_MADE)
SAVE = Statement(update(offers).where(_THIS), *_CHANGED)
_WORD: Final = ("id", "offer_id", "member_id", "by_host", "text", "at")
_WORDS = select(*(offer_words.c[name] for name in _WORD))
ADD_WORD = insert(offer_words, *_WORD[1:])
WORDS = Statement(
    _WORDS.where(offer_words.c.offer_id == bindparam("offer"))
    .order_by(offer_words.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("start"))
)
COUNT_WORDS = Statement(
    select(func.count())
    .select_from(offer_words)
    .where(offer_words.c.offer_id == bindparam("offer"))
)


class OfferShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def add(self, offer: Offer) -> Offer:
        """Keep a new offer; return it with its number."""
        made = {name: getattr(offer, name) for name in _MADE}
        made |= {"kind": offer.kind.value, "state": offer.state.value}
        return self.get(self._line.made(ADD, **made))

    def get(self, offer_id: int) -> Offer:
        """Return an offer. Raises NoSuchOffer."""
        return self._one(GET, offer_id)

    def hold(self, offer_id: int) -> Offer:
        """Return an offer that nobody else changes until this deed ends. Raises NoSuchOffer."""
        return self._one(HOLD, offer_id)

    def save(self, offer: Offer) -> None:
        """Write down an offer as it is by now, also what its host said anew."""
        changed = {name: getattr(offer, name) for name in _CHANGED}
        self._line.run(SAVE, which=offer.id, **changed | {"state": offer.state.value})

    def open(self, *, start: int, most: int) -> Sequence[Offer]:
        """Return what is still to be agreed on: what waits longest first, drafts last."""
        return [_offer(row) for row in self._line.rows(OPEN, start=start, most=most)]

    def of_member(self, member_id: int, *, most: int) -> Sequence[Offer]:
        """Return what a member offered, the latest first."""
        return [_offer(row) for row in self._line.rows(OF_MEMBER, member=member_id, most=most)]

    def of_place(self, place_id: int) -> Sequence[Offer]:
        """Return the accepted offers by which a place became known."""
        return [_offer(row) for row in self._line.rows(OF_PLACE, place=place_id)]

    def of_gathering(self, gathering_id: int) -> Sequence[Offer]:
        """Return the offers of which a visit was made."""
        return [_offer(row) for row in self._line.rows(OF_GATHERING, gathering=gathering_id)]

    def answering(self, gathering_id: int) -> Sequence[Offer]:
        """Return the places that were offered to a meeting that called for one."""
        return [_offer(row) for row in self._line.rows(ANSWERING, gathering=gathering_id)]

    def count_waiting(self) -> int:
        """Return how many offers nobody has accepted or declined yet."""
        row = self._line.row(COUNT_WAITING)
        return int(row[0]) if row else 0

    def waiting_since(self, before: datetime) -> Sequence[datetime]:
        """Return since when offers wait that were made before a moment, the latest first."""
        return [row[0] for row in self._line.rows(WAITING_SINCE, before=before)]

    def add_word(self, word: OfferWord) -> None:
        """Keep what was asked or answered."""
        self._line.run(ADD_WORD, **{name: getattr(word, name) for name in _WORD[1:]})

    def words(self, offer_id: int, *, start: int, most: int) -> Sequence[OfferWord]:
        """Return what was said about an offer, the latest first."""
        rows = self._line.rows(WORDS, offer=offer_id, start=start, most=most)
        return [_word(row) for row in rows]

    def count_words(self, offer_id: int) -> int:
        row = self._line.row(COUNT_WORDS, offer=offer_id)
        return int(row[0]) if row else 0

    def _one(self, statement: Statement, offer_id: int) -> Offer:
        row = self._line.row(statement, which=offer_id)
        if row is None:
            raise NoSuchOffer
        return _offer(row)


def _offer(row: Row) -> Offer:
    *fields, call_at, status = row
    facts = dict(zip(_FIELDS, fields, strict=True))
    kind, state = OfferKind(facts["kind"]), OfferState(facts["state"])
    if kind is OfferKind.VISIT and state is OfferState.ACCEPTED and facts["gathering_id"] is None:
        state = OfferState.PROPOSED
    facts |= {"kind": kind, "state": state}
    return Offer(**facts, call_at=call_at, status=Status(status) if status else None)


def _word(row: Row) -> OfferWord:
    facts = dict(zip(_WORD, row, strict=True))
    return OfferWord(**facts | {"by_host": bool(facts["by_host"])})
