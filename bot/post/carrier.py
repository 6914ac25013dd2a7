"""Carries one message to one member: waits for its turn, decides, sends, writes it down."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

import structlog

from bot.calls import Call, Screen, say
from bot.domain.community import Community
from bot.domain.delivery import Delivery, Fate, State, after
from bot.outcomes import Gone, Outcome, TokenRefused
from bot.ports import Database, Store, StoreUnavailable
from bot.post.consequences import PlainConsequences
from bot.post.fates import Learnt, learnt
from bot.services import deliveries
from bot.services.letters import Letter

log: Final = structlog.get_logger(__name__)

_STORE_PAUSE: Final = 0.5  # seconds


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def turn_of(self, call: Call) -> None: ...
    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome: ...


Draw = Callable[[Letter], Screen]
"""Puts a letter into its reader's words."""


class Carrier:
    """
    The way of one delivery that is claimed.

    Its attempt is written down at its turn, not before: a crash from then on leaves a doubt, and
    a doubt allows one more copy and no third. `share` gives the seconds to wait before a message
    of many may ask for a turn: what people wait for comes before what they were promised.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        draw: Draw,
        community: Community,
        now: Callable[[], datetime],
        share: Callable[[], float],
    ) -> None:
        self._line = line
        self._database = database
        self._draw = draw
        self._community = community
        self._now = now
        self._share = share
        self._consequences = PlainConsequences()
        self.is_mute = False  # the token is refused: whoever sends next will be told the same

    async def carry(self, claimed: Delivery) -> None:
        """
        Bring one delivery as far as it goes; it is written down in any case.

        Raises:
            StoreUnavailable: nothing was sent; the delivery is still claimed.
        """
        chat_id = await self._database.read(lambda store: self._chat_of(store, claimed))
        await self._turn_of(chat_id)
        ready = await self._ready(claimed)
        if ready is None:
            return
        sending, call = ready
        outcome = await self._line.send(call, has_turn=True)
        self.is_mute = isinstance(outcome, TokenRefused)
        await self._settle(sending, outcome, chat_id)

    def _chat_of(self, store: Store, claimed: Delivery) -> int | None:
        """Return where a message would go; None if there is no need to wait for its turn."""
        return deliveries.chat_of(store, claimed, community=self._community, now=self._now())

    async def _turn_of(self, chat_id: int | None) -> None:
        if chat_id is None:
            return
        pause = self._share()
        while pause > 0:
            await asyncio.sleep(pause)
            pause = self._share()
        await self._line.turn_of(Call("sendMessage", {"chat_id": chat_id}))

    async def _ready(self, claimed: Delivery) -> tuple[Delivery, Call] | None:
        """Decide and draw in one deed: what is drawn is what is so when the attempt begins."""
        try:
            return await self._database.write(lambda store: self._begin(store, claimed))
        except StoreUnavailable:
            raise
        except Exception as error:
            log.exception("letter_not_written", delivery=claimed.id)
            await self._stumble(claimed, error)
            return None

    def _begin(self, store: Store, claimed: Delivery) -> tuple[Delivery, Call] | None:
        begun = deliveries.begin(store, claimed, community=self._community, now=self._now())
        if begun is None:
            return None
        sending, letter = begun
        if letter.member.chat_id is None:
            raise LookupError("a letter to somebody without a chat passed the gate")
        return sending, say(letter.member.chat_id, self._draw(letter))

    async def _stumble(self, claimed: Delivery, error: Exception) -> None:
        reason, now = type(error).__name__, self._now()
        await self._database.write(
            lambda store: deliveries.stumble(store, claimed, reason=reason, now=now)
        )

    async def _settle(self, sending: Delivery, outcome: Outcome, chat_id: int | None) -> None:
        """Write it down, for as long as that takes: it is sent, and must not be sent again."""
        fact = learnt(outcome)
        if fact.fate not in {Fate.ARRIVED, Fate.NOT_SENT}:
            log.warning("letter_not_delivered", delivery=sending.id, outcome=repr(outcome))

        def deed(store: Store) -> None:
            deliveries.settle(store, sending, self._after(sending, fact), now=self._now())
            if isinstance(outcome, Gone) and chat_id is not None:
                self._consequences.gone(store, chat_id, outcome.reason)
                deliveries.lose(store, sending.member_id, now=self._now())

        while True:
            try:
                return await self._database.write(deed)
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)

    def _after(self, sending: Delivery, fact: Learnt) -> Delivery:
        over = after(
            sending,
            fact.fate,
            at=self._now(),
            pause=fact.pause,
            message_id=fact.message_id,
            reason=fact.reason,
        )
        if over.state is State.UNCERTAIN:
            log.warning("letter_uncertain", delivery=over.id, kind=over.kind.value)
        return over
