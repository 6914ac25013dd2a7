"""The page that says how the bot is, in numbers and never in names."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

_WELL: Final = 200
_NOT_WELL: Final = 503


@dataclass(frozen=True, slots=True)
class Report:
    """What is told; `is_well` decides the status of the answer."""

    is_well: bool
    facts: Mapping[str, Any]


def health_page(ask: Callable[[], Awaitable[Report]]) -> ASGIApp:
    """Return an application that answers GET and HEAD on /health."""

    async def health(_: Request) -> Response:
        report = await ask()
        status = "ok" if report.is_well else "degraded"
        return JSONResponse(
            {"status": status, **report.facts},
            _WELL if report.is_well else _NOT_WELL,
            {"Cache-Control": "no-store"},
        )

    return Starlette(routes=[Route("/health", health, methods=["GET"])])
