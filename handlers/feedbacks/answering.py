"""Answers to what is asked after a meeting: taps, a sentence, a voice note."""

from collections.abc import Sequence
from functools import partial

from telegram.ext import CallbackQueryHandler

from bot.callbacks.feedbacks import (
    AllWellTap,
    ConsentTap,
    EchoTap,
    FormerConsentTap,
    TakeawayTap,
)
from bot.calls import Call
from bot.domain.asking_after import Asking, Question
from bot.domain.dialogue import Dialogue, Step
from bot.domain.feedback import SentenceTooLong
from bot.domain.gathering import GatheringCancelled, NoSuchGathering, NotAnnounced
from bot.domain.member import NotReadyYet
from bot.domain.telling import Given
from bot.ports import Store
from bot.services import own_feedback
from bot.services.own_feedback import WereNotThere
from bot.views import feedbacks as views, guesses, own_feedbacks
from handlers.door import App, Knock, SentDoors, Steps, door, private
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
    """Keep what may be done with the words of a button; of others, ask."""
    tap = knock.button(ConsentTap)
    asking = own_feedback.allow(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        feedback_id=tap.feedback_id,
        consent=tap.consent,
        now=knock.now,
    )
    if asking.feedback is None or asking.feedback.id != tap.feedback_id:
        return _ask_anew(knock, store, asking)
    return go_on(knock, store, asking, after=Question.QUOTE)


def on_former_consent(knock: Knock, store: Store) -> Sequence[Call]:
    """Show to which words a consent would be, where the button does not know."""
    tap = knock.button(FormerConsentTap)
    return _ask_anew(knock, store, look(knock, store, tap.gathering_id))


def _ask_anew(knock: Knock, store: Store, asking: Asking) -> Sequence[Call]:
    """Ask about the words of now; of words that are gone, say so."""
    if not asking.has_words:
        return knock.turn_to(
            own_feedbacks.mine(asking, knock.setting, said="feedback.nothing_there")
        )
    return go_on(knock, store, asking, after=Question.SENTENCE)


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


def on_sent(knock: Knock, store: Store, dialogue: Dialogue, given: Given) -> Sequence[Call]:
    """Keep a voice note where a sentence is asked for; a photo says none."""
    if given.photo:
        return [knock.say(guesses.not_kept(knock.setting))]
    return _while_it_is_asked(partial(_speak, voice=given.voice))(knock, store, dialogue)


def _speak(knock: Knock, store: Store, dialogue: Dialogue, *, voice: str) -> Sequence[Call]:
    which = int(dialogue.facts["gathering"] or 0)
    asking = own_feedback.speak(
        store, gathering_id=which, member=knock.member, voice=voice, now=knock.now
    )
    return go_on(knock, store, asking, after=Question.SENTENCE)


def on_all_well(knock: Knock, _: Store) -> Sequence[Call]:
    return knock.turn_to(views.well(knock.setting))


STEPS: Steps = {Step.FEEDBACK_SENTENCE: _while_it_is_asked(on_sentence)}
SENT: SentDoors = {Step.FEEDBACK_SENTENCE: on_sent}


def register(app: App) -> None:
    for tap, open_ in (
        (TakeawayTap, on_takeaway),
        (EchoTap, on_echo),
        (ConsentTap, on_consent),
        (FormerConsentTap, on_former_consent),
        (AllWellTap, on_all_well),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
