"""What somebody said: the answer, who comes along, how it was heard, perhaps a word."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.on_behalf import After, AfterTap, AlongTap, NoteTap, ReadersTap, SaidTap
from bot.calls import Call, say
from bot.domain.dialogue import Dialogue, Step
from bot.domain.places import NoPlaceLeft
from bot.domain.rsvp import Answer, Rsvp, readable_word
from bot.ports import Store
from bot.services import noting, visit_wishes
from bot.services.noting import Given, Noted
from bot.views import on_behalf as views
from handlers.door import App, Knock, Steps, door, private
from handlers.on_behalf import waiting
from handlers.on_behalf.picking import leave, number_in, picked, still_open, while_it_makes_sense


def on_said(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask who comes along with a yes; how it was heard, else."""
    tap = knock.button(SaidTap)
    found = picked(knock, store, tap.gathering_id, tap.member_id)
    most = visit_wishes.room_for_company(store, found.gathering, rsvp=found.person.rsvp)
    if tap.answer is Answer.YES and most:
        return knock.turn_to(views.ask_along(found, most, knock.setting))
    return knock.turn_to(views.ask_way(found, tap.answer, 0, knock.setting))


def on_along(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(AlongTap)
    found = picked(knock, store, tap.gathering_id, tap.member_id)
    return knock.turn_to(views.ask_way(found, Answer.YES, tap.guests, knock.setting))


def on_note(knock: Knock, store: Store) -> Sequence[Call]:
    """Write the answer down, and ask the person whether it is right."""
    tap = knock.button(NoteTap)
    said = Rsvp(tap.gathering_id, tap.member_id, tap.answer, tap.guests, via=tap.via)
    try:
        noted = noting.note(store, member=knock.member, said=said, now=knock.now)
    except NoPlaceLeft:
        return waiting.full(knock, store, tap)
    return [*knock.turn_to(views.done(noted, knock.setting)), *_tell(knock, noted)]


def _tell(knock: Knock, noted: Noted) -> Sequence[Call]:
    if not noted.is_told or not noted.member.chat_id:
        return []
    setting = knock.house.setting(noted.member.language, knock.now)
    return [say(noted.member.chat_id, views.to_check(noted, setting))]


def on_after(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(AfterTap)
    match tap.what:
        case After.TAKE_BACK:
            return _take_back(knock, store, tap)
        case After.WORD:
            found = picked(knock, store, tap.gathering_id, tap.member_id)
            facts = {"gathering": tap.gathering_id, "member": tap.member_id}
            store.dialogues.put(knock.asks(Step.BEHALF_WORD, **facts))
            return knock.turn_to(views.ask_word(found.person.name, knock.setting))


def _take_back(knock: Knock, store: Store, tap: AfterTap) -> Sequence[Call]:
    found = noting.take_back(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        member_id=tap.member_id,
        now=knock.now,
    )
    return knock.turn_to(views.taken_back(found, knock.setting))


def on_word(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep what was typed until it is said who may read it."""
    ids = number_in(dialogue, "gathering"), number_in(dialogue, "member")
    found, word = picked(knock, store, *ids), readable_word(knock.text)
    asked = knock.asks(Step.BEHALF_WORD, gathering=ids[0], member=ids[1], word=word)
    store.dialogues.put(asked)
    return [knock.say(views.ask_readers(found, word, knock.setting))]


def on_readers(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ReadersTap)
    dialogue = still_open(knock, store, Step.BEHALF_WORD, "word")
    ids = number_in(dialogue, "gathering"), number_in(dialogue, "member")
    if ids != (tap.gathering_id, tap.member_id):
        raise UnreadableButton
    word = Given(*ids, str(dialogue.facts["word"]), tap.readers)
    found = noting.leave_word(store, member=knock.member, word=word, now=knock.now)
    leave(knock, store)
    return knock.turn_to(views.word_kept(found, knock.setting))


STEPS: Steps = {Step.BEHALF_WORD: while_it_makes_sense(on_word)}


def register(app: App) -> None:
    for tap, open_ in (
        (SaidTap, on_said),
        (AlongTap, on_along),
        (NoteTap, on_note),
        (AfterTap, on_after),
        (ReadersTap, on_readers),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
