"""aiogram as its documentation shows it: polls, answers the tap, keeps nothing."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery

from tests.bench.stub import TOKEN

dispatcher = Dispatcher()


@dispatcher.callback_query(F.data.startswith("1:r:"))
async def on_tap(query: CallbackQuery) -> None:
    await query.answer("C’est noté, vous venez. Merci !")


async def main() -> None:
    server = TelegramAPIServer.from_base(sys.argv[1])
    bot = Bot(TOKEN, session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
