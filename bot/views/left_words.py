"""The word that goes with an answer: asked for, shown to its author, who may read it."""

from bot.callbacks.rsvps import OwnStep, OwnTap, ReadersTap
from bot.calls import Screen
from bot.domain.rsvp import Readers, Rsvp, WordTooLong
from bot.texts import Html
from bot.views.own_cards import back_to_card, leave_it
from bot.views.setting import Setting


def ask(gathering_id: int, setting: Setting) -> Screen:
    """Ask for a word, and say first who will read it."""
    return Screen(setting.words("word.ask"), ((leave_it(gathering_id, setting),),))


def too_long(gathering_id: int, refusal: WordTooLong, setting: Setting) -> Screen:
    """Say how long it was; the question stays open."""
    told = setting.words(refusal.key)
    length = setting.words("word.length", length=refusal.length)
    return Screen(Html(f"{told}\n{length}"), ((leave_it(gathering_id, setting),),))


def kept(rsvp: Rsvp, setting: Setting) -> Screen:
    """Show a word that was just left, and ask who may read it."""
    return _shown("word.kept", rsvp, setting)


def mine(rsvp: Rsvp, setting: Setting) -> Screen:
    """Show somebody their own word, and what they can do with it."""
    return _shown("word.mine", rsvp, setting)


def _shown(key: str, rsvp: Rsvp, setting: Setting) -> Screen:
    which = rsvp.gathering_id
    readers = {Readers.TEAM: "word.team", Readers.MEETING: "word.meeting"}[rsvp.readers]
    text = setting.words(key, word=rsvp.word, readers=setting.words(readers))
    may_read = (
        setting.button("word.team_button", ReadersTap(which, Readers.TEAM)),
        setting.button("word.meeting_button", ReadersTap(which, Readers.MEETING)),
    )
    change = (
        setting.button("word.change_button", OwnTap(which, OwnStep.WRITE)),
        setting.button("word.unsay_button", OwnTap(which, OwnStep.UNSAY)),
    )
    return Screen(text, (may_read, change, (back_to_card(which, setting),)))
