"""A report is read as a whole, published in two steps, and corrected."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.reports import PreviewTap, PublishStep, PublishTap
from bot.calls import Call, Screen
from bot.ports import Store
from bot.services import report_desks, report_letters, report_publications, reports
from bot.views import report_letters as letters, report_publishing as views
from handlers.door import App, Knock, door, private
from handlers.reports.desk import in_hand, leave_question


def on_preview(knock: Knock, store: Store) -> Sequence[Call]:
    """Show a page of the report, as whoever writes or reviews it may read it."""
    tap = knock.button(PreviewTap)
    return knock.turn_to(preview_of(knock, store, tap.gathering_id, tap.page))


def preview_of(knock: Knock, store: Store, gathering_id: int, page: int) -> Screen:
    """Return a page of what would be published now."""
    editor = in_hand(knock, store, gathering_id)
    seen = report_desks.look(store, editor, now=knock.now)
    told = reports.working(store, gathering_id, now=knock.now)
    return views.preview(told, seen, page, knock.setting)


def on_publish(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PublishTap)
    if tap.step is not PublishStep.ASK:
        return _publish(knock, store, tap)
    editor = in_hand(knock, store, tap.gathering_id)
    report_publications.check_publishable(store, editor)
    leave_question(knock, store)
    seen = report_desks.look(store, editor, now=knock.now)
    told = reports.working(store, tap.gathering_id, now=knock.now)
    people = len(report_letters.readers(store, now=knock.now))
    groups = len(report_letters.spaces(store, tap.gathering_id))
    asked = views.confirm(seen, knock.setting, people=people, groups=groups)
    return [
        knock.toast(),
        *(knock.say(page) for page in views.whole(told, knock.setting)),
        knock.say(asked),
    ]


def _publish(knock: Knock, store: Store, tap: PublishTap) -> Sequence[Call]:
    published = report_publications.publish(
        store, gathering_id=tap.gathering_id, member=knock.member, now=knock.now
    )
    calls = knock.turn_to(views.done(published, knock.setting))
    if published.report.corrected_at or tap.step is PublishStep.QUIETLY:
        return calls
    return [*calls, *_in_groups(knock, store, tap.gathering_id)]


def _in_groups(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Say in its groups that it can be read: in numbers, once."""
    told = reports.told(store, gathering_id, now=knock.now)
    spaces = report_letters.spaces(store, gathering_id)
    return letters.in_groups(spaces, told, knock.house.setting(None, knock.now))


def register(app: App) -> None:
    for tap, open_ in ((PreviewTap, on_preview), (PublishTap, on_publish)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
