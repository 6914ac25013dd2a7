"""Finding a meeting: one's own card, /agenda, /mes_reponses."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.meetings import ShowTap
from bot.callbacks.people import AgendaTap, AnswersTap, Errand, MenuTap
from bot.calls import Call, Screen
from bot.ports import Store
from bot.services import meetings, own_feedback
from bot.views import listings
from bot.views.own_cards import own_card
from handlers.door import App, Knock, door, private


def on_show(knock: Knock, store: Store) -> Sequence[Call]:
    """Show one's own card of a gathering, in a message of its own."""
    gathering_id = knock.button(ShowTap).gathering_id
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    return [knock.toast(), knock.say(own_card(seen, knock.setting))]


def on_agenda(knock: Knock, store: Store) -> Sequence[Call]:
    return [*_ended(knock), knock.say(_agenda(knock, store, number=0))]


def on_agenda_page(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_agenda(knock, store, number=knock.button(AgendaTap).page))


def _agenda(knock: Knock, store: Store, *, number: int) -> Screen:
    page = meetings.agenda(store, member=knock.member, number=number, now=knock.now)
    return listings.agenda(page, knock.setting)


def on_answers(knock: Knock, store: Store) -> Sequence[Call]:
    return [*_ended(knock), knock.say(_answers(knock, store, number=0))]


def on_answers_page(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_answers(knock, store, number=knock.button(AnswersTap).page))


def _answers(knock: Knock, store: Store, *, number: int) -> Screen:
    page = meetings.answers(store, member=knock.member, number=number)
    has_said = own_feedback.has_any(store, knock.member)
    return listings.answers(page, knock.setting, has_said=has_said)


def _ended(knock: Knock) -> Sequence[Call]:
    """End the little clock of a button of the menu; a command has none."""
    return [knock.toast()] if knock.query_id else []


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    for names, open_ in (
        (("agenda", "calendar"), on_agenda),
        (("mes_reponses", "mesreponses", "my_answers"), on_answers),
    ):
        app.add_handler(CommandHandler(names, door(open_), filters=in_private))
    for pattern, open_ in (
        (ShowTap.pattern(), on_show),
        (AgendaTap.pattern(), on_agenda_page),
        (AnswersTap.pattern(), on_answers_page),
        (MenuTap.pattern_of(Errand.AGENDA), on_agenda),
        (MenuTap.pattern_of(Errand.ANSWERS), on_answers),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
