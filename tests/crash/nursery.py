"""
Starts bots without the second that importing takes: imports once, then forks.

It is a program of its own: `python -m tests.crash.nursery [habit]`. Each line that it reads,
"start" or "kill", is answered with one line. At the end of its input it kills what it started.
"""

import sys

import bot.app
import bot.cli
from tests.crash import careless, careless_letters, forking

_HABITS = {**careless.HABITS, **careless_letters.HABITS}


def main() -> None:
    """Serve until the input ends."""
    for habit in sys.argv[1:]:
        _HABITS[habit]()
    forking.serve(lambda _: bot.cli.main(["run"]))


if __name__ == "__main__":
    main()
