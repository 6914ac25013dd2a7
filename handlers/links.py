"""What somebody reads who came by a link of ours, from a group or from a message."""

from collections.abc import Sequence

from bot.callbacks.report_reading import Part
from bot.calls import Call
from bot.domain.correction import NotPublished
from bot.domain.gathering import NoSuchGathering, NotAnnounced
from bot.domain.place_call import CallOver
from bot.ports import Store
from bot.services import meetings, place_calls, report_reading
from bot.views import place_calls as call_views, report_pages, welcome
from bot.views.own_cards import own_card
from handlers.door import Knock


def by_link(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the meeting, the report or the call for a place that a link is about."""
    if report_reading.is_link(knock.argument):
        return _told(knock, store)
    if place_calls.is_link(knock.argument):
        return _called(knock, store)
    try:
        seen = meetings.by_link(store, payload=knock.argument, member=knock.member)
    except (NoSuchGathering, NotAnnounced):
        return [knock.say(welcome.bad_link(knock.setting))]
    return [knock.say(own_card(seen, knock.setting))]


def _called(knock: Knock, store: Store) -> Sequence[Call]:
    """Show that a place is sought, or that one was found meanwhile."""
    try:
        called = place_calls.by_link(store, payload=knock.argument, now=knock.now)
    except CallOver:
        return [knock.say(call_views.over(knock.setting))]
    return [knock.say(call_views.intro(called, knock.setting))]


def _told(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the report that a group was told of."""
    try:
        told = report_reading.by_link(
            store, payload=knock.argument, reader=knock.member, now=knock.now
        )
    except NotPublished:
        return [knock.say(welcome.bad_link(knock.setting))]
    writes = report_reading.may_write(store, knock.member, gathering_id=told.gathering.id)
    return [knock.say(report_pages.page(told, Part.WHOLE, 0, knock.setting, writes=writes))]
