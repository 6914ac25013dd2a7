"""python-telegram-bot as its documentation shows it: polls, answers the tap, keeps nothing."""

import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from tests.bench.stub import TOKEN


async def on_tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("C’est noté, vous venez. Merci !")


def main() -> None:
    base = sys.argv[1]
    application = Application.builder().token(TOKEN).base_url(f"{base}/bot").build()
    application.add_handler(CallbackQueryHandler(on_tap, pattern="^1:r:"))
    application.run_polling()


if __name__ == "__main__":
    main()
