"""Every command of the menus has a door in each language, and a button beside it."""

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder, CommandHandler

import handlers
from bot.callbacks.people import Errand, MenuTap
from bot.intake.application import AttentiveApplication
from bot.texts import Texts, Words
from bot.views import menus
from handlers.door import House
from tests.views.scene import COMMUNITY, NOW

TOKEN = "123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - opens no door
YVES = {"id": 102, "is_bot": False, "first_name": "Yves"}
NAMES = (*menus.MEMBER_COMMANDS, *menus.ORGANISER_COMMANDS)


@pytest.fixture(scope="module")
def app():
    builder = ApplicationBuilder().application_class(AttentiveApplication)
    built = builder.token(TOKEN).updater(None).build()
    handlers.register(built, House(Texts(("fr", "en")), COMMUNITY, "bot", lambda: NOW))
    return built


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_has_a_door_of_its_own(app, language):
    words = Words.load(language)
    doors = [door for door in app.handlers[0] if isinstance(door, CommandHandler)]
    known = {word for door in doors for word in door.commands}

    assert {words.plain(f"command.{name}") for name in NAMES} <= known


@pytest.mark.parametrize("errand", Errand)
def test_every_errand_of_the_menus_has_a_door_of_its_own(app, errand):
    query = {"id": "1", "from": YVES, "chat_instance": "1", "data": MenuTap(errand).pack()}
    update = Update.de_json({"update_id": 1, "callback_query": query}, app.bot)

    taken = next(door for door in app.handlers[0] if door.check_update(update))

    assert taken.pattern is not None
