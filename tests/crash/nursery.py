"""
Starts bots without the second that importing takes: imports once, then forks.

It is a program of its own: `python -m tests.crash.nursery [habit]`. Each line that it reads,
"start" or "kill", is answered with one line. At the end of its input it kills what it started.
"""

import gc
import sys

import bot.app.plan
import bot.app.rooms
import bot.cli
from bot.texts import Texts
from tests.crash import careless, careless_letters, forking

_HABITS = {**careless.HABITS, **careless_letters.HABITS}


def main() -> None:
    """Serve until the input ends."""
    for habit in sys.argv[1:]:
        _HABITS[habit]()
    Texts(("fr", "en"))  # read once, as what is imported
    gc.freeze()  # else each child would copy what it only looks through
    forking.serve(lambda _: bot.cli.main(["run"]))


if __name__ == "__main__":
    main()
