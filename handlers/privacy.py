"""/privacy, /mes_donnees: what we keep, « Tout recevoir », « Tout effacer »."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.people import Erasing, ErasingTap, Errand, ExportTap, MenuTap
from bot.calls import Call, give_document
from bot.ports import Store
from bot.services import privacy
from bot.views import menus, privacy as views
from handlers import leaving
from handlers.door import App, Knock, door, private


def on_notice(knock: Knock, _: Store) -> Sequence[Call]:
    setting = knock.setting if knock.is_private else knock.setting.for_groups()
    return [knock.say(views.notice(setting))]


def on_data(knock: Knock, store: Store) -> Sequence[Call]:
    ended = [knock.toast()] if knock.query_id else []
    if knock.member is None:
        return [*ended, knock.say(views.nothing_known(knock.setting))]
    about = privacy.known_about(store, knock.member)
    return [*ended, knock.say(views.known(about, knock.setting))]


def on_export(knock: Knock, store: Store) -> Sequence[Call]:
    """Hand over everything that is known, in a file."""
    if knock.member is None:
        return knock.turn_to(views.nothing_known(knock.setting))
    content = privacy.export(store, knock.member, now=knock.now)
    name = views.file_name(knock.setting)
    screen = views.export(knock.setting)
    file = give_document(
        knock.spot.chat_id, screen, name=name, kind="application/json", content=content
    )
    return [knock.toast(), file]


def on_erasing(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask, then erase; the cards that counted the person are drawn again."""
    match knock.button(ErasingTap).choice:
        case Erasing.ASK:
            privacy.check_erasable(knock.member)
            return knock.turn_to(views.confirm(knock.setting))
        case Erasing.YES:
            gone = privacy.erase(store, knock.member, now=knock.now)
            return [*knock.turn_to(views.erased(knock.setting)), *leaving.tell(knock, gone)]
        case Erasing.NO:
            kept = menus.with_menu(knock.setting.words("cancel.done"), knock.setting)
            return knock.turn_to(kept)


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    anywhere = in_private | filters.ChatType.GROUPS
    names = ("privacy", "confidentialite")
    app.add_handler(CommandHandler(names, door(on_notice), filters=anywhere))
    names = ("mes_donnees", "my_data")
    app.add_handler(CommandHandler(names, door(on_data), filters=in_private))
    for pattern, open_ in (
        (ErasingTap.pattern(), on_erasing),
        (ExportTap.pattern(), on_export),
        (MenuTap.pattern_of(Errand.DATA), on_data),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
