"""Paths of the people's side, and what each of them gets."""

import json
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.actors import Bot, Person
from bot.sandbox.chats import Chat, Message
from bot.sandbox.connection import while_connected
from bot.sandbox.errors import PeopleError
from bot.sandbox.files import Upload
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.uploads import is_multipart, read_multipart
from bot.sandbox.world import World


@dataclass(slots=True)
class Ask:
    """One request of the people's side, with its path, query and body read."""

    sandbox: Sandbox
    path: dict[str, str]
    query: dict[str, str]
    body: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """The world that is asked about."""
        return self.sandbox.world

    def number(self, name: str, default: float = 0.0) -> float:
        """A number of the query or the body; raises PeopleError."""
        raw = self.query.get(name, self.body.get(name))
        if raw is None:
            return default
        try:
            return float(raw)
        except (TypeError, ValueError) as error:
            raise PeopleError(f"{name} must be a number.") from error

    def text(self, name: str, default: str | None = None) -> str:
        """A text of the body; raises PeopleError when it is missing without a default."""
        value = self.body.get(name, default)
        if not isinstance(value, str):
            raise PeopleError(f"{name} must be a text.")
        return value

    def person(self) -> Person:
        """The person in the path; raises PeopleError (404)."""
        return self.person_with(self.path.get("person"))

    def person_with(self, raw: Any) -> Person:
        """The person with this id; raises PeopleError (404)."""
        person = self.world.people.get(_whole(raw))
        if person is None:
            raise PeopleError(f"There is nobody with the id {raw}.", 404)
        return person

    def bot(self, raw: Any = None) -> Bot:
        """The bot with this id or username, or the only one; raises PeopleError (404)."""
        bots = self.world.bots
        if raw is None and len(bots) == 1:
            return next(iter(bots.values()))
        bot = bots.get(_whole(raw)) or self.world.bot_named(str(raw))
        if bot is None:
            raise PeopleError(f"There is no bot {raw}.", 404)
        return bot

    def chat(self) -> Chat:
        """The chat in the path, as the person knows it; raises PeopleError (404)."""
        raw = self.path["chat"]
        group = self.world.groups.get(_whole(raw))
        if group is not None:
            return group
        person = self.person()
        if _whole(raw) == person.id and len(self.world.bots) == 1:
            return self.world.private_chat(self.bot(), person)
        return self.world.private_chat(self.bot(raw), person)

    def message(self, chat: Chat) -> Message:
        """The message that `message_id` of the body means; raises PeopleError (404)."""
        message = chat.messages.get(_whole(self.body.get("message_id")))
        if message is None or message.deleted:
            raise PeopleError("There is no such message.", 404)
        return message


def _whole(raw: Any) -> int:
    try:
        return int(raw)
    except (TypeError, ValueError):
        return 0


Handler = Callable[[Ask], Coroutine[Any, Any, Any]]
_HANDLERS: dict[str, dict[str, Handler]] = {}


def route(verb: str, path: str) -> Callable[[Handler], Handler]:
    """Register a handler for a path below /sandbox; {name} takes one part of it."""

    def register(handler: Handler) -> Handler:
        _HANDLERS.setdefault(path, {})[verb] = handler
        return handler

    return register


def people_routes(sandbox: Sandbox) -> list[Route]:
    """What lies below /sandbox; refusals are raised as PeopleError or ApiError."""
    return [
        Route(path, _endpoint(sandbox, handlers), methods=list(handlers))
        for path, handlers in _HANDLERS.items()
    ]


def _endpoint(
    sandbox: Sandbox, handlers: dict[str, Handler]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        ask = await _read(sandbox, request)
        if request.method in handlers and request.method != "GET":
            result = await handlers[request.method](ask)
        else:
            result = await while_connected(request, handlers["GET"](ask))
        return result if isinstance(result, Response) else JSONResponse(result)

    return endpoint


async def _read(sandbox: Sandbox, request: Request) -> Ask:
    path, query = request.path_params, dict(request.query_params)
    if is_multipart(request.headers.get("content-type", "")):
        fields, files = await read_multipart(request)
        return Ask(sandbox, path, query, dict(fields), files)
    raw = await request.body()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError as error:
        raise PeopleError("The body is no JSON.") from error
    if not isinstance(body, dict):
        raise PeopleError("The body must be a JSON object.")
    return Ask(sandbox, path, query, body)
