"""The doors of the house, in the order in which they are tried."""

from handlers import drafts, errors, incidents, members, menus, rsvps, spaces, typed
from handlers.door import App, House

FEATURES = (rsvps, members, menus, spaces, drafts, incidents)


def register(app: App, house: House) -> None:
    """Open every door; what no feature takes is taken by the last ones."""
    app.bot_data["house"] = house
    for feature in FEATURES:
        feature.register(app)
    typed.register(app, {**members.STEPS, **drafts.STEPS})
    errors.register(app)
