"""What a method gets, how it answers, and where it is found by name."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.actors import Bot
from bot.sandbox.parameters import Parameters
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class BotCall:
    """One call of a bot, with its parameters read."""

    sandbox: Sandbox
    bot: Bot
    params: Parameters

    @property
    def world(self) -> World:
        """The world that the call acts in."""
        return self.sandbox.world


@dataclass(frozen=True, slots=True)
class Raw:
    """A result that is JSON text already."""

    text: str


@dataclass(frozen=True, slots=True)
class Described:
    """A result with a description beside it."""

    result: Any
    description: str


Method = Callable[[BotCall], Any]
AsyncMethod = Callable[[BotCall], Awaitable[Any]]

METHODS: dict[str, tuple[str, Method]] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register a function, which may be async, under its Bot API name."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = (name, function)
        return function

    return register
