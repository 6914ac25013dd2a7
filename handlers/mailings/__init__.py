"""« Relancer », « Écrire à… », and what becomes of what was sent to many."""

from handlers.door import App, Steps
from handlers.mailings import following, nudging, writing

STEPS: Steps = writing.STEPS


def register(app: App) -> None:
    for part in (nudging, writing, following):
        part.register(app)
