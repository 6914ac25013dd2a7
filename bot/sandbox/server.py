"""Serves a sandbox over HTTP: the Bot API, the people's side, the files and the chat page."""

import asyncio
import importlib.util
import logging
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.bot_api import answer_bot, execute_answer
from bot.sandbox.connection import Connection, Response
from bot.sandbox.entities import MISSING_PARSER
from bot.sandbox.errors import ApiError
from bot.sandbox.http_reader import Request
from bot.sandbox.people_api.catalogue import answer_people
from bot.sandbox.sandbox import Sandbox

_log = logging.getLogger(__name__)

_PAGE = Path(__file__).parent / "page"
_NOT_FOUND = b'{"ok":false,"error_code":404,"description":"Not Found"}'


@dataclass(slots=True)
class RunningServer:
    """A sandbox that listens."""

    sandbox: Sandbox
    host: str
    port: int
    _server: asyncio.Server
    _connections: set[Connection]

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return f"http://{self.host}:{self.port}"

    async def close(self) -> None:
        """Hang up and stop listening."""
        self._server.close()
        self.sandbox.stop()
        for connection in list(self._connections):
            connection.close()
        await self._server.wait_closed()


async def serve(sandbox: Sandbox, *, host: str = "127.0.0.1", port: int = 0) -> RunningServer:
    """Listen on host and port (0 = any free one); raises OSError when it is taken."""
    if importlib.util.find_spec("tdjson") is None:
        _log.warning(MISSING_PARSER)
    connections: set[Connection] = set()
    sandbox.execute_answer = execute_answer

    async def answer(request: Request) -> Response:
        return await _answer(sandbox, request)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(answer, connections), host, port)
    real_port = server.sockets[0].getsockname()[1]
    return RunningServer(sandbox, host, real_port, server, connections)


async def _answer(sandbox: Sandbox, request: Request) -> Response:
    path = request.path
    if path.startswith("/bot"):
        return await answer_bot(sandbox, request)
    if path.startswith("/sandbox/"):
        return await answer_people(sandbox, request)
    if path.startswith("/file/bot"):
        return _bot_file(sandbox, path)
    return _page_file(path)


def _bot_file(sandbox: Sandbox, path: str) -> Response:
    token, _, file_path = path.removeprefix("/file/bot").partition("/")
    try:
        sandbox.bot_for(token)
    except ApiError:
        return Response(_NOT_FOUND, status=404)
    stored = sandbox.world.files.by_path(file_path)
    if stored is None:
        return Response(_NOT_FOUND, status=404)
    return Response(stored.upload.content, content_type="application/octet-stream")


def _page_file(path: str) -> Response:
    wanted = (_PAGE / (path.lstrip("/") or "index.html")).resolve()
    if not wanted.is_relative_to(_PAGE) or not wanted.is_file():
        return Response(_NOT_FOUND, status=404)
    kind = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith("javascript"):
        kind += "; charset=utf-8"
    return Response(wanted.read_bytes(), content_type=kind, headers={"Cache-Control": "no-cache"})
