"""The places of a visit, for organisers; and who comes, for whoever opens their doors."""

from handlers.door import App
from handlers.visit_boards import adding, hosting, listing, sizes

STEPS = {**adding.STEPS, **sizes.STEPS}


def register(app: App) -> None:
    for doors in (listing, adding, sizes, hosting):
        doors.register(app)
