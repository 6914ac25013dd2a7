"""« En image »: numbers as a picture, and in words beneath it."""

from collections.abc import Sequence

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.tables import PictureTap
from bot.calls import Call, give_paper
from bot.domain.order import Form, Order
from bot.ports import Store
from bot.services import members, pictures
from bot.services.pictures import Wish
from bot.views import pictures as views
from handlers.door import Knock


def on_picture(knock: Knock, store: Store) -> Sequence[Call]:
    """Order the picture: it comes as a message of its own."""
    tap = knock.button(PictureTap)
    if tap.paper not in pictures.PAPERS:
        raise UnreadableButton
    reader = members.check_agreed(knock.member)
    wish = Wish(tap.paper, tap.subject, reader, knock.setting.community, knock.now)
    seen = pictures.look(store, wish)
    language = knock.setting.words.language
    order = Order(tap.paper, Form.PNG, reader.id, tap.subject, language)
    screen = views.beneath(seen, knock.setting)
    return [knock.toast("chart.coming"), give_paper(knock.spot.chat_id, screen, order)]
