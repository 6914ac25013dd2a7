"""What no feature takes, in private: something is said to it, or nothing."""

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder

from bot.intake.application import AttentiveApplication
from handlers import typed

TOKEN = "123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - opens no door
FILE = {"file_id": "f", "file_unique_id": "u"}
YVES = {"id": 102, "is_bot": False, "first_name": "Yves"}
STICKER = {**FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False}
POLL = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "type": "regular"}
CHOICES = (
    "is_closed",
    "is_anonymous",
    "allows_multiple_answers",
    "allows_revoting",
    "members_only",
)
PIN = {"message_id": 1, "date": 0, "chat": {"id": 102, "type": "private"}}
BROUGHT = {
    "poll": {**POLL, **dict.fromkeys(CHOICES, False)},
    "dice": {"emoji": "🎲", "value": 3},
    "story": {"id": 1, "chat": {"id": 103, "type": "private"}},
    "location": {"latitude": 45.9, "longitude": 6.1},
    "voice": {**FILE, "duration": 2},
    "of_a_kind_to_come": {"id": 1},
}


def is_taken(**brought):
    """Tell whether one of the last doors opens to a private message with this content."""
    app = ApplicationBuilder().application_class(AttentiveApplication)
    built = app.token(TOKEN).updater(None).build()
    typed.register(built, {})
    message = {"message_id": 5, "date": 0, "chat": {"id": 102, "type": "private"}, **brought}
    update = Update.de_json({"update_id": 1, "message": {**message, "from": YVES}}, built.bot)
    return any(door.check_update(update) for door in built.handlers[0])


@pytest.mark.parametrize("kind", BROUGHT)
def test_whatever_somebody_brings_is_answered(kind):
    assert is_taken(**{kind: BROUGHT[kind]})


@pytest.mark.parametrize(
    "brought",
    [{"sticker": {**STICKER, "is_video": False}}, {"pinned_message": PIN}],
    ids=["sticker", "pin"],
)
def test_a_sticker_and_what_telegram_itself_tells_are_left_alone(brought):
    assert not is_taken(**brought)
