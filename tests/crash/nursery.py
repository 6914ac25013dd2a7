"""
Starts bots without the second that importing takes: imports once, then forks.

It is a program of its own: `python -m tests.crash.nursery [habit]`. Each line that it reads,
"start" or "kill", is answered with one line. At the end of its input it kills what it started.
"""

import os
import signal
import sys

import bot.app
import bot.cli
from tests.crash import careless, careless_letters

_HABITS = {**careless.HABITS, **careless_letters.HABITS}


def main() -> None:
    """Serve until the input ends."""
    for habit in sys.argv[1:]:
        _HABITS[habit]()
    child = 0
    for line in sys.stdin:
        if line.strip() == "start":
            child = _start()
        else:
            _kill(child)
            child = 0
        print(child, flush=True)
    if child:
        _kill(child)


def _start() -> int:
    """Fork a bot. Nothing runs here beside this thread, so it begins as any new process does."""
    child = os.fork()
    if child:
        return child
    with open(os.devnull) as nothing:  # noqa: PTH123 - a descriptor is what is wanted
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    bot.cli.main(["run"])
    return 0


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
