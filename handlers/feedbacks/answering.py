"""Answers to what is asked after a meeting: taps, a sentence, a voice note."""

from collections.abc import Sequence
from functools import partial

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.callbacks.feedbacks import AllWellTap, ConsentTap, EchoTap, TakeawayTap
from bot.calls import Call
from bot.domain.asking_after import Question
from bot.domain.dialogue import Dialogue, Step
from bot.domain.feedback import SentenceTooLong
from bot.domain.gathering import GatheringCancelled, NoSuchGathering, NotAnnounced
from bot.domain.member import NotReadyYet
from bot.ports import Store
from bot.services import own_feedback
from bot.services.own_feedback import WereNotThere
from bot.views import feedbacks as views, guesses, own_feedbacks
from handlers.door import App, Door, Knock, Steps, door, door_of, private
from handlers.ending import ending_on
from handlers.feedbacks.going_on import go_on, look

_while_it_is_asked = ending_on(
    NoSuchGathering, NotAnnounced, GatheringCancelled, WereNotThere, NotReadyYet
)


def on_takeaway(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(TakeawayTap)
    asking = own_feedback.take_home(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        takeaway=tap.takeaway,
        now=knock.now,
    )
    return go_on(knock, store, asking, after=Question.TAKEAWAY)


def on_echo(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(EchoTap)
    asking = own_feedback.hear_story(
        store, gathering_id=tap.gathering_id, member=knock.member, echo=tap.echo, now=knock.now
    )
    return go_on(knock, store, asking, after=Question.STORY)


def on_consent(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep what may be done with a sentence; of one that is gone, say so."""
    tap = knock.button(ConsentTap)
    asking = own_feedback.allow(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        consent=tap.consent,
        now=knock.now,
    )
    if not asking.has_words:
        return knock.turn_to(
            own_feedbacks.mine(asking, knock.setting, said="feedback.nothing_there")
        )
    return go_on(knock, store, asking, after=Question.QUOTE)


def on_sentence(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep what was typed; one that is too long changes nothing, and may be typed again."""
    which = int(dialogue.facts["gathering"] or 0)
    try:
        asking = own_feedback.say(
            store, gathering_id=which, member=knock.member, text=knock.text, now=knock.now
        )
    except SentenceTooLong as refusal:
        asking = look(knock, store, which)
        return [knock.say(views.too_long(asking, refusal, knock.setting))]
    return go_on(knock, store, asking, after=Question.SENTENCE)


def on_voice(knock: Knock, store: Store, *, voice: str) -> Sequence[Call]:
    """Keep a voice note where a sentence is asked for; anywhere else none is kept."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    is_asked = dialogue is not None and dialogue.step is Step.FEEDBACK_SENTENCE
    if dialogue is None or not is_asked or dialogue.is_stale(knock.now):
        is_written = dialogue is not None and dialogue.step is Step.REPORT_LINE
        return [knock.say(guesses.not_kept(knock.setting, is_written=is_written))]
    return _while_it_is_asked(partial(_speak, voice=voice))(knock, store, dialogue)


def _speak(knock: Knock, store: Store, dialogue: Dialogue, *, voice: str) -> Sequence[Call]:
    which = int(dialogue.facts["gathering"] or 0)
    asking = own_feedback.speak(
        store, gathering_id=which, member=knock.member, voice=voice, now=knock.now
    )
    return go_on(knock, store, asking, after=Question.SENTENCE)


def _voice_door(update: Update) -> Door | None:
    message = update.message
    note = message.voice if message else None
    return partial(on_voice, voice=note.file_id) if note else None


def on_all_well(knock: Knock, _: Store) -> Sequence[Call]:
    return knock.turn_to(views.well(knock.setting))


STEPS: Steps = {Step.FEEDBACK_SENTENCE: _while_it_is_asked(on_sentence)}


def register(app: App) -> None:
    for tap, open_ in (
        (TakeawayTap, on_takeaway),
        (EchoTap, on_echo),
        (ConsentTap, on_consent),
        (AllWellTap, on_all_well),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
    spoken = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.VOICE
    app.add_handler(MessageHandler(spoken, door_of(_voice_door)))
