"""« Qu’aimeriez-vous comprendre ? »: asked, kept, changed, taken back."""

from bot.callbacks.meetings import ShowTap
from bot.callbacks.relays import CancelRelayTap
from bot.callbacks.visit_letters import Asking, QuestionTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.rsvp import WordTooLong
from bot.services.visit_questions import Asked
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.setting import Setting
from bot.views.visit_changes import said_of
from bot.views.visit_reminders import question_button, question_line


def ask(asked: Asked, setting: Setting) -> Screen:
    """Ask for a question, with the way back to one's own card."""
    text = setting.words("visit.question_typing", title=asked.gathering.title)
    if asked.text:
        text = blocks(question_line(asked.text, setting), text)
    drop = ((_drop(asked, setting),),) if asked.text else ()
    return Screen(text, (*drop, (_card(asked.gathering, setting),)))


def kept(asked: Asked, setting: Setting) -> Screen:
    """Show the question that was kept; it can be changed or taken back."""
    text = setting.words("visit.question_kept", question=asked.text)
    change = question_button(asked.gathering.id, asked.text, setting)
    return Screen(text, ((change, _drop(asked, setting)), (_card(asked.gathering, setting),)))


def dropped(asked: Asked, setting: Setting) -> Screen:
    """Say that the question is gone."""
    write = question_button(asked.gathering.id, "", setting)
    return Screen(
        setting.words("visit.question_dropped"), ((write,), (_card(asked.gathering, setting),))
    )


def too_long(asked: Asked, refusal: WordTooLong, setting: Setting) -> Screen:
    """Say how long it was; the question stays open."""
    told = setting.words(refusal.key)
    length = setting.words("word.length", length=refusal.length)
    return Screen(Html(f"{told}\n{length}"), ((_card(asked.gathering, setting),),))


def trouble(gathering: Gathering, setting: Setting) -> Screen:
    """Ask what is the matter; it is passed on, and not kept."""
    text = setting.words("visit.trouble_ask", title=gathering.title)
    return Screen(text, ((setting.button("relay.cancel_button", CancelRelayTap()),),))


def _drop(asked: Asked, setting: Setting) -> Button:
    return setting.button("visit.question_drop", QuestionTap(asked.gathering.id, Asking.DROP))


def _card(gathering: Gathering, setting: Setting) -> Button:
    return setting.button(said_of(gathering, "letter.show"), ShowTap(gathering.id))
