"""The signposts: /prochaine, /menu, /aide, /annuler."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call, Screen
from bot.ports import Store
from bot.services import meetings as meetings_service, report_reading, rights, spaces
from bot.views import meetings, menus, privacy
from bot.views.own_cards import own_card
from bot.views.report_pages import latest_rows
from handlers.door import App, Knock, door, private


def on_next(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the next meeting: with one's own answer in private, as a card in a group."""
    if knock.is_private:
        return [knock.say(_next(knock, store))]
    if not spaces.is_linked(store, chat_id=knock.spot.chat_id):
        return []  # a group that nobody of the project group has linked reads nothing here
    seen = meetings_service.upcoming(store, member=None, now=knock.now)
    if seen is None:
        return [knock.say(menus.no_meeting(knock.setting.for_groups()))]
    card = meetings.group_card(seen, knock.setting)
    return [knock.say(card, card_of=seen.gathering.id)]


def _next(knock: Knock, store: Store) -> Screen:
    """Show one's own card of the next meeting, and the way to what was told last."""
    latest = report_reading.latest(store)
    ways = latest_rows(latest.id if latest else None, knock.setting)
    seen = meetings_service.upcoming(store, member=knock.member, now=knock.now)
    if seen is None:
        return menus.no_meeting(knock.setting, ways=ways)
    card = own_card(seen, knock.setting)
    return replace(card, buttons=(*card.buttons, *ways))


def on_menu(knock: Knock, store: Store) -> Sequence[Call]:
    return [knock.say(_menu(knock, store))]


def _menu(knock: Knock, store: Store) -> Screen:
    observes = rights.observes(store, knock.member)
    return menus.menu(knock.setting, is_organiser=knock.is_organiser, observes=observes)


def _organisers(knock: Knock, store: Store) -> Screen:
    if not knock.is_organiser:  # an old button of somebody who left the project group
        return _menu(knock, store)
    waiting = store.offers.count_waiting()
    return menus.organisers_menu(knock.setting, offers=waiting)


def on_help(knock: Knock, _: Store) -> Sequence[Call]:
    return [knock.say(_help(knock))]


def _help(knock: Knock) -> Screen:
    return menus.help_(knock.setting, is_organiser=knock.is_organiser)


def on_cancel(knock: Knock, store: Store) -> Sequence[Call]:
    """Leave the open question, and change nothing else."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    store.dialogues.end(knock.person.telegram_id)
    key = "cancel.done" if dialogue else "cancel.nothing"
    return [knock.say(menus.with_menu(knock.setting.words(key), knock.setting))]


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button of the menu offers, in a message of its own."""
    return [knock.toast(), knock.say(_errand(knock, store))]


def _errand(knock: Knock, store: Store) -> Screen:
    match knock.button(MenuTap).errand:
        case Errand.NEXT:
            return _next(knock, store)
        case Errand.HELP:
            return _help(knock)
        case Errand.PRIVACY:
            return privacy.notice(knock.setting)
        case Errand.ORGANISERS:
            return _organisers(knock, store)
        case _:
            return _menu(knock, store)


_ERRANDS = (Errand.MENU, Errand.NEXT, Errand.HELP, Errand.PRIVACY, Errand.ORGANISERS)


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    anywhere = in_private | filters.ChatType.GROUPS
    for names, open_, where in (
        (("prochaine", "next"), on_next, anywhere),
        (("menu",), on_menu, in_private),
        (("aide", "help"), on_help, in_private),
        (("annuler", "cancel"), on_cancel, in_private),
    ):
        app.add_handler(CommandHandler(names, door(open_), filters=where))
    for errand in _ERRANDS:
        pattern = MenuTap.pattern_of(errand)
        app.add_handler(CallbackQueryHandler(door(private(on_errand)), pattern=pattern))
