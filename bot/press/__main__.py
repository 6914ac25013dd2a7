"""One file: what is to be written comes in, its bytes go out, and the process is over."""

import os
import pickle
import sys
import traceback
from typing import Final

_NICE: Final = 10
_MEMORY: Final = 2 * 1024**3  # bytes of address space; the longest year takes a quarter of it
_SECONDS: Final = 60  # of a core, for the day nobody is there any more to kill us


def main() -> int:
    """Return 0 when the file was written; else say where it broke, and no word of what it says."""
    step_back()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that talks must not talk into the file
    try:
        content, form = pickle.load(sys.stdin.buffer)  # noqa: S301 - by a pipe that only our maker has
        from bot.files import documents  # noqa: PLC0415 - it waits behind everybody else's work

        out.write(documents.write(content, form))
        out.close()
    except Exception as error:  # noqa: BLE001 - it is told to whoever asked
        frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
        sys.stderr.write(f"{''.join(frames)}{type(error).__name__}")
        return 1
    return 0


def step_back() -> None:
    """Leave the cores to whoever answers people, and take no more memory than is reasonable."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - it is not there on every system

    os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
