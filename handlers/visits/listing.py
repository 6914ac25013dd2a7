"""/visites: what is to come, with one's own place, and news of visits or none."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.visit_drafts import VisitNewsTap, VisitsPageTap
from bot.callbacks.visits import VisitsTap
from bot.calls import Call, Screen
from bot.domain.member import Topic
from bot.ports import Store
from bot.services import members, profiles, visit_listings
from bot.views import visits as views
from handlers.door import App, Knock, door, private


def on_visits(knock: Knock, store: Store) -> Sequence[Call]:
    ended = [knock.toast()] if knock.query_id else []
    return [*ended, knock.say(_page(knock, store, number=0))]


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_page(knock, store, number=knock.button(VisitsPageTap).page))


def on_news(knock: Knock, store: Store) -> Sequence[Call]:
    """Write to somebody about visits from now on, or no more."""
    wanted = bool(knock.button(VisitNewsTap).wanted)
    member = members.check_agreed(knock.member)
    profiles.wish(store, member, topic=Topic.VISITS, is_wanted=wanted)
    said = "visit.news_on" if wanted else "visit.news_off"
    return knock.turn_to(_page(knock, store, number=0, said=said))


def _page(knock: Knock, store: Store, *, number: int, said: str = "") -> Screen:
    page = visit_listings.page(store, member=knock.member, number=number, now=knock.now)
    first = knock.setting.words(said) if said else None
    return views.visits(page, knock.setting, is_organiser=knock.is_organiser, said=first)


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler(("visites", "visits"), door(on_visits), filters=in_private))
    for pattern, open_ in (
        (VisitsTap.pattern(), on_visits),
        (MenuTap.pattern_of(Errand.VISITS), on_visits),
        (VisitsPageTap.pattern(), on_page),
        (VisitNewsTap.pattern(), on_news),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
