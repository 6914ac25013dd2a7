"""The sandbox's own tools: events, calls, faults, limits, the clock, raw updates, reset."""

import re
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from starlette.responses import Response

from bot.sandbox.actors import Bot
from bot.sandbox.errors import PeopleError
from bot.sandbox.people_api.routing import Ask, route

_LONGEST_POLL = 50.0
_MIME = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


@route("GET", "/events")
async def events(ask: Ask) -> Any:
    """What happened since `after`; waits up to `timeout` seconds for something."""
    feed = ask.world.feed
    if "after" not in ask.query:
        return {"events": [], "seq": feed.seq}
    after = int(ask.number("after"))
    await feed.wait(after, timeout_seconds=min(ask.number("timeout", 25), _LONGEST_POLL))
    answer: dict[str, Any] = {"events": feed.since(after), "seq": feed.seq}
    return answer | ({"missed": True} if feed.missed(after) else {})


@route("GET", "/calls")
async def calls(ask: Ask) -> Any:
    """What bots called since `after`."""
    found = ask.sandbox.calls.since(int(ask.number("after")))
    return {"calls": [call.shown() for call in found], "seq": ask.world.feed.seq}


@route("GET", "/faults")
async def faults(ask: Ask) -> Any:
    """The faults in force."""
    return {"faults": ask.sandbox.faults.shown()}


@route("POST", "/faults")
async def new_fault(ask: Ask) -> Any:
    """Ask for a fault."""
    fault = ask.sandbox.faults.add(ask.body)
    ask.world.feed.tell("faults")
    return fault.shown()


@route("DELETE", "/faults")
async def no_faults(ask: Ask) -> Any:
    """Take all faults back."""
    ask.sandbox.faults.remove()
    ask.world.feed.tell("faults")
    return {}


@route("DELETE", "/faults/{fault}")
async def one_fault_less(ask: Ask) -> Any:
    """Take one fault back."""
    raw = ask.path["fault"]
    if not raw.isdecimal():
        raise PeopleError("A fault is removed by its number.")
    ask.sandbox.faults.remove(int(raw))
    ask.world.feed.tell("faults")
    return {}


@route("GET", "/limits")
async def limits(ask: Ask) -> Any:
    """The figures."""
    return ask.sandbox.limits.shown()


@route("POST", "/limits")
async def set_limits(ask: Ask) -> Any:
    """Change figures."""
    ask.sandbox.limits.set(ask.body)
    return ask.sandbox.limits.shown()


@route("GET", "/clock")
async def clock(ask: Ask) -> Any:
    """What time it is here."""
    now = ask.sandbox.clock
    return {"now": now.now().isoformat(), "offset_seconds": now.offset.total_seconds()}


@route("POST", "/clock")
async def move_clock(ask: Ask) -> Any:
    """Move the clock: by seconds, to a moment, or to tomorrow."""
    now = ask.sandbox.clock
    try:
        if "to" in ask.body:
            now.to(_aware(ask.text("to")))
        elif "to_tomorrow_at" in ask.body:
            zone = ZoneInfo(ask.text("zone", "Europe/Paris"))
            now.to_tomorrow_at(time.fromisoformat(ask.text("to_tomorrow_at")), zone)
        else:
            now.forward(timedelta(seconds=ask.number("forward_seconds")))
    except (ValueError, OverflowError, ZoneInfoNotFoundError) as error:
        raise PeopleError(f"The clock cannot go there: {error}.") from error
    return await clock(ask)


@route("POST", "/reset")
async def reset(ask: Ask) -> Any:
    """Put everything back as it was at the start."""
    ask.sandbox.reset()
    return {}


@route("GET", "/updates")
async def updates(ask: Ask) -> Any:
    """What a bot was told, and what it still has to be told."""
    bot = _bot(ask)
    queue = ask.world.queues[bot.id]
    handed_out = set(queue.handed_out)
    return {
        "pending": len(queue),
        "next_update_id": queue.next_id,
        "handed_out": list(queue.handed_out),
        "confirmed": list(queue.confirmed),
        "expired": list(queue.expired),
        "callback_queries": [
            {
                "id": tap.id,
                "update_id": tap.update_id,
                "person": tap.person.id,
                "data": tap.data,
                "handed_out": tap.update_id in handed_out,
                "answered": tap.answer is not None,
            }
            for tap in ask.world.taps.values()
            if tap.bot is bot
        ],
    }


@route("POST", "/updates")
async def push_update(ask: Ask) -> Any:
    """Put any JSON in a bot's queue."""
    update = ask.body.get("update")
    if not isinstance(update, dict):
        raise PeopleError("update must be a JSON object.")
    return {"update_id": ask.world.queues[_bot(ask).id].push_raw(update)}


@route("POST", "/next-update-id")
async def next_update_id(ask: Ask) -> Any:
    """Choose the number of the next update."""
    ask.world.queues[_bot(ask).id].next_id = int(ask.number("id"))
    return {}


@route("GET", "/files/{file}")
async def file(ask: Ask) -> Any:
    """Open a file."""
    stored = ask.world.files.by_id(ask.path["file"])
    if stored is None:
        raise PeopleError("There is no such file.", 404)
    # Never shown as a page of this server: what a bot sends must not run here.
    headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
    mime = stored.upload.mime if _MIME.fullmatch(stored.upload.mime) else "text/plain"
    return Response(stored.upload.content, headers=headers, media_type=mime)


def _bot(ask: Ask) -> Bot:
    token = ask.query.get("token") or ask.body.get("token")
    if token:
        return ask.sandbox.bot_for(str(token))
    return ask.bot(ask.query.get("bot") or ask.body.get("bot"))


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("the moment needs a zone, such as +01:00")
    return moment
