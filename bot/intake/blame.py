"""Names an error in one line without the words of the person who met it."""

import traceback
from pathlib import PurePath


def place_of(error: BaseException) -> str:
    """Return the kind of an error and where it was raised, for logs and for organisers."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    return f"{type(error).__name__} in {last.name} ({PurePath(last.filename).name}:{last.lineno})"
