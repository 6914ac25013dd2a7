"""Carries one message to one member: waits for its turn, decides, sends, writes it down."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

import structlog

from bot.calls import Call, say
from bot.domain.community import Community
from bot.domain.delivery import Delivery, State, after
from bot.outcomes import Gone, Later, NotSent, Outcome, Sent, TokenRefused
from bot.ports import Database, Store, StoreUnavailable
from bot.post.consequences import PlainConsequences
from bot.post.drawing import Draw, drawing_once
from bot.post.fates import Learnt, learnt
from bot.post.together import Together
from bot.services import deliveries
from bot.services.letters import Letter

log: Final = structlog.get_logger(__name__)

_STORE_PAUSE: Final = 0.5  # seconds


class Line(Protocol):
    """The way out for one of many messages; never raises."""

    async def lull(self) -> None: ...
    async def send_one_of_many(self, call: Call) -> Outcome: ...

    def is_sure(self) -> Awaitable[bool]:
        """Tell whether what this process has in hand is still its own."""


Ready = tuple[Delivery, Call]
Settled = tuple[Delivery, Outcome, int]


class Carrier:
    """
    The way of one delivery that is claimed.

    Its attempt is written down when nothing speaks against its going, and it is sent at the next
    place in time, or goes back: a crash from then on leaves a doubt, and a doubt allows one more
    copy and no third. `is_paid` tells of what Telegram is paid for, to let it leave faster.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        draw: Draw,
        community: Community,
        now: Callable[[], datetime],
        is_paid: Callable[[Delivery], bool] = lambda _delivery: False,
    ) -> None:
        self._line = line
        self._database = database
        self._draw = draw
        self._community = community
        self._now = now
        self._is_paid = is_paid
        self._begin = Together[Delivery, Ready | None](
            database, self._begun, key=lambda claimed: claimed.member_id
        )
        self._end = Together[Settled, None](
            database, self._ended, key=lambda settled: settled[0].member_id
        )
        self._consequences = PlainConsequences()
        self.is_mute = False  # the token is refused: whoever sends next will be told the same

    async def carry(self, claimed: Delivery) -> None:
        """
        Bring one delivery as far as it goes; it is written down in any case.

        Raises:
            StoreUnavailable: nothing was sent; the delivery is still claimed.
        """
        await self._line.lull()
        ready = await self._ready(claimed)
        if ready is None:
            return
        sending, call = ready
        # A process that was frozen since the attempt began may have been given up meanwhile.
        if not await self._line.is_sure():
            log.info("letter_taken_over", delivery=sending.id)
            return
        outcome = await self._line.send_one_of_many(call)
        self.is_mute = isinstance(outcome, TokenRefused)
        await self._settle(sending, outcome, int(call.fields["chat_id"]))

    async def _ready(self, claimed: Delivery) -> Ready | None:
        """Decide and draw in one deed: what is drawn is what is so when the attempt begins."""
        try:
            return await self._begin(claimed)
        except StoreUnavailable:
            raise
        except Exception as error:
            log.exception("letter_not_written", delivery=claimed.id)
            await self._stumble(claimed, error)
            return None

    def _begun(self, store: Store, hand: Sequence[Delivery]) -> Sequence[Ready | None]:
        begun = deliveries.begin_all(store, hand, community=self._community, now=self._now())
        draw = drawing_once(self._draw)
        return [self._ready_to_go(*one, draw=draw) if one else None for one in begun]

    def _ready_to_go(self, sending: Delivery, letter: Letter, *, draw: Draw) -> Ready:
        if letter.member.chat_id is None:
            raise LookupError("a letter to somebody without a chat passed the gate")
        call = say(letter.member.chat_id, draw(letter))
        if self._is_paid(sending):
            call = replace(call, fields={**call.fields, "allow_paid_broadcast": True})
        return sending, call

    async def _stumble(self, claimed: Delivery, error: Exception) -> None:
        reason, now = type(error).__name__, self._now()
        await self._database.write(
            lambda store: deliveries.stumble(store, claimed, reason=reason, now=now)
        )

    async def _settle(self, sending: Delivery, outcome: Outcome, chat_id: int) -> None:
        """Write it down, for as long as that takes: it is sent, and must not be sent again."""
        if not isinstance(outcome, Sent | Later | NotSent | TokenRefused):
            log.warning("letter_not_delivered", delivery=sending.id, outcome=repr(outcome))
        while True:
            try:
                return await self._end((sending, outcome, chat_id))
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)

    def _ended(self, store: Store, settled: Sequence[Settled]) -> Sequence[None]:
        now = self._now()
        ended = [(sending, self._after(sending, learnt(said))) for sending, said, _ in settled]
        deliveries.settle_all(store, ended, now=now)
        for sending, outcome, chat_id in settled:
            if isinstance(outcome, Gone):
                self._consequences.gone(store, chat_id, outcome.reason)
                deliveries.lose(store, sending.member_id, now=now)
        return [None] * len(settled)

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
