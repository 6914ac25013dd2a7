"""Every use case that asks for a right, tried with every role: a matrix read from the source."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from bot.domain.member import NotAnOrganiser, Role
from bot.domain.rights import Action, may
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage import given

SERVICES = Path(__file__).parents[2] / "bot/services"
NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
_CHECKS = {"rights.check", "rights.check_in_turn"}
ANYTHING: dict[Any, Any] = {int: 1, str: "x", datetime: NOW, bool: True, Role: Role.AUTHOR}
"""What is handed in beside the member: a refusal must not need to look at it."""


class OfAnyShape(int):
    """Stands for a value of the domain: each of its facts is the number 1, with facts itself."""

    def __getattr__(self, _: str) -> "OfAnyShape":
        return OfAnyShape(1)


@dataclass(frozen=True)
class UseCase:
    """A function that asks whether `who`, one of its parameters, may do `action`."""

    function: Callable[..., Any]
    who: str
    action: Action

    def __str__(self) -> str:
        return f"{self.function.__module__}.{self.function.__name__} ({self.action})"

    def tried_by(self, store: Store, member: Any) -> bool:
        """Tell whether this member is let in; what comes then is another story."""
        hints = get_type_hints(self.function)
        asked = {
            name: ANYTHING.get(hints.get(name), OfAnyShape(1))
            for name, parameter in inspect.signature(self.function).parameters.items()
            if name not in {"store", self.who} and parameter.default is parameter.empty
        }
        try:
            self.function(store, **asked, **{self.who: member})
        except NotAnOrganiser:
            return False
        except Exception:  # noqa: BLE001 - let in, and then lost with things that do not exist
            return True
        return True


def use_cases() -> Iterator[UseCase]:
    for path in sorted(SERVICES.glob("*.py")):
        module = import_module(f"bot.services.{path.stem}")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield from _asked_in(node, getattr(module, node.name))


def _asked_in(node: ast.FunctionDef, function: Callable[..., Any]) -> Iterator[UseCase]:
    """Find `rights.check…(store, <a parameter>, Action.<one>)` in the body of a function."""
    parameters = inspect.signature(function).parameters
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _CHECKS:
            who, action = ast.unparse(call.args[1]), ast.unparse(call.args[2])
            if who in parameters and action.startswith("Action."):
                yield UseCase(function, who, Action[action.removeprefix("Action.")])


CASES = list(use_cases())


def test_every_right_is_asked_for_somewhere():
    assert {case.action for case in CASES} == set(Action) - {Action.SEE_INCIDENTS}


@pytest.mark.parametrize("role", [None, *Role])
async def test_everybody_may_do_what_their_role_allows_and_nothing_else(
    database: SqlDatabase, role: Role | None
):
    def deed(store: Store) -> list[str]:
        member = given.member(store)
        if role:
            store.members.grant(member.id, role)
        roles = {role} if role else set()
        return [
            str(case)
            for case in CASES
            if case.tried_by(store, member) is not may(roles, case.action)
        ]

    assert await database.write(deed) == []


async def test_nobody_unknown_may_do_anything(database: SqlDatabase):
    def deed(store: Store) -> list[str]:
        return [str(case) for case in CASES if case.tried_by(store, None)]

    assert await database.write(deed) == []
