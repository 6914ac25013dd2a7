"""Paths of the people's side, and what each of them gets."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox.actors import Bot, Person
from bot.sandbox.chats import Chat, Message
from bot.sandbox.connection import Response
from bot.sandbox.errors import ApiError, PeopleError
from bot.sandbox.http_reader import Request
from bot.sandbox.multipart import Upload, read_multipart
from bot.sandbox.sandbox import Sandbox
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


Handler = Callable[[Ask], Awaitable[Any]]
_ROUTES: list[tuple[str, re.Pattern[str], Handler]] = []


def route(verb: str, path: str) -> Callable[[Handler], Handler]:
    """Register a handler for a path below /sandbox; {name} takes one part of it."""
    pattern = re.compile("/sandbox" + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path) + "/?$")

    def register(handler: Handler) -> Handler:
        _ROUTES.append((verb, pattern, handler))
        return handler

    return register


async def answer_people(sandbox: Sandbox, request: Request) -> Response:
    """The answer to /sandbox/..."""
    try:
        result = await _call(sandbox, request)
    except PeopleError as error:
        return _json({"error": str(error)}, error.status)
    except ApiError as error:
        return _json({"error": error.description}, 400)
    return result if isinstance(result, Response) else _json(result, 200)


async def _call(sandbox: Sandbox, request: Request) -> Any:
    verbs = set()
    for verb, pattern, handler in _ROUTES:
        match = pattern.match(request.path)
        if match is None:
            continue
        if verb == request.method:
            return await handler(_read(sandbox, request, match.groupdict()))
        verbs.add(verb)
    if verbs:
        raise PeopleError(f"Use {' or '.join(sorted(verbs))} here.", 405)
    raise PeopleError(f"There is nothing at {request.path}; see docs/sandbox.md.", 404)


def _read(sandbox: Sandbox, request: Request, path: dict[str, str]) -> Ask:
    query = dict(parse_qsl(request.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        fields, files = read_multipart(request.body, kind)
        return Ask(sandbox, path, query, dict(fields), files)
    try:
        body = json.loads(request.body) if request.body else {}
    except ValueError as error:
        raise PeopleError("The body is no JSON.") from error
    if not isinstance(body, dict):
        raise PeopleError("The body must be a JSON object.")
    return Ask(sandbox, path, query, body)


def _json(result: Any, status: int) -> Response:
    body = json.dumps(result, ensure_ascii=False).encode()
    return Response(body, status=status, content_type="application/json; charset=utf-8")
