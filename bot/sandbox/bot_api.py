"""Answers the calls of bots: token, parameters, faults, limits, the method, the log."""

import asyncio
import inspect
import json
import time
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.sandbox import fault_play
from bot.sandbox.actors import Bot
from bot.sandbox.calls import Call
from bot.sandbox.connection import while_connected
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Fault
from bot.sandbox.methods.catalogue import METHODS
from bot.sandbox.methods.registry import BotCall, Described, Raw
from bot.sandbox.parameters import Parameters, read_json, read_parameters
from bot.sandbox.sandbox import Sandbox

_JSON = "application/json"
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


@dataclass(slots=True)
class _Attempt:
    """One call on its way through the server."""

    bot: Bot
    name: str
    params: Parameters
    started: float
    fault: Fault | None = None
    unknown: bool = False

    @property
    def chat_id(self) -> str:
        return self.params.text("chat_id")


class BotApi:
    """Answers /bot<token>/<method>: an ASGI application, for it is called more than all else."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Answer for this sandbox."""
        self._sandbox = sandbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        response = await _answer_request(self._sandbox, Request(scope, receive))
        await response(scope, receive, send)


async def _answer_request(sandbox: Sandbox, request: Request) -> Response:
    token, _, name = request.scope["path"].removeprefix("/bot").partition("/")
    try:
        bot = sandbox.bot_for(token)
        params = await read_parameters(request)
    except ApiError as error:
        return _refusal(error)
    name = name.removeprefix("test/") or params.text("method")
    answer = _answer(sandbox, _Attempt(bot, name, params, time.perf_counter()))
    if name.lower() == "getupdates":
        return await while_connected(request, answer)
    return await answer


def execute_answer(sandbox: Sandbox, bot: Bot, body: bytes) -> None:
    """Run a call that came as the answer to a webhook; its result is told to nobody."""
    params = Parameters(read_json(body))
    name = params.text("method")
    if not name:
        return
    if not name.lower().startswith(("get", "setwebhook", "deletewebhook", "close", "logout")):
        attempt = _Attempt(bot, name, params, time.perf_counter())
        task = asyncio.get_running_loop().create_task(_answer(sandbox, attempt))
        sandbox.keep_running(task)


async def _answer(sandbox: Sandbox, attempt: _Attempt) -> Response:
    try:
        response = await _with_faults(sandbox, attempt)
    except ApiError as error:
        response = _refusal(error)
        _log(sandbox, attempt, response, error.description)
    else:
        _log(sandbox, attempt, response, None)
    return response


async def _with_faults(sandbox: Sandbox, attempt: _Attempt) -> Response:
    method = attempt.name.lower()
    attempt.fault = fault = sandbox.faults.strike(method, attempt.chat_id, attempt.bot.id)
    if fault is not None:
        instead = await fault_play.before(sandbox, attempt.bot, fault, attempt.chat_id)
        if instead is not None:
            return instead
    latency = sandbox.limits.figures.latency_milliseconds
    if latency:
        await asyncio.sleep(latency / 1000)
    sandbox.limits.check(method, attempt.bot.id, attempt.chat_id)
    response = await _run(sandbox, attempt)
    return response if fault is None else await fault_play.after(fault, response)


async def _run(sandbox: Sandbox, attempt: _Attempt) -> Response:
    found = METHODS.get(attempt.name.lower())
    if found is None:
        attempt.unknown = True
        raise ApiError(404, "method not found")
    attempt.name, method = found
    result = method(BotCall(sandbox, attempt.bot, attempt.params))
    if inspect.isawaitable(result):
        result = await result
    return Response(_success(result), media_type=_JSON)


def _success(result: Any) -> bytes:
    if isinstance(result, Raw):
        return b'{"ok":true,"result":' + result.text.encode() + b"}"
    if isinstance(result, Described):
        body = {"ok": True, "result": result.result, "description": result.description}
        return _encode(body).encode()
    return b'{"ok":true,"result":' + _encode(result).encode() + b"}"


def _refusal(error: ApiError) -> Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": error.code,
        "description": error.description,
    }
    headers = {}
    if error.parameters:
        body["parameters"] = error.parameters
        if "retry_after" in error.parameters:
            headers["Retry-After"] = str(error.parameters["retry_after"])
    return Response(_encode(body), error.code, headers, _JSON)


def _log(sandbox: Sandbox, attempt: _Attempt, response: Response, description: str | None) -> None:
    status = response.status_code
    seq = sandbox.world.feed.tell("call", method=attempt.name, status=status)
    sandbox.calls.add(
        Call(
            seq=seq,
            at=sandbox.clock.timestamp(),
            bot=attempt.bot.id,
            method=attempt.name,
            params=attempt.params.texts,
            files={name: upload.file_name for name, upload in attempt.params.files.items()},
            status=status,
            description=description,
            milliseconds=round((time.perf_counter() - attempt.started) * 1000, 3),
            unknown=attempt.unknown,
            fault=attempt.fault.kind.value if attempt.fault is not None else None,
        )
    )
