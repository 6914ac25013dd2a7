"""A bare loop over aiogram: so many messages, so many at once, nothing kept."""

import asyncio
import json
import resource
import sys
from collections.abc import Iterator

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.bench.loop_ptb import TEXT
from tests.bench.stub import TOKEN


async def main(base: str, number: int, at_once: int) -> None:
    async with Bot(
        TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(base), limit=at_once)
    ) as bot:
        chats = iter(range(number))

        async def send(chats: Iterator[int]) -> None:
            for chat in chats:
                await bot.send_message(500_000 + chat, TEXT)

        before = resource.getrusage(resource.RUSAGE_SELF)
        await asyncio.gather(*(send(chats) for _ in range(at_once)))
        after = resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    sys.stdout.write(json.dumps({"cpu": used * 1e6 / number, "memory": after.ru_maxrss / 1024}))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
