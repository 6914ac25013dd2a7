"""Plays a fault on a call of a bot: before it is done, or on the answer afterwards."""

import asyncio

from starlette.responses import RedirectResponse, Response

from bot.sandbox.actors import Bot
from bot.sandbox.chats import Kind
from bot.sandbox.connection import CutOff
from bot.sandbox.errors import NOT_MODIFIED, QUERY_TOO_OLD, ApiError, forbid, refuse, too_many
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.membership import block, migrate
from bot.sandbox.sandbox import Sandbox

_GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
_REFUSALS = {
    FaultKind.NEVER_STARTED: forbid("bot can't initiate conversation with a user"),
    FaultKind.DEACTIVATED: forbid("user is deactivated"),
    FaultKind.KICKED: forbid("bot was kicked from the supergroup chat"),
    FaultKind.NOT_MODIFIED: refuse(NOT_MODIFIED),
    FaultKind.EXPIRED_CALLBACK: refuse(QUERY_TOO_OLD),
    FaultKind.UNAUTHORISED: ApiError(401),
    FaultKind.CONFLICT: ApiError(
        409,
        "terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
}


async def before(sandbox: Sandbox, bot: Bot, fault: Fault, chat_id: str) -> Response | None:
    """What happens instead of the call: raises ApiError, gives an answer, or lets it pass."""
    match fault.kind:
        case FaultKind.TOO_MANY_REQUESTS:
            raise _too_many(fault)
        case FaultKind.ERROR:
            raise _error(fault, 400, "Bad Request: fault")
        case FaultKind.SLOW_BEFORE:
            await asyncio.sleep(fault.number("seconds", 6))
        case FaultKind.DROP_BEFORE:
            return CutOff()
        case FaultKind.RESET:
            return CutOff(reset=True)
        case FaultKind.BAD_GATEWAY:
            return Response(_GATEWAY_PAGE, 502, media_type="text/html")
        case _:
            _play_in_world(sandbox, bot, fault, chat_id)
    return None


async def after(fault: Fault, response: Response) -> Response:
    """What becomes of the answer to a call that was done."""
    match fault.kind:
        case FaultKind.SLOW_ANSWER:
            await asyncio.sleep(fault.number("seconds", 6))
        case FaultKind.DROP_AFTER:
            return CutOff()
        case FaultKind.ERROR_AFTER:
            raise _error(fault, 500, "Internal Server Error")
        case FaultKind.GARBAGE_AFTER:
            return _garbage(str(fault.fields.get("what", "json")), response)
        case _:
            pass
    return response


def _play_in_world(sandbox: Sandbox, bot: Bot, fault: Fault, chat_id: str) -> None:
    world = sandbox.world
    number = int(chat_id) if chat_id.lstrip("-").isdecimal() else 0
    if fault.kind is FaultKind.DUPLICATE_UPDATE:
        world.queues[bot.id].bring_back_later()
    elif fault.kind is FaultKind.BLOCKED:
        person = world.people.get(number)
        if person is not None:
            block(world, world.private_chat(bot, person))
        raise forbid("bot was blocked by the user")
    elif fault.kind is FaultKind.MIGRATED:
        group = world.groups.get(number)
        if group is not None and group.kind is Kind.GROUP and group.migrated_to is None:
            migrate(world, group)
    elif fault.kind in _REFUSALS:
        refusal = _REFUSALS[fault.kind]
        raise ApiError(refusal.code, refusal.description)


def _too_many(fault: Fault) -> ApiError:
    error = too_many(int(fault.number("retry_after", 5)))
    if fault.fields.get("with_parameters", True) is False:
        error.parameters = {}
    return error


def _error(fault: Fault, code: int, description: str) -> ApiError:
    error = ApiError(int(fault.number("code", code)))
    error.description = str(fault.fields.get("description", description))
    error.parameters = dict(fault.fields.get("parameters", {}))
    return error


def _garbage(what: str, response: Response) -> Response:
    match what:
        case "html":
            return Response(_GATEWAY_PAGE, 502, media_type="text/html")
        case "ok_html":
            return Response(b"<html>Please log in</html>", media_type="text/html")
        case "redirect":
            return RedirectResponse("http://127.0.0.1:9/login", 302)
        case _:
            half = bytes(response.body[: len(response.body) // 2])
            return Response(half, response.status_code, media_type=response.media_type)
