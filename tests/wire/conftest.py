"""Fixtures of the wire's tests."""

from collections.abc import AsyncIterator

import pytest

from bot.wire.request import AiohttpRequest
from tests.wire.telegram import Telegram, telegram


@pytest.fixture
async def server() -> AsyncIterator[Telegram]:
    async with telegram() as opened:
        yield opened


@pytest.fixture
async def request_(server: Telegram) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(read_timeout=0.3) as opened:
        yield opened
