"""« Relancer »: whom, and a look at the message before anything leaves."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.mailings import NudgeGroupTap, NudgeTap
from bot.calls import Call
from bot.domain.mailing import NudgedLately
from bot.ports import Store
from bot.services import nudges
from bot.views import mailings as views
from handlers.door import App, Knock, door, private
from handlers.mailings.previewing import lately, show


def on_nudge(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask who is to be nudged."""
    gathering, sizes = nudges.groups(
        store,
        member=knock.member,
        gathering_id=knock.button(NudgeTap).gathering_id,
        community=knock.setting.community,
        now=knock.now,
    )
    return knock.turn_to(views.choose_nudged(gathering, sizes, knock.setting))


def on_group(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the message exactly as it will be read, and how many people it reaches."""
    tap = knock.button(NudgeGroupTap)
    try:
        mailing = nudges.begin(
            store,
            member=knock.member,
            gathering_id=tap.gathering_id,
            group=tap.group,
            now=knock.now,
        )
    except NudgedLately as refusal:
        return [knock.toast(), knock.say(lately(refusal, tap.gathering_id, knock.setting))]
    return [knock.toast(), *show(knock, store, mailing.id)]


def register(app: App) -> None:
    for tap, open_ in ((NudgeTap, on_nudge), (NudgeGroupTap, on_group)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
