"""« Laisser un mot »: typed in private, read by whom its author says."""

from collections.abc import Sequence

from bot.callbacks.rsvps import ReadersTap
from bot.calls import Call
from bot.domain.dialogue import Step
from bot.domain.rsvp import NoAnswerYet, Rsvp, WordTooLong
from bot.ports import Store
from bot.services import members, rsvps, words
from bot.views import left_words
from handlers.door import Knock
from handlers.rsvps.own_card import leave_question, with_card


def on_write(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Ask for a word, the first or another one."""
    members.check_agreed(knock.member)
    _own(knock, store, gathering_id)
    store.dialogues.put(knock.asks(Step.RSVP_WORD, gathering=gathering_id))
    return knock.turn_to(left_words.ask(gathering_id, knock.setting))


def on_word(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Keep what was typed; a word that is too long changes nothing, and may be typed again."""
    try:
        rsvp = words.leave(
            store,
            gathering_id=gathering_id,
            member=knock.member,
            text=knock.text,
            now=knock.now,
        )
    except WordTooLong as refusal:
        return [knock.say(left_words.too_long(gathering_id, refusal, knock.setting))]
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(left_words.kept(rsvp, knock.setting))]


def on_show(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Show somebody their own word; one that was removed leads back to the card."""
    return knock.turn_to(left_words.mine(_written(knock, store, gathering_id), knock.setting))


def on_readers(knock: Knock, store: Store) -> Sequence[Call]:
    """Let others read a word, or the team alone."""
    tap = knock.button(ReadersTap)
    _written(knock, store, tap.gathering_id)
    rsvp = words.let_read(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        readers=tap.readers,
        now=knock.now,
    )
    return [
        knock.toast("word.readers_changed"),
        knock.redraw(left_words.mine(rsvp, knock.setting)),
    ]


def on_unsay(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Remove a word, and leave the question for another one."""
    words.take_back(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
    leave_question(knock, store)
    return with_card(knock, store, gathering_id, "word.removed")


def _written(knock: Knock, store: Store, gathering_id: int) -> Rsvp:
    rsvp = _own(knock, store, gathering_id)
    if not rsvp.word:
        raise NoAnswerYet
    return rsvp


def _own(knock: Knock, store: Store, gathering_id: int) -> Rsvp:
    return rsvps.own(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
