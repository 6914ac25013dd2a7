"""« Publier »: now, or after choosing where, to whom and when."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.publishing import PublishTap
from bot.calls import Call
from bot.domain.draft import AlreadyPublished
from bot.ports import Store
from bot.services import publications
from bot.views import publishing as views
from handlers.door import App, Knock, door, private


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button about publishing says."""
    tap = knock.button(PublishTap)
    return publish(knock, store, gathering_id=tap.gathering_id)


def publish(knock: Knock, store: Store, *, gathering_id: int) -> Sequence[Call]:
    """Announce once, however often the button is tapped."""
    try:
        published = publications.publish(
            store,
            gathering_id=gathering_id,
            member=knock.member,
            community=knock.setting.community,
            now=knock.now,
        )
    except AlreadyPublished as refusal:
        return [knock.alert(refusal.key)]
    store.dialogues.end(knock.person.telegram_id)
    screen = views.published(published, knock.setting)
    return [knock.toast("pub.done"), knock.redraw(screen)]


def register(app: App) -> None:
    app.add_handler(CallbackQueryHandler(door(private(on_step)), pattern=PublishTap.pattern()))
