"""Voice notes and photos: the answer to an open question that takes them, or kept by nobody."""

from collections.abc import Sequence
from functools import partial

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.calls import Call
from bot.domain.dialogue import Step
from bot.domain.telling import Given
from bot.ports import Store
from bot.views import guesses
from handlers.door import App, Door, Knock, SentDoors, door_of


class Sent:
    """The door for them; it knows which question takes them."""

    def __init__(self, doors: SentDoors) -> None:
        self._doors = doors

    def choose(self, update: Update) -> Door | None:
        given = _given(update)
        return partial(self.on_sent, given=given) if given else None

    def on_sent(self, knock: Knock, store: Store, *, given: Given) -> Sequence[Call]:
        """Keep what was sent where it is asked for; anywhere else nothing is."""
        dialogue = store.dialogues.of(knock.person.telegram_id)
        if dialogue is not None and not dialogue.is_stale(knock.now):
            open_ = self._doors.get(dialogue.step)
            if open_ is not None:
                return open_(knock, store, dialogue, given)
        is_written = dialogue is not None and dialogue.step is Step.REPORT_LINE and given.voice
        return [knock.say(guesses.not_kept(knock.setting, is_written=bool(is_written)))]


def _given(update: Update) -> Given | None:
    message = update.message
    if message is None:
        return None
    if message.voice:
        return Given(voice=message.voice.file_id)
    # The last one is the largest.
    largest = message.photo[-1] if message.photo else None
    return Given(message.caption or "", photo=largest.file_id) if largest else None


def register(app: App, doors: SentDoors) -> None:
    kinds = filters.VOICE | filters.PHOTO
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(in_private & kinds, door_of(Sent(doors).choose)))
