"""Numbers to talk about: after a meeting, side by side, over the year; and the hours given."""

from handlers.door import App, Steps
from handlers.figures import after, choosing, yearly

STEPS: Steps = {**after.STEPS, **choosing.STEPS}


def register(app: App) -> None:
    after.register(app)
    yearly.register(app)
    choosing.register(app)
