"""What members offer, and how organisers answer it."""

from handlers.door import App, Steps
from handlers.offers import dates, hosting, making, settling

STEPS: Steps = {**making.STEPS, **hosting.STEPS, **dates.STEPS, **settling.STEPS}


def register(app: App) -> None:
    for part in (making, hosting, settling):
        part.register(app)
