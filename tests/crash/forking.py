"""Begins and ends lives of processes on a word: what was imported before is there at once."""

import os
import signal
import sys
from collections.abc import Callable


def serve(life: Callable[[str], object]) -> None:
    """Begin a life in a process of its own, and kill it, whenever a line says so, by its name."""
    children: dict[str, int] = {}
    for line in sys.stdin:
        what, _, name = line.strip().partition(" ")
        if what == "start":
            children[name] = _start(life, name)
        else:
            _kill(children.pop(name))
        print(children.get(name, 0), flush=True)
    for child in children.values():
        _kill(child)


def _start(life: Callable[[str], object], name: str) -> int:
    """Fork. Nothing runs here beside this thread, so the life begins as any new process does."""
    child = os.fork()
    if child:
        return child
    with open(os.devnull) as nothing:  # noqa: PTH123 - a descriptor is what is wanted
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    life(name)
    sys.exit()


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
