"""A bare loop over python-telegram-bot: so many messages, so many at once, nothing kept."""

import asyncio
import json
import resource
import sys
from collections.abc import Iterator

from telegram import Bot
from telegram.request import HTTPXRequest

from tests.bench.stub import TOKEN

TEXT = "Bonjour. Cinquième rencontre : au bord du canal, samedi à 18 h. Vous venez ?"


async def main(base: str, number: int, at_once: int) -> None:
    requests = HTTPXRequest(connection_pool_size=at_once), HTTPXRequest()
    bot = Bot(TOKEN, base_url=f"{base}/bot", request=requests[0], get_updates_request=requests[1])
    async with bot:
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
