"""Answers to letters about a visit: of those who come, and of those who open their doors."""

from handlers.door import App, Steps
from handlers.visit_letters import hosting, visiting

STEPS: Steps = visiting.STEPS


def register(app: App) -> None:
    for feature in (visiting, hosting):
        feature.register(app)
