"""Begins and ends lives of a process on a word: what was imported before is there at once."""

import os
import signal
import sys
from collections.abc import Callable


def serve(life: Callable[[], object]) -> None:
    """Begin a life in a process of its own, and kill it, whenever a line says so."""
    child = 0
    for line in sys.stdin:
        if line.strip() == "start":
            child = _start(life)
        else:
            _kill(child)
            child = 0
        print(child, flush=True)
    if child:
        _kill(child)


def _start(life: Callable[[], object]) -> int:
    """Fork. Nothing runs here beside this thread, so the life begins as any new process does."""
    child = os.fork()
    if child:
        return child
    with open(os.devnull) as nothing:  # noqa: PTH123 - a descriptor is what is wanted
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    life()
    sys.exit()


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
