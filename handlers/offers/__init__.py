"""What members offer, and how organisers answer it."""

from handlers.door import App, Steps
from handlers.offers import calling, dates, for_others, hosting, making, replies, settling

STEPS: Steps = {
    **making.STEPS,
    **for_others.STEPS,
    **hosting.STEPS,
    **dates.STEPS,
    **settling.STEPS,
}


def register(app: App) -> None:
    for part in (making, for_others, hosting, replies, settling, calling):
        part.register(app)
