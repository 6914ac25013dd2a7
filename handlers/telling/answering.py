"""What a visit brings, as people say it: a line, a voice note, a photo; and who may read it."""

from collections.abc import Sequence
from functools import partial

from telegram.ext import CallbackQueryHandler

from bot.callbacks.telling import FormerMayTap, MayTap, SayTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.feedback import SentenceTooLong
from bot.domain.gathering import GatheringCancelled, NoSuchGathering, NotAnnounced
from bot.domain.member import NotReadyYet
from bot.domain.telling import Given, WereNotVisiting
from bot.domain.visit import VisitWord
from bot.ports import Store
from bot.services import visit_words
from bot.services.visit_words import OwnWords
from bot.views import visit_words as views
from handlers.door import App, Knock, SentDoors, Steps, door, private
from handlers.ending import ending_on
from handlers.telling.going_on import ask, go_on, leave, look, show

_while_it_is_asked = ending_on(
    NoSuchGathering, NotAnnounced, GatheringCancelled, WereNotVisiting, NotReadyYet
)


def on_say(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SayTap)
    return ask(knock, store, look(knock, store, tap.gathering_id), tap.word)


def on_line(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    return _kept(knock, store, dialogue, given=Given(knock.text))


def on_sent(knock: Knock, store: Store, dialogue: Dialogue, given: Given) -> Sequence[Call]:
    return _while_it_is_asked(partial(_kept, given=given))(knock, store, dialogue)


def _kept(knock: Knock, store: Store, dialogue: Dialogue, *, given: Given) -> Sequence[Call]:
    """Keep what was sent; a line that is too long changes nothing, and may be typed again."""
    which, word = int(dialogue.facts["gathering"] or 0), VisitWord(str(dialogue.facts["word"]))
    try:
        own = visit_words.say(
            store,
            gathering_id=which,
            member=knock.member,
            word=word,
            given=given,
            now=knock.now,
        )
    except SentenceTooLong as refusal:
        own = look(knock, store, which)
        return [knock.say(views.too_long(own, refusal, knock.setting))]
    leave(knock, store)
    kept = own.of(word)
    if kept is not None and kept.may_be_allowed:
        return show(knock, own, views.ask_consent(own, word, knock.setting))
    return go_on(knock, store, own, said="telling.photo_kept", is_news=True)


def on_may(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep what may be done with the words of a button; of others, ask."""
    tap = knock.button(MayTap)
    own = visit_words.allow(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        answer_id=tap.answer_id,
        consent=tap.consent,
        now=knock.now,
    )
    said = own.of(tap.word)
    if said is None or said.id != tap.answer_id:
        return _ask_anew(knock, store, own, tap.word)
    return go_on(knock, store, own, said="telling.thanks")


def on_former_may(knock: Knock, store: Store) -> Sequence[Call]:
    """Show to which words a consent would be, where the button does not know."""
    tap = knock.button(FormerMayTap)
    return _ask_anew(knock, store, look(knock, store, tap.gathering_id), tap.word)


def _ask_anew(knock: Knock, store: Store, own: OwnWords, word: VisitWord) -> Sequence[Call]:
    """Ask about the words of now; of words that are gone, say so."""
    said = own.of(word)
    if said is None:
        return go_on(knock, store, own, said="feedback.nothing_there")
    leave(knock, store)
    if not said.may_be_allowed:
        return knock.turn_to(views.one(own, said, knock.setting))
    return knock.turn_to(views.ask_consent(own, word, knock.setting))


STEPS: Steps = {Step.VISIT_ANSWER: _while_it_is_asked(on_line)}
SENT: SentDoors = {Step.VISIT_ANSWER: on_sent}


def register(app: App) -> None:
    for tap, open_ in ((SayTap, on_say), (MayTap, on_may), (FormerMayTap, on_former_may)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
