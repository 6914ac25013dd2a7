"""« Modifier »: what is published changes, moves, is called off or takes place after all."""

from handlers.changes import calling_off, dates, parts, staging
from handlers.door import App, Steps

STEPS: Steps = {**parts.STEPS, **dates.STEPS, **staging.STEPS, **calling_off.STEPS}


def register(app: App) -> None:
    for feature in (staging, parts, dates, calling_off):
        feature.register(app)
