"""The shelf of cards: the messages that show a gathering and are kept true."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, literal, or_, select, update

from bot.domain.card import INLINE_AT_MOST, NOWHERE, Card, CardState, Face
from bot.domain.gathering import OPEN as OPEN_GATHERINGS
from storage.line import Line
from storage.statement import Row, Statement, insert_new, one_of, upsert
from storage.tables import cards, gatherings, place_calls
from storage.types import CleanText

_FIELDS = (
    *("id", "gathering_id", "chat_id", "thread_id", "message_id", "state", "shown", "shown_at"),
    *("inline_id", "language", "face"),
)
_CARD = select(*(cards.c[name] for name in _FIELDS)).order_by(cards.c.id)
_UNPOSTED = one_of(cards.c.state, (CardState.OWED.value, CardState.POSTING.value))
_OF_GATHERING = cards.c.gathering_id == bindparam("gathering")
_IN_CHAT = cards.c.chat_id == bindparam("chat")
_IN_THREAD = cards.c.thread_id.is_not_distinct_from(
    bindparam("thread", type_=cards.c.thread_id.type)
)
_IS_CARD = cards.c.face == Face.CARD.value
_HAS_FACE = cards.c.face == bindparam("face")
_IS_OPEN = (
    select(gatherings.c.id)
    .where(
        gatherings.c.id == cards.c.gathering_id,
        one_of(gatherings.c.status, sorted(status.value for status in OPEN_GATHERINGS)),
    )
    .exists()
)
_IS_CALLING = cards.c.gathering_id.in_(
    select(place_calls.c.gathering_id).where(place_calls.c.is_open)
)
_IS_WANTED = or_(and_(_IS_CARD, _IS_OPEN), and_(cards.c.face == Face.CALL.value, _IS_CALLING))

AT = Statement(_CARD.where(_IN_CHAT, cards.c.message_id == bindparam("message")))
OF = Statement(_CARD.where(_OF_GATHERING, _IS_CARD, cards.c.state != CardState.LOST.value))
EVERY = Statement(_CARD.where(_OF_GATHERING, cards.c.state != CardState.LOST.value))
UNFINISHED = Statement(_CARD.where(_UNPOSTED))
OWED_THERE = Statement(_CARD.where(_OF_GATHERING, _IN_CHAT, _IN_THREAD, _HAS_FACE, _UNPOSTED))
THERE = Statement(
    _CARD.where(
        _OF_GATHERING, _IN_CHAT, _IN_THREAD, _IS_CARD, cards.c.state != CardState.LOST.value
    )
)
OWE = Statement(cards.insert(), "gathering_id", "chat_id", "thread_id", "state", "face")
REGISTER = upsert(
    cards,
    *("gathering_id", "chat_id", "thread_id", "message_id", "state", "shown", "shown_at"),
    keys=["chat_id", "message_id"],
    kept=["thread_id"],
)
# A card that meanwhile moved, or was lost, is no longer the one that somebody held in hand.
_IS_THAT = (
    cards.c.id == bindparam("which"),
    _IN_CHAT,
    cards.c.state != CardState.LOST.value,
)
SAVE = Statement(
    update(cards).where(*_IS_THAT),
    *("message_id", "state", "shown", "shown_at"),
)
DROP_TWIN = Statement(
    delete(cards).where(
        _IN_CHAT, cards.c.message_id == bindparam("message"), cards.c.id > bindparam("which")
    )
)
# Messages stay behind in the old group, where nobody can write any more.
REPOST = Statement(
    update(cards)
    .where(_IN_CHAT, cards.c.state != CardState.LOST.value, _IS_WANTED)
    .values(
        chat_id=bindparam("new_chat"),
        message_id=None,
        state=CardState.OWED.value,
        shown=literal("", CleanText),
        shown_at=None,
    )
)
LOSE = Statement(
    update(cards)
    .where(cards.c.id == bindparam("which"), cards.c.state == CardState.LIVE.value)
    .values(state=CardState.LOST.value)
)
LEAVE_CALLS = Statement(
    update(cards)
    .where(_OF_GATHERING, cards.c.face == Face.CALL.value)
    .values(state=CardState.LOST.value)
)
_THIS_INLINE = cards.c.inline_id == bindparam("inline")
INLINE = Statement(_CARD.where(_THIS_INLINE))
FORGET_INLINE = Statement(delete(cards).where(_THIS_INLINE))
REGISTER_INLINE = insert_new(
    cards, *("gathering_id", "chat_id", "inline_id", "language", "state", "shown", "shown_at")
)
INLINE_OF = Statement(
    select(cards.c.id)
    .where(_OF_GATHERING, cards.c.inline_id.is_not(None), cards.c.state == CardState.LIVE.value)
    .order_by(cards.c.id.desc())
)
LEAVE = Statement(update(cards).where(_IN_CHAT).values(state=CardState.LOST.value))


class CardShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def owe(
        self, gathering_id: int, *, chat_id: int, thread_id: int | None, face: Face = Face.CARD
    ) -> None:
        """Ask for a card in a place, unless one is on its way there already."""
        place = {"gathering": gathering_id, "chat": chat_id, "thread": thread_id}
        if self._line.row(OWED_THERE, **place, face=face.value) is None:
            self._line.run(
                OWE,
                gathering_id=gathering_id,
                chat_id=chat_id,
                thread_id=thread_id,
                state=CardState.OWED.value,
                face=face.value,
            )

    def register(
        self,
        gathering_id: int,
        *,
        chat_id: int,
        message_id: int,
        at: datetime,
        thread_id: int | None = None,
    ) -> None:
        """
        Take a message that was sent for a card of this gathering.

        In each place at most two are kept true, for every answer costs an edit of each: the one
        that was published, and this one.
        """
        self._line.run(
            REGISTER,
            gathering_id=gathering_id,
            chat_id=chat_id,
            thread_id=thread_id,
            message_id=message_id,
            state=CardState.LIVE.value,
            shown="",
            shown_at=at,
        )
        self._thin_out(gathering_id, chat_id=chat_id, message_id=message_id)

    def _thin_out(self, gathering_id: int, *, chat_id: int, message_id: int) -> None:
        row = self._line.row(AT, chat=chat_id, message=message_id)
        assert row  # noqa: S101 - it was written a moment ago
        taken = _card(row)
        place = {"gathering": gathering_id, "chat": chat_id, "thread": taken.thread_id}
        published, *others = [_card(row).id for row in self._line.rows(THERE, **place)]
        kept = others[-1] if others and taken.id == published else taken.id
        for card_id in others:
            if card_id != kept:
                self._line.run(LOSE, which=card_id)

    def register_inline(
        self, gathering_id: int, *, inline_id: str, language: str | None, at: datetime
    ) -> bool:
        """
        Take a card that somebody put into a chat of their own; False if it is known already.

        One that was lost comes back as what it was. Of each gathering the latest ones are kept
        true (`INLINE_AT_MOST`): every answer costs an edit of each.
        """
        row = self._line.row(INLINE, inline=inline_id)
        known = None if row is None else _card(row)
        if known and known.state is not CardState.LOST:
            return False
        if known:
            gathering_id, language = known.gathering_id, known.language
            self._line.run(FORGET_INLINE, inline=inline_id)
        self._line.row(
            REGISTER_INLINE,
            gathering_id=gathering_id,
            chat_id=NOWHERE,
            inline_id=inline_id,
            language=language,
            state=CardState.LIVE.value,
            shown="",
            shown_at=at,
        )
        kept_true = self._line.rows(INLINE_OF, gathering=gathering_id)
        for (card_id,) in kept_true[INLINE_AT_MOST:]:
            self._line.run(LOSE, which=card_id)
        return True

    def at(self, chat_id: int, *, message_id: int) -> Card | None:
        row = self._line.row(AT, chat=chat_id, message=message_id)
        return None if row is None else _card(row)

    def of(self, gathering_id: int) -> Sequence[Card]:
        """Return the cards of a gathering, those still to be posted too, but not the lost ones."""
        return [_card(row) for row in self._line.rows(OF, gathering=gathering_id)]

    def every(self, gathering_id: int) -> Sequence[Card]:
        """Return its cards and the calls for a place, but not the lost ones."""
        return [_card(row) for row in self._line.rows(EVERY, gathering=gathering_id)]

    def leave_calls(self, gathering_id: int) -> None:
        """Keep the calls for a place true no longer: another one begins."""
        self._line.run(LEAVE_CALLS, gathering=gathering_id)

    def unfinished(self) -> Sequence[Card]:
        """Return the cards to post, and those of which nobody knows whether they were posted."""
        return [_card(row) for row in self._line.rows(UNFINISHED)]

    def save(self, card: Card) -> bool:
        """
        Write how a card stands now; False if it has moved to another chat, or was lost, meanwhile.

        Its message may have been tapped, and so registered, before we heard that it was posted:
        one message is one card.
        """
        if card.message_id is not None:
            place = {"chat": card.chat_id, "message": card.message_id}
            self._line.run(DROP_TWIN, which=card.id, **place)
        changed = self._line.run(
            SAVE,
            which=card.id,
            chat=card.chat_id,
            message_id=card.message_id,
            state=card.state.value,
            shown=card.shown,
            shown_at=card.shown_at,
        )
        return changed > 0

    def migrate(self, old_chat_id: int, *, new_chat_id: int) -> None:
        """Owe the cards of open gatherings again to a group that got a new id."""
        self._line.run(REPOST, chat=old_chat_id, new_chat=new_chat_id)
        self._line.run(LEAVE, chat=old_chat_id)


def _card(row: Row) -> Card:
    facts = dict(zip(_FIELDS, row, strict=True))
    return Card(**facts | {"state": CardState(facts["state"]), "face": Face(facts["face"])})
