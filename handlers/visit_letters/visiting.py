"""Those who have a place say that they still come, and what they would like to understand."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler

from bot.callbacks.visit_letters import Asking, QuestionTap, StillTap, TroubleTap
from bot.calls import Call
from bot.domain import guess
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import (
    Gathering,
    GatheringCancelled,
    GatheringOver,
    Kind,
    NoSuchGathering,
    NotAnnounced,
)
from bot.domain.guess import Guess
from bot.domain.rsvp import NoAnswerYet, WordTooLong
from bot.domain.visit_call import SaidOfAnotherDate
from bot.ports import Store
from bot.services import guesses, meetings, relays, visit_calls, visit_questions
from bot.views import guesses as guess_views, menus, own_cards, visit_questions as views
from bot.views.visit_reminders import question_button
from handlers.door import App, Knock, Steps, door, private
from handlers.ending import ending_on

_while_they_come = ending_on(
    NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver, NoAnswerYet
)


def on_still(knock: Knock, store: Store) -> Sequence[Call]:
    """Note that somebody still comes, and show their card: all they need is on it."""
    which = knock.button(StillTap).gathering_id
    seen = meetings.show(store, gathering_id=which, member=knock.member)
    try:
        visit_calls.still_coming(store, gathering_id=which, member=knock.member, now=knock.now)
    except SaidOfAnotherDate as refusal:
        return [knock.alert(refusal.key), knock.redraw(own_cards.own_card(seen, knock.setting))]
    asked = visit_questions.look(store, gathering_id=which, member=knock.member, now=knock.now)
    card = own_cards.own_card(seen, knock.setting)
    ask = question_button(which, asked.text, knock.setting)
    return [
        knock.toast("visit.still"),
        knock.redraw(replace(card, buttons=((ask,), *card.buttons))),
    ]


def on_question(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for a question, or forget the one that is there."""
    tap = knock.button(QuestionTap)
    which = tap.gathering_id
    if tap.choice is Asking.DROP:
        gone = visit_questions.take_back(
            store, gathering_id=which, member=knock.member, now=knock.now
        )
        _leave(knock, store)
        return knock.turn_to(views.dropped(gone, knock.setting))
    asked = visit_questions.look(store, gathering_id=which, member=knock.member, now=knock.now)
    store.dialogues.put(knock.asks(Step.VISIT_QUESTION, gathering=which))
    return [knock.toast(), knock.say(views.ask(asked, knock.setting))]


def on_question_text(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep what was typed; « je ne peux plus venir » or « merci » is no question."""
    which = int(dialogue.facts["gathering"] or 0)
    understood = _understood(knock, store, which)
    if understood:
        return understood
    try:
        asked = visit_questions.ask(
            store, gathering_id=which, member=knock.member, text=knock.text, now=knock.now
        )
    except WordTooLong as refusal:
        asked = visit_questions.look(store, gathering_id=which, member=knock.member, now=knock.now)
        return [knock.say(views.too_long(asked, refusal, knock.setting))]
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(views.kept(asked, knock.setting))]


def on_trouble(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask what is the matter; what is typed next goes to the project group."""
    which = knock.button(TroubleTap).gathering_id
    about = meetings.show(store, gathering_id=which, member=knock.member).gathering
    own_id = knock.member.id if knock.member else None
    if not relays.listeners(store, now=knock.now, but=own_id):
        return [knock.toast(), knock.say(menus.human(knock.setting))]
    store.dialogues.put(knock.asks(Step.RELAY_HAND, gathering=about.id))
    return [knock.toast(), knock.say(views.trouble(about, knock.setting))]


def _understood(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Answer what is no question; an answer without a day is about this visit."""
    meant = guess.read(knock.text, today=knock.setting.today)
    if meant is None:
        return []
    if not isinstance(meant, Guess):
        return [knock.say(menus.courtesy(meant, knock.setting, is_organiser=knock.is_organiser))]
    about = _meant(knock, store, meant, gathering_id)
    return [knock.say(guess_views.ask(meant, about, knock.setting))] if about else []


def _meant(knock: Knock, store: Store, meant: Guess, gathering_id: int) -> Gathering | None:
    if meant.day is None and meant.kind in {None, Kind.VISIT}:
        return meetings.show(store, gathering_id=gathering_id, member=knock.member).gathering
    return guesses.gathering_of(store, meant, now=knock.now, zone=knock.setting.zone)


def _leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.VISIT_QUESTION:
        store.dialogues.end(knock.person.telegram_id)


STEPS: Steps = {Step.VISIT_QUESTION: _while_they_come(on_question_text)}


def register(app: App) -> None:
    for tap, open_ in (
        (StillTap, on_still),
        (QuestionTap, on_question),
        (TroubleTap, on_trouble),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
