"""Whatever breaks, and however much is logged, no line holds the token or what people said."""

import io
import logging

import pytest
import structlog

from bot import log
from tests.house.house import GROUP, TOKEN, House

FAULTS = [
    ("drop_after", "answerCallbackQuery"),
    ("garbage_after", "editMessageText"),
    ("bad_gateway", "sendMessage"),
    ("conflict", "getUpdates"),
    ("reset", "getUpdates"),
    ("migrated", "editMessageText"),
]


@pytest.fixture
def lines():
    """Return the stream into which a bot at DEBUG writes; the old ways of logging come back."""
    root, before = logging.root, (logging.root.handlers[:], logging.root.level)
    kept = structlog.get_config()
    stream = io.StringIO()
    log.configure("DEBUG", form="json", secrets=[TOKEN], stream=stream)
    yield stream
    root.handlers[:], root.level = before
    logging.captureWarnings(capture=False)
    structlog.configure(**kept)


async def test_no_line_of_the_log_holds_the_token_or_words_of_people(lines, sqlite_url):
    house = await House.build(sqlite_url, call_seconds=0.5)
    await house.start()
    zoe = await house.stranger("Zoé")
    for kind, method in FAULTS:
        await house.fault(kind, method)

    await zoe.say("ma phrase secrète")
    await zoe.there(GROUP).tap("Je viens")
    await zoe.say("/menu")
    await house.fault("unauthorised", "getUpdates")
    await zoe.do("say", text="ma phrase secrète")
    await house.end()

    logged = lines.getvalue()
    assert "token_refused" in logged
    assert TOKEN not in logged
    assert TOKEN.partition(":")[2] not in logged
    assert "phrase secr" not in logged
    await house.close()
