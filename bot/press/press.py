"""The press: one file after the other, each written by a process that lives for it alone."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import bot
from bot.domain.order import Form
from bot.domain.paper import Content
from bot.ports.press import PressFailed

PATIENCE: Final = 60.0
"""Seconds after which a file is given up; a long one takes two."""

MOST_BYTES: Final = 45_000_000
"""Telegram takes files of 50 MB from a bot."""

_WORDS: Final = 2000  # characters of what a process says at its end
_KEPT: Final = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")
_OURS: Final = {
    "PYTHONPATH": str(Path(bot.__file__).parent.parent),
    "PYTHONUTF8": "1",
    # One file at a time needs no more, and every thread would count as memory.
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}


class Press:
    """
    Writes files, one at a time, so that answers to people always find a free core.

    The process is given what is to be written and nothing else: no settings, no token, no
    database. One that takes longer than `patience`, in seconds, is killed.
    """

    def __init__(
        self, *, patience: float = PATIENCE, command: Sequence[str] = ("-m", "bot.press")
    ) -> None:
        self._patience = patience
        self._command = command
        self._turn = asyncio.Semaphore(1)

    async def print(self, content: Content, form: Form) -> bytes:
        """
        Return the file, when those before it are made.

        Raises:
            PressFailed: it cannot be made, or not in time.
        """
        asked = pickle.dumps((content, form))
        async with self._turn:
            return await self._printed(asked)

    async def _printed(self, asked: bytes) -> bytes:
        process = await self._started()
        try:
            async with asyncio.timeout(self._patience):
                file, words = await process.communicate(asked)
        except TimeoutError:
            raise PressFailed(f"not made within {self._patience:g} seconds") from None
        finally:
            await _end(process)
        if process.returncode:
            raise PressFailed(f"{process.returncode}: {_readable(words)}")
        if len(file) > MOST_BYTES:
            raise PressFailed(f"too large: {len(file)} bytes")
        return file

    async def _started(self) -> Process:
        try:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                *self._command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                env=_environment(os.environ),
                # Ctrl-C in our terminal is for us: a file under way is finished, if there is time.
                start_new_session=True,
            )
        except OSError as error:
            raise PressFailed(f"no process: {error.strerror}") from None


def _environment(ours: Mapping[str, str]) -> Mapping[str, str]:
    """Return an environment without our settings: there is a token among them."""
    return {name: ours[name] for name in _KEPT if name in ours} | _OURS


async def _end(process: Process) -> None:
    """Let nothing of a process stay, however we leave it."""
    if process.returncode is None:
        process.kill()
        await process.wait()


def _readable(words: bytes) -> str:
    return words.decode("utf-8", "replace")[-_WORDS:].strip()
