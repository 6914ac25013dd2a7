"""An organiser notes what somebody said after a meeting, by phone or on paper."""

from collections.abc import Callable, Sequence
from typing import assert_never

from telegram.ext import CallbackQueryHandler

from bot.callbacks.noted_feedback import (
    NotedConsentTap,
    NotedEchoTap,
    NotedStep,
    NotedStepTap,
    NotedTakeawayTap,
    WhomTap,
)
from bot.calls import Call, Screen
from bot.domain.asking_after import Question
from bot.domain.dialogue import Dialogue, Step
from bot.domain.feedback import SentenceTooLong
from bot.domain.gathering import GatheringCancelled, NoSuchGathering, NotAnnounced
from bot.domain.member import NotAnOrganiser
from bot.ports import Store
from bot.services import noted_feedback
from bot.services.boards import NobodyThere
from bot.services.noted_feedback import About, AnswersAlone, Heard, NotedMeanwhile
from bot.services.own_feedback import WereNotThere
from bot.views import noted_feedback as views
from handlers.door import App, Knock, Steps, door, private
from handlers.ending import ending_on

Tapped = NotedTakeawayTap | NotedEchoTap | NotedConsentTap | NotedStepTap

_while_it_makes_sense = ending_on(
    *(NoSuchGathering, NotAnnounced, GatheringCancelled, NotAnOrganiser),
    *(NobodyThere, WereNotThere, AnswersAlone),
)


def on_whom(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask whose words are to be noted."""
    tap = knock.button(WhomTap)
    _leave(knock, store)
    gathering, page = noted_feedback.people(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        number=tap.page,
        now=knock.now,
    )
    return knock.turn_to(views.whom(gathering, page, knock.setting))


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Go where a button about somebody's words leads."""
    tap = knock.button(NotedStepTap)
    if tap.step is NotedStep.GONE:
        return _remove(knock, store, tap)
    heard = _look(knock, store, _about(tap))
    match tap.step:
        case NotedStep.BEGIN:
            calls = _ask(knock, store, heard, heard.asking.first)
        case NotedStep.STORY:
            calls = _go_on(knock, store, heard, after=Question.TAKEAWAY)
        case NotedStep.SENTENCE:
            calls = _ask(knock, store, heard, Question.SENTENCE)
        case NotedStep.ON | NotedStep.QUOTE:
            calls = _go_on(knock, store, heard, after=Question.SENTENCE)
        case NotedStep.SHOW | NotedStep.AWAY:
            _leave(knock, store)
            calls = knock.turn_to(_shown(heard, tap.step, knock))
        case _:
            assert_never(tap.step)
    return calls


def _shown(heard: Heard, step: NotedStep, knock: Knock) -> Screen:
    if step is NotedStep.AWAY and heard.asking.feedback is not None:
        return views.removing(heard, knock.setting)
    return views.shown(heard, knock.setting)


def on_takeaway(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(NotedTakeawayTap)

    def deed() -> Heard:
        return noted_feedback.take_home(
            store, _about(tap), member=knock.member, takeaway=tap.takeaway, now=knock.now
        )

    return _note(knock, store, _about(tap), deed, after=Question.TAKEAWAY)


def on_echo(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(NotedEchoTap)

    def deed() -> Heard:
        return noted_feedback.hear_story(
            store, _about(tap), member=knock.member, echo=tap.echo, now=knock.now
        )

    return _note(knock, store, _about(tap), deed, after=Question.STORY)


def on_consent(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(NotedConsentTap)

    def deed() -> Heard:
        return noted_feedback.allow(
            store, _about(tap), member=knock.member, consent=tap.consent, now=knock.now
        )

    return _note(knock, store, _about(tap), deed, after=Question.QUOTE)


def on_sentence(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Note what was typed; a sentence that is too long changes nothing, and may be typed again."""
    about = About(*(int(dialogue.facts[one] or 0) for one in ("gathering", "member", "seen")))

    def deed() -> Heard:
        return noted_feedback.say(
            store, about, member=knock.member, text=knock.text, now=knock.now
        )

    try:
        return _note(knock, store, about, deed, after=Question.SENTENCE)
    except SentenceTooLong as refusal:
        return [knock.say(views.too_long(_look(knock, store, about), refusal, knock.setting))]


def _note(
    knock: Knock, store: Store, about: About, deed: Callable[[], Heard], *, after: Question
) -> Sequence[Call]:
    """Write down one thing, and ask what comes next; what others noted meanwhile is shown."""
    try:
        heard = deed()
    except NotedMeanwhile as refusal:
        _leave(knock, store)
        found = _look(knock, store, about)
        return knock.turn_to(views.shown(found, knock.setting, said=refusal.key))
    return _go_on(knock, store, heard, after=after)


def _remove(knock: Knock, store: Store, tap: NotedStepTap) -> Sequence[Call]:
    _leave(knock, store)
    about = _about(tap)
    try:
        heard = noted_feedback.remove(store, about, member=knock.member, now=knock.now)
    except NotedMeanwhile as refusal:
        found = _look(knock, store, about)
        return knock.turn_to(views.shown(found, knock.setting, said=refusal.key))
    return knock.turn_to(views.removed(heard, knock.setting))


def _go_on(knock: Knock, store: Store, heard: Heard, *, after: Question) -> Sequence[Call]:
    return _ask(knock, store, heard, heard.asking.after(after))


def _ask(knock: Knock, store: Store, heard: Heard, question: Question) -> Sequence[Call]:
    """Ask one question; only while the sentence is asked for, what is typed is it."""
    _leave(knock, store)
    if question is Question.SENTENCE:
        facts = {"gathering": heard.asking.gathering.id, "member": heard.person.id}
        store.dialogues.put(knock.asks(Step.FEEDBACK_HEARD, **facts, seen=heard.seen))
    return knock.turn_to(views.ask(heard, question, knock.setting))


def _about(tap: Tapped) -> About:
    return About(tap.gathering_id, tap.member_id, tap.seen)


def _look(knock: Knock, store: Store, about: About) -> Heard:
    return noted_feedback.look(
        store,
        member=knock.member,
        gathering_id=about.gathering_id,
        member_id=about.member_id,
        now=knock.now,
    )


def _leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.FEEDBACK_HEARD:
        store.dialogues.end(knock.person.telegram_id)


STEPS: Steps = {Step.FEEDBACK_HEARD: _while_it_makes_sense(on_sentence)}


def register(app: App) -> None:
    for tap, open_ in (
        (WhomTap, on_whom),
        (NotedStepTap, on_step),
        (NotedTakeawayTap, on_takeaway),
        (NotedEchoTap, on_echo),
        (NotedConsentTap, on_consent),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
