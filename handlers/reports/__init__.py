"""The desk of a report: written in chat by several authors, read by others, then published."""

from handlers.door import App, Steps as StepDoors
from handlers.reports import authors, desk, lines, listings, publishing, reviewing

STEPS: StepDoors = {**lines.STEPS, **reviewing.STEPS, **authors.STEPS}


def register(app: App) -> None:
    for part in (desk, lines, listings, authors, reviewing, publishing):
        part.register(app)
