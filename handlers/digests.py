"""Buttons under what organisers read by themselves: the digest, and the facilitator's sheet."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.digests import DigestTap, DigestWish, SheetTap
from bot.calls import Call
from bot.domain.member import Topic
from bot.ports import Store
from bot.services import members, profiles, run_sheets
from bot.views import digests as views, run_sheets as sheets
from handlers.door import App, Knock, door, private


def on_digest(knock: Knock, store: Store) -> Sequence[Call]:
    """Switch one's own digest off, or on again, in a message of its own."""
    member = members.check_agreed(knock.member)
    wish = knock.button(DigestTap).wish
    is_wanted = wish is DigestWish.GLADLY
    profiles.wish(store, member, topic=Topic.DIGEST, is_wanted=is_wanted)
    return [knock.toast(), knock.say(views.switched(wish, knock.setting))]


def on_sheet(knock: Knock, store: Store) -> Sequence[Call]:
    """Write down that the sheet was read, and say so on it."""
    which = knock.button(SheetTap).gathering_id
    seen = run_sheets.acknowledge(store, member=knock.member, gathering_id=which, now=knock.now)
    return [knock.toast("sheet.thanks"), knock.redraw(sheets.run_sheet(seen, knock.setting))]


def register(app: App) -> None:
    for tap, open_ in ((DigestTap, on_digest), (SheetTap, on_sheet)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
