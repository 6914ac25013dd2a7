"""What people type, outside a command: the answer to an open question, or out of the blue."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.guess import is_bare
from bot.domain.member import NotAnOrganiser
from bot.ports import Store
from bot.views import guesses as views, menus
from handlers.door import App, Knock, Steps, door
from handlers.typed import stray


class Typed:
    """The door for typed lines; it knows which question leads to which door."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def on_text(self, knock: Knock, store: Store) -> Sequence[Call]:
        dialogue = store.dialogues.of(knock.person.telegram_id)
        if dialogue is None or dialogue.step is Step.RELAY_OFFER:
            return stray.answered(knock, store, knock.text)
        if dialogue.is_stale(knock.now):
            return _too_late(knock, store, dialogue)
        is_aside = dialogue.is_aside(knock.now, is_bare=is_bare(knock.text))
        meant = stray.understood(knock, store, knock.text) if is_aside else []
        return meant or self._answered(knock, store, dialogue)

    def _answered(self, knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        """Take a line for the answer to the question that is open."""
        step = self._steps.get(dialogue.step)
        if step is None:  # a question that only buttons answer
            return [knock.say(views.use_buttons(knock.setting))]
        try:
            return step(knock, store, dialogue)
        except NotAnOrganiser as refusal:  # not any more: the question was theirs to answer before
            store.dialogues.end(knock.person.telegram_id)
            return [knock.say(menus.with_menu(knock.setting.words(refusal.key), knock.setting))]


def _too_late(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Close a question that was open for too long; of one that nobody tapped, say nothing."""
    store.dialogues.end(knock.person.telegram_id)
    if dialogue.step.lapses_quietly:
        return stray.answered(knock, store, knock.text)
    return stray.understood(knock, store, knock.text) or _expired(knock)


def _expired(knock: Knock) -> Sequence[Call]:
    contact = knock.setting.community.human_contact
    text = knock.setting.words("start.expired", human_contact=contact)
    return [knock.say(menus.with_menu(text, knock.setting))]


def on_command(knock: Knock, _: Store) -> Sequence[Call]:
    """An unknown word with a slash: show the menu, never « unknown command »."""
    return [knock.say(menus.menu(knock.setting, is_organiser=knock.is_organiser))]


def on_other(knock: Knock, _: Store) -> Sequence[Call]:
    return [knock.say(views.not_kept(knock.setting))]


def on_old_button(_: Knock, __: Store) -> Sequence[Call]:
    raise UnreadableButton


# Polls, dice, stories, and kinds that do not exist yet; what Telegram itself tells is no message.
_OTHER = ~filters.Sticker.ALL & ~filters.StatusUpdate.ALL


def register(app: App, steps: Steps) -> None:
    """Come last: these doors take what no other took."""
    stray.register(app)
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(in_private & filters.COMMAND, door(on_command)))
    app.add_handler(MessageHandler(in_private & filters.TEXT, door(Typed(steps).on_text)))
    app.add_handler(MessageHandler(in_private & _OTHER, door(on_other)))
    app.add_handler(CallbackQueryHandler(door(on_old_button)))
