"""What people type, outside a command: the answer to an open question, or something else."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call
from bot.ports import Store
from bot.views import menus
from handlers.door import App, Knock, Steps, door


class Typed:
    """The door for typed lines; it knows which question leads to which door."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def on_text(self, knock: Knock, store: Store) -> Sequence[Call]:
        dialogue = store.dialogues.of(knock.person.telegram_id)
        if dialogue is None:
            return _with_menu(knock, "error.not_understood")
        if dialogue.is_stale(knock.now):
            store.dialogues.end(knock.person.telegram_id)
            return _with_menu(knock, "start.expired")
        step = self._steps.get(dialogue.step)
        if step is None:  # a question that only buttons answer
            return _with_menu(knock, "error.not_understood")
        return step(knock, store, dialogue)


def on_command(knock: Knock, _: Store) -> Sequence[Call]:
    """An unknown word with a slash: show the menu, never « unknown command »."""
    return [knock.say(menus.menu(knock.setting))]


def on_other(knock: Knock, _: Store) -> Sequence[Call]:
    contact = knock.setting.community.human_contact
    return [
        knock.say(
            menus.with_menu(
                knock.setting.words("error.media", human_contact=contact), knock.setting
            )
        )
    ]


def on_old_button(_: Knock, __: Store) -> Sequence[Call]:
    raise UnreadableButton


def _with_menu(knock: Knock, key: str) -> Sequence[Call]:
    contact = knock.setting.community.human_contact
    text = knock.setting.words(key, human_contact=contact)
    return [knock.say(menus.with_menu(text, knock.setting))]


# Polls, dice, stories, and kinds that do not exist yet; what Telegram itself tells is no message.
_OTHER = ~filters.Sticker.ALL & ~filters.StatusUpdate.ALL


def register(app: App, steps: Steps) -> None:
    """Come last: these doors take what no other took."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(private & filters.COMMAND, door(on_command)))
    app.add_handler(MessageHandler(private & filters.TEXT, door(Typed(steps).on_text)))
    app.add_handler(MessageHandler(private & _OTHER, door(on_other)))
    app.add_handler(CallbackQueryHandler(door(on_old_button)))
