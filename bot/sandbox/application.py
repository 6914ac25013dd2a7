"""All that the sandbox serves, in one Starlette application."""

import asyncio
import contextlib
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import override

from bot.sandbox.bot_api import BotApi
from bot.sandbox.errors import ApiError, PeopleError
from bot.sandbox.people_api.catalogue import people_routes
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.uploads import LARGEST_BODY

_PAGE = Path(__file__).parent / "page"


class _Page(StaticFiles):
    """The chat page; a browser asks again whether a file has changed."""

    @override
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def application(sandbox: Sandbox) -> ASGIApp:
    """The application for uvicorn."""

    async def bot_file(request: Request) -> Response:
        return _bot_file(sandbox, request)

    starlette = Starlette(
        routes=[
            Route("/bot{call:path}", BotApi(sandbox)),
            Mount("/sandbox", routes=people_routes(sandbox)),
            Route("/file/bot{token}/{path:path}", bot_file),
            Mount("/", _Page(directory=_PAGE, html=True)),
        ],
        exception_handlers={
            PeopleError: _refused,
            ApiError: _refused,
            HTTPException: _nothing_here,
            ClientDisconnect: _nobody_there,
            Exception: _failed,
        },
        max_body_size=LARGEST_BODY,
    )

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        # Only the end of the server cancels a request: that is nothing to report.
        with contextlib.suppress(asyncio.CancelledError):
            await starlette(scope, receive, send)

    return served


def _bot_file(sandbox: Sandbox, request: Request) -> Response:
    try:
        sandbox.bot_for(request.path_params["token"])
    except ApiError as error:
        raise HTTPException(404) from error
    stored = sandbox.world.files.by_path(request.path_params["path"])
    if stored is None:
        raise HTTPException(404)
    return Response(stored.upload.content, media_type="application/octet-stream")


def _refused(_request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, PeopleError) else 400
    return JSONResponse({"error": str(error)}, status)


def _nothing_here(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _failed(request, error)
    status, path = error.status_code, request.scope["path"]
    if not path.startswith("/sandbox/"):
        said = {"ok": False, "error_code": status, "description": error.detail}
        return JSONResponse(said, status)
    verbs = sorted({*(error.headers or {}).get("Allow", "").split(", ")} - {"", "HEAD"})
    if verbs:
        return JSONResponse({"error": f"Use {' or '.join(verbs)} here."}, status)
    return JSONResponse({"error": f"There is nothing at {path}; see docs/sandbox.md."}, status)


def _nobody_there(_request: Request, _error: Exception) -> Response:
    return Response(status_code=400)


def _failed(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "The sandbox failed."}, 500)
