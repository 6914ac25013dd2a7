"""« Visites »: what is to come, and whether to be written to about it."""

from handlers.door import App
from handlers.visits import listing


def register(app: App) -> None:
    listing.register(app)
