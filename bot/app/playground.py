"""The sandbox: our bot, the demo community and a small Telegram in one process."""

import asyncio
from pathlib import Path
from typing import Final

import structlog

from bot.app.plan import Plan
from bot.app.rooms import live
from bot.app.wishes import CannotServe, SandboxWish
from bot.config import Config
from bot.demo import people, seed
from bot.ports import Store
from bot.sandbox.actors import BotProfile, Person
from bot.sandbox.cast import lone_sandbox
from bot.sandbox.clock import Clock
from bot.sandbox.sandbox import Group, Sandbox
from bot.sandbox.server import RunningServer, serve

log: Final = structlog.get_logger(__name__)

TOKEN: Final = "7000001:sandbox-only-this-opens-no-door-anywhere"  # noqa: S105 - a public secret
BOT_ID: Final = 7_000_001
_DATABASE: Final = Path("var/sandbox.db")


async def play(
    config: Config, wish: SandboxWish, *, stop: asyncio.Event, clock: Clock | None = None
) -> int:
    """
    Serve until `stop` is set, by `clock` (default: real time); return the exit code.

    Raises:
        CannotServe: the port is taken.
    """
    sandbox = lone_sandbox() if wish.alone else demo_sandbox(are_acquainted=True, clock=clock)
    server = await _listen(sandbox, wish.port)
    try:
        wish.tell(f"Open {server.url}/ (Ctrl+C ends it).")
        if wish.alone:
            await stop.wait()
            return 0
        if wish.fresh:
            _forget(_DATABASE)
        plan = plan_of_demo(_asking(config), sandbox, server, are_acquainted=True)
        return await _live_again_and_again(plan, sandbox, stop)
    finally:
        await server.close()


def _asking(config: Config) -> Config:
    """Return settings with which the bot asks for updates: nothing outside can bring them."""
    telegram = config.telegram.model_copy(update={"mode": "polling"})
    return config.model_copy(update={"telegram": telegram})


async def _live_again_and_again(plan: Plan, sandbox: Sandbox, stop: asyncio.Event) -> int:
    """Let the bot live until `stop`; when the sandbox is reset, it begins anew as well."""
    anew = asyncio.Event()
    sandbox.on_reset(anew.set)
    while True:
        end = asyncio.Event()
        waiting = asyncio.create_task(_set_after(end, stop, anew))
        try:
            code = await live(plan, end)
        finally:
            waiting.cancel()
        if stop.is_set() or not anew.is_set():
            return code
        anew.clear()
        _forget(_DATABASE)


async def _set_after(sign: asyncio.Event, *others: asyncio.Event) -> None:
    """Set a sign once one of the others is set."""
    waits = [asyncio.create_task(other.wait()) for other in others]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        sign.set()
    finally:
        for wait in waits:
            wait.cancel()


async def _listen(sandbox: Sandbox, port: int) -> RunningServer:
    try:
        return await serve(sandbox, port=port)
    except OSError as error:
        free = "give another one: pasdecote sandbox --port 8090"
        raise CannotServe(f"port {port} cannot be used ({error.strerror}); {free}") from error


def demo_sandbox(*, are_acquainted: bool = False, clock: Clock | None = None) -> Sandbox:
    """
    Return a small Telegram with the demo people in it, and their group with our bot.

    With `are_acquainted` they have all spoken with it before, so that it may write to them.
    All lives by `clock` (default: real time).
    """
    demo = people.load()
    everybody = [
        Person(member.telegram_id, first, last, language_code="fr")
        for member in people.members(demo)
        if member.telegram_id
        for first, _, last in [member.name.partition(" ")]
    ]
    name = demo["community"]["name"]
    group = Group(
        name,
        members=[person.id for person in everybody],
        admins=people.organisers(demo),
        bots=[BOT_ID],
        id=people.GROUP_ID,
    )
    profile = BotProfile("passerelle_demo_bot", f"{name}, assistant", supports_inline_queries=True)
    acquainted = [person.id for person in everybody] if are_acquainted else ()
    bots = {TOKEN: profile}
    return Sandbox(people=everybody, groups=[group], bots=bots, clock=clock, acquainted=acquainted)


def plan_of_demo(
    config: Config, sandbox: Sandbox, server: RunningServer, *, are_acquainted: bool = False
) -> Plan:
    """Return the plan of a bot that lives in the sandbox and by its clock."""
    demo = people.load()

    def opening(store: Store) -> None:
        seed.plant(store, now=sandbox.clock.now())
        seed.post_again(store, now=sandbox.clock.now())
        if are_acquainted:
            seed.open_chats(store)

    _DATABASE.parent.mkdir(parents=True, exist_ok=True)
    database = config.database.model_copy(update={"url": f"sqlite:///{_DATABASE}"})
    return Plan(
        config=config.model_copy(update={"database": database}),
        token=TOKEN,
        base_url=server.url,
        community=people.community(demo),
        organisers=people.organisers(demo),
        now=sandbox.clock.now,
        opening=opening,
    )


def _forget(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
