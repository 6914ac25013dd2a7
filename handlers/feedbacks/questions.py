"""« Questions d’après »: what is asked after one meeting, chosen before it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram.ext import CallbackQueryHandler

from bot.callbacks.feedbacks import (
    Asked,
    AskTap,
    QuestionsTap,
    Wish,
    WordingStep,
    WordingTap,
)
from bot.calls import Call
from bot.domain.asking_after import Questions
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import GatheringCancelled, NoSuchGathering, NotAnnounced
from bot.domain.naming import TooLong
from bot.ports import Store
from bot.services import feedback_questions
from bot.services.feedback_questions import AlreadyAsked, Plan
from bot.views import feedback_results as views, menus
from handlers.door import App, Door, Knock, Steps, door, private
from handlers.ending import ending_on

_ENDED: Final = (NoSuchGathering, NotAnnounced, GatheringCancelled, AlreadyAsked)
_TURNS: Final[Mapping[Asked, Callable[[Questions, bool], Questions]]] = {
    Asked.ALL: lambda asked, is_on: replace(asked, is_asked=is_on),
    Asked.TAKEAWAY: lambda asked, is_on: replace(asked, takeaway=is_on),
    Asked.STORY: lambda asked, is_on: replace(asked, story=is_on),
}


def on_questions(knock: Knock, store: Store) -> Sequence[Call]:
    """Show what will be asked; whoever looks at all of it types no question any more."""
    _leave(knock, store)
    plan = _look(knock, store, knock.button(QuestionsTap).gathering_id)
    return knock.turn_to(views.questions(plan, knock.setting))


def on_ask(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask one of the questions, or leave it out."""
    tap = knock.button(AskTap)
    turn = _TURNS[tap.asked]
    plan = _choose(knock, store, tap.gathering_id, lambda asked: turn(asked, tap.wish is Wish.ASK))
    return knock.turn_to(views.questions(plan, knock.setting, said="feedback.chosen"))


def on_wording(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask in which words a sentence is asked for, or take the usual ones."""
    tap = knock.button(WordingTap)
    if tap.step is WordingStep.USUAL:
        plan = _choose(knock, store, tap.gathering_id, lambda asked: asked.worded(""))
        return knock.turn_to(views.questions(plan, knock.setting, said="feedback.chosen"))
    plan = _look(knock, store, tap.gathering_id)
    store.dialogues.put(knock.asks(Step.FEEDBACK_WORDING, gathering=tap.gathering_id))
    return knock.turn_to(views.ask_wording(plan, knock.setting))


def on_typed_wording(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Take the words that were typed; too many of them may be typed again."""
    which = int(dialogue.facts["gathering"] or 0)
    try:
        plan = _choose(knock, store, which, lambda asked: asked.worded(knock.text))
    except TooLong:
        plan = _look(knock, store, which)
        screen = views.ask_wording(plan, knock.setting, said="feedback.wording_too_long")
        return [knock.say(screen)]
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(views.questions(plan, knock.setting, said="feedback.chosen"))]


def _look(knock: Knock, store: Store, gathering_id: int) -> Plan:
    return feedback_questions.look(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )


def _choose(
    knock: Knock, store: Store, gathering_id: int, turn: Callable[[Questions], Questions]
) -> Plan:
    return feedback_questions.choose(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        turn=turn,
        community=knock.setting.community,
        now=knock.now,
    )


def _leave(knock: Knock, store: Store) -> None:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.FEEDBACK_WORDING:
        store.dialogues.end(knock.person.telegram_id)


def _unless_ended(open_: Door) -> Door:
    """Say why nothing can be chosen any more, in place of the button, and show the way on."""

    def opened(knock: Knock, store: Store) -> Sequence[Call]:
        try:
            return open_(knock, store)
        except _ENDED as refusal:
            text = knock.setting.words(refusal.key)
            return knock.turn_to(menus.with_menu(text, knock.setting))

    return opened


STEPS: Steps = {Step.FEEDBACK_WORDING: ending_on(*_ENDED)(on_typed_wording)}


def register(app: App) -> None:
    for tap, open_ in ((QuestionsTap, on_questions), (AskTap, on_ask), (WordingTap, on_wording)):
        opened = door(private(_unless_ended(open_)))
        app.add_handler(CallbackQueryHandler(opened, pattern=tap.pattern()))
