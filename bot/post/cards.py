"""Keeps the cards true: posts those that are owed, edits those that no longer are."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog

from bot.calls import Call, say
from bot.domain.card import Card, CardState
from bot.lanes import Lanes
from bot.outcomes import (
    BadMarkup,
    Gone,
    Migrated,
    NoRights,
    NoThread,
    Outcome,
    PerhapsSent,
    Refused,
    Sent,
    TargetLost,
    Unchanged,
)
from bot.ports import Database, Store, StoreUnavailable
from bot.post.pictures import Draw, Picture
from bot.services import place_calls, spaces

log: Final = structlog.get_logger(__name__)

LOOK_BACK: Final = timedelta(days=60)
"""Cards of what ended longer ago are left as they are."""

_AT_ONCE: Final = 100
_PAUSE_AFTER_TROUBLE: Final = 2.0  # seconds
_PAUSE_WITHOUT_RIGHTS: Final = 300.0  # seconds; somebody must first do something about it
_TWICE: Final = "twice"  # in place of a digest: the next post of this card is its last


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def turn_of(self, call: Call) -> None: ...
    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome: ...


class CardKeeper:
    """
    One lane for each card: however often its gathering changes, one edit is under way and at most
    one waits, and it is drawn at the last moment. Nothing is remembered here that the database
    does not know: after a restart `look_again` finds every card that is not true.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        draw: Draw,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        gap: float,
    ) -> None:
        self._line = line
        self._database = database
        self._draw = draw
        self._now = now
        self._monotonic = monotonic
        self._gap = gap
        self._next_at: dict[int, float] = {}
        self._queued: set[int] = set()
        self._gathering_of: dict[int, int] = {}
        self._touched: set[int] = set()
        self._bell = asyncio.Event()
        self._lanes = Lanes(self._refresh, width=_AT_ONCE)

    def touch(self, gathering_ids: Iterable[int]) -> None:
        """Hear that gatherings changed. Costs next to nothing; the work is done by `run`."""
        self._touched.update(gathering_ids)
        self._bell.set()

    async def look_again(self) -> None:
        """Compare every card that may still change with what it shows."""
        since = self._now() - LOOK_BACK
        try:
            self.touch(
                await self._database.read(lambda store: store.gatherings.shown_since(since))
            )
        except StoreUnavailable:
            log.warning("cards_not_compared")

    async def run(self) -> None:
        """Work for ever, until cancelled."""
        await self.look_again()
        while True:
            await self._bell.wait()
            self._bell.clear()
            touched, self._touched = self._touched, set()
            for gathering_id in touched:
                await self._queue(gathering_id)

    async def close(self, *, within: float) -> None:
        """Finish the edits begun; the others are found again at the next start."""
        await self._lanes.close(within=within)

    async def _queue(self, gathering_id: int) -> None:
        try:
            cards = await self._database.read(lambda store: store.cards.every(gathering_id))
        except StoreUnavailable:
            await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
            self.touch([gathering_id])
        except Exception:
            log.exception("cards_not_read", gathering_id=gathering_id)
        else:
            for card in cards:
                self._ask(card.id, gathering_id)

    def _ask(self, card_id: int, gathering_id: int) -> None:
        if card_id not in self._queued:
            self._queued.add(card_id)
            self._gathering_of[card_id] = gathering_id
            self._lanes.put(card_id, card_id)

    async def _refresh(self, card_id: int) -> None:
        """Bring one card up to date, once; what changes meanwhile queues it again."""
        await asyncio.sleep(self._next_at.get(card_id, 0.0) - self._monotonic())
        self._queued.discard(card_id)
        gathering_id = self._gathering_of[card_id]
        try:
            picture = await self._database.read(lambda s: self._picture(s, gathering_id, card_id))
            if picture and not picture.is_true:
                await self._send(picture)
                self._rest(card_id, self._gap)
        except StoreUnavailable:
            self._again(card_id, gathering_id)
        except Exception:
            log.exception("card_not_drawn", card_id=card_id)

    def _picture(self, store: Store, gathering_id: int, card_id: int) -> Picture | None:
        card = next((card for card in store.cards.every(gathering_id) if card.id == card_id), None)
        if card is None:
            return None
        gathering = store.gatherings.get(gathering_id)
        seen = place_calls.shown_by(store, gathering, card)
        return Picture(card, self._draw(seen, card.language))

    async def _send(self, picture: Picture) -> None:
        card = picture.card
        edit = picture.edit()
        if edit is not None:
            await self._note_edit(picture, await self._line.send(edit))
            return
        if card.state is CardState.POSTING:  # a process that died in it; who knows how far it got
            await self._post_after_a_crash(picture)
        else:
            await self._post(picture)

    async def _post_after_a_crash(self, picture: Picture) -> None:
        if picture.card.shown == _TWICE:
            await self._lose(picture.card, PerhapsSent("two processes died in posting it"))
        else:
            await self._post(replace(picture, card=replace(picture.card, shown=_TWICE)))

    async def _post(self, picture: Picture) -> None:
        card = replace(picture.card, state=CardState.POSTING)
        call = say(card.chat_id, picture.screen, thread_id=card.thread_id)
        # Not before its turn: from this note on, a crash leaves a doubt that allows one more try.
        await self._line.turn_of(call)
        if not await self._save(card):
            return
        outcome = await self._line.send(call, has_turn=True)
        await self._note_post(replace(picture, card=card), outcome)

    async def _note_edit(self, picture: Picture, outcome: Outcome) -> None:
        card = picture.card
        match outcome:
            case Sent() | Unchanged():
                await self._save(replace(card, shown=picture.digest, shown_at=self._now()))
            case TargetLost() | Gone() | Refused():
                await self._lose(card, outcome)
            case Migrated(new_chat_id):
                await self._move(card, new_chat_id)
            case _:
                self._again(card.id, card.gathering_id, outcome)

    async def _note_post(self, picture: Picture, outcome: Outcome) -> None:
        card = picture.card
        match outcome:
            case Sent(message):
                live = replace(card, state=CardState.LIVE, message_id=int(message["message_id"]))
                await self._save(replace(live, shown=picture.digest, shown_at=self._now()))
            case PerhapsSent() if card.shown == _TWICE:
                await self._lose(card, outcome)
            case PerhapsSent():
                await self._save(replace(card, state=CardState.OWED, shown=_TWICE))
                self._again(card.id, card.gathering_id)
            case TargetLost() | Gone() | Refused():
                await self._lose(card, outcome)
            case Migrated(new_chat_id):
                await self._move(card, new_chat_id)
            case _:
                await self._save(replace(card, state=CardState.OWED))
                self._again(card.id, card.gathering_id, outcome)

    async def _save(self, card: Card) -> bool:
        """Write a card down; look at it again if it changed while we held it."""
        is_saved = await self._database.write(lambda store: store.cards.save(card))
        if not is_saved:
            self._ask(card.id, card.gathering_id)
        return is_saved

    async def _lose(self, card: Card, outcome: Outcome) -> None:
        log.warning("card_lost", card_id=card.id, outcome=type(outcome).__name__)
        await self._save(replace(card, state=CardState.LOST))

    async def _move(self, card: Card, new_chat_id: int) -> None:
        def move(store: Store) -> None:
            spaces.migrate(store, old_chat_id=card.chat_id, new_chat_id=new_chat_id)
            store.touch(card.gathering_id)

        await self._database.write(move)

    def _again(self, card_id: int, gathering_id: int, after: Outcome | None = None) -> None:
        is_shut_out = isinstance(after, NoRights | NoThread | BadMarkup)
        self._rest(card_id, _PAUSE_WITHOUT_RIGHTS if is_shut_out else _PAUSE_AFTER_TROUBLE)
        self._ask(card_id, gathering_id)

    def _rest(self, card_id: int, seconds: float) -> None:
        """Leave a card alone for a while; a longer rest that was asked for before stays."""
        earliest = self._monotonic() + seconds
        self._next_at[card_id] = max(self._next_at.get(card_id, 0.0), earliest)
