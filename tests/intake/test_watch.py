"""The watchdog: connections are renewed, silence ends the process, a named failure does not."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.intake.needs import Batch
from bot.intake.pulse import Pulse
from bot.intake.watch import Watchdog
from bot.outcomes import Fault, PerhapsSent
from tests.intake.waiting import until

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Clock:
    moment: float = 1000.0

    def __call__(self) -> float:
        return self.moment


@dataclass
class Deaf:
    """A source that counts how often its connections were renewed."""

    renewals: list[float] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    on_renewal: Callable[[], None] = lambda: None

    async def fetch(self, offset: int, *, hold: float) -> Batch | Fault:
        return PerhapsSent("", is_silence=True)

    async def clear_webhook(self) -> Fault | None:
        return None

    async def renew(self) -> None:
        self.renewals.append(self.clock.moment)
        self.on_renewal()


def watched() -> tuple[Deaf, Pulse, "asyncio.Task[None]"]:
    source = Deaf()
    pulse = Pulse(source.clock)
    return source, pulse, asyncio.create_task(Watchdog(pulse, source, look_every=0.0).run())


async def look_around() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_connections_are_renewed_after_a_minute_and_the_process_ends_after_two():
    source, _, watchdog = watched()

    for second in range(1, 120):
        source.clock.moment = 1000.0 + second
        await look_around()
    is_over_before = watchdog.done()
    source.clock.moment = 1120.0
    await look_around()

    assert source.renewals == [1060.0]
    assert (is_over_before, watchdog.done()) == (False, True)


async def test_the_break_that_a_renewal_makes_is_no_sign_of_life():
    source, pulse, watchdog = watched()
    source.on_renewal = pulse.complain

    for second in range(1, 121):
        source.clock.moment = 1000.0 + second
        await look_around()

    assert source.renewals == [1060.0]
    assert watchdog.done()


async def test_a_poll_that_succeeds_starts_the_count_again():
    source, pulse, watchdog = watched()

    for second in range(50, 500, 50):
        source.clock.moment = 1000.0 + second
        pulse.beat(NOON)
        await look_around()

    assert (source.renewals, watchdog.done()) == ([], False)
    watchdog.cancel()


async def test_a_failure_with_a_name_is_no_reason_to_end():
    source, pulse, watchdog = watched()

    for second in range(15, 600, 15):
        source.clock.moment = 1000.0 + second
        pulse.complain()
        await look_around()

    assert len(source.renewals) == 9
    assert not watchdog.done()
    watchdog.cancel()


async def test_the_pulse_knows_the_last_good_poll():
    pulse = Pulse(Clock())

    pulse.beat(NOON)

    assert pulse.last_good_poll_at == NOON
    assert await until(lambda: pulse.since_good_poll() == 0.0)
