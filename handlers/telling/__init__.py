"""After a visit: what it brings back, who tells it, and whether it was told."""

from handlers.door import App, SentDoors, Steps
from handlers.telling import answering, own, team

STEPS: Steps = answering.STEPS
SENT: SentDoors = answering.SENT


def register(app: App) -> None:
    for feature in (answering, own, team):
        feature.register(app)
