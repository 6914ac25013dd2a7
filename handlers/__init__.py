"""The doors of the house, in the order in which they are tried."""

from telegram.ext import CallbackQueryHandler

from handlers import (
    attendances,
    boards,
    calendars,
    changes,
    claims,
    digests,
    directory,
    drafts,
    errors,
    feedbacks,
    figures,
    incidents,
    inline,
    journal,
    mailings,
    meetings,
    members,
    menus,
    offers,
    on_behalf,
    pauses,
    privacy,
    profile,
    publishing,
    relays,
    reminders,
    report_reading,
    reports,
    rsvps,
    sent,
    sharing,
    spaces,
    tables,
    team,
    telling,
    ties,
    typed,
    visit_boards,
    visit_letters,
    visits,
)
from handlers.door import App, House

FEATURES = (
    rsvps,
    team,
    claims,
    directory,
    journal,
    members,
    menus,
    privacy,
    spaces,
    drafts,
    publishing,
    reminders,
    changes,
    incidents,
    calendars,
    sharing,
    inline,
    meetings,
    profile,
    ties,
    pauses,
    relays,
    digests,
    boards,
    mailings,
    feedbacks,
    telling,
    on_behalf,
    attendances,
    tables,
    report_reading,
    reports,
    figures,
    offers,
    visit_boards,
    visit_letters,
    visits,
)

ASKING = (
    on_behalf,
    rsvps,
    team,
    directory,
    members,
    drafts,
    publishing,
    changes,
    profile,
    ties,
    relays,
    report_reading,
    reports,
    mailings,
    feedbacks,
    telling,
    attendances,
    figures,
    offers,
    visit_boards,
    visit_letters,
)


def register(app: App, house: House) -> None:
    """Open every door; what no feature takes is taken by the last ones."""
    app.bot_data["house"] = house
    for feature in FEATURES:
        feature.register(app)
    sent.register(app, {**feedbacks.SENT, **telling.SENT})
    typed.register(app, {step: open_ for asked in ASKING for step, open_ in asked.STEPS.items()})
    errors.register(app)
    _try_taps_first(app)


def _try_taps_first(app: App) -> None:
    """
    Put the doors for taps before those for words, each in its order.

    Telegram hides old messages, and the framework warns whenever a door for words looks at a tap
    on one of them.
    """
    for doors in app.handlers.values():
        doors.sort(key=lambda door: not isinstance(door, CallbackQueryHandler))
