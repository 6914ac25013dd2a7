"""« Tableaux à emporter », and figures as pictures: files for who may have them."""

from telegram.ext import CallbackQueryHandler

from bot.callbacks.after import TablesTap
from bot.callbacks.tables import PictureTap, TableTap, TakeTap
from handlers.door import App, door, private
from handlers.tables import picturing, taking


def register(app: App) -> None:
    for tap, open_ in (
        (TablesTap, taking.on_tables),
        (TableTap, taking.on_table),
        (TakeTap, taking.on_take),
        (PictureTap, picturing.on_picture),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
