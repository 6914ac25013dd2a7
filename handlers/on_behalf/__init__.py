"""/repondre: an organiser notes what somebody said; the person reads it, and corrects it."""

from handlers.door import App
from handlers.on_behalf import asking, checking, noting, waiting

STEPS = {**asking.STEPS, **noting.STEPS}


def register(app: App) -> None:
    for doors in (asking, noting, checking, waiting):
        doors.register(app)
