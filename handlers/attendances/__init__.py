"""Who was there: the list that organisers tick after a meeting."""

from handlers.attendances import adding, ticking
from handlers.door import App

STEPS = adding.STEPS


def register(app: App) -> None:
    ticking.register(app)
    adding.register(app)
