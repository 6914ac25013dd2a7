"""/nouvelle: an organiser prepares a meeting, step by step, and publishes it."""

from handlers.door import App, Steps as StepDoors
from handlers.drafts import dates, steps

STEPS: StepDoors = {**steps.STEPS, **dates.STEPS}


def register(app: App) -> None:
    steps.register(app)
    dates.register(app)
