"""Pictures of numbers: what is drawn, read when it is drawn, and the same in words beneath."""

from html import escape
from typing import Final

from bot.callbacks.tables import PictureTap
from bot.calls import Button, Screen
from bot.domain.chart import Chart, Panel
from bot.domain.figures import Figures
from bot.domain.order import Order, Paper
from bot.domain.paper import Made
from bot.domain.year import Year
from bot.ports import Store
from bot.services import pictures
from bot.services.figure_pages import Beside
from bot.services.pictures import Pictured, Wish
from bot.texts import Html
from bot.views import charts, charts_of_three, charts_of_year
from bot.views.labels import shortened
from bot.views.setting import Setting

_MOST: Final = 1000  # signs under a picture; Telegram takes a few more


def button(paper: Paper, subject: int, setting: Setting) -> Button:
    """Offer a picture of what a screen says; `subject` is the gathering, or the year."""
    return setting.button("chart.button", PictureTap(paper, subject))


def made(store: Store, order: Order, setting: Setting) -> Made:
    """Draw what was asked for. Raises Refusal."""
    reader = pictures.member_of(store, order.asked_by)
    wish = Wish(order.paper, order.subject, reader, setting.community, setting.now)
    seen = pictures.look(store, wish)
    day = setting.now.astimezone(setting.zone)
    name = setting.words.plain("chart.file", day=f"{day:%Y-%m-%d}")
    return Made(name, chart(seen, setting))


def beneath(seen: Pictured, setting: Setting) -> Screen:
    """Say the same in words: for whoever cannot see the picture."""
    drawn = chart(seen, setting)
    whole = _told(drawn, has_lists=True)
    if len(whole) > _MOST:
        whole = _told(drawn, has_lists=False)
    return Screen(Html(escape(shortened(whole, limit=_MOST), quote=False)))


def chart(seen: Pictured, setting: Setting) -> Chart:
    """Return the picture of some numbers."""
    match seen:
        case Figures():
            return charts.after_one(seen, setting)
        case Beside():
            return charts_of_three.side_by_side(seen, setting)
        case Year():
            return charts_of_year.year(seen, setting)


def _told(drawn: Chart, *, has_lists: bool) -> str:
    panels = (_panel(panel, has_lists=has_lists) for panel in drawn.panels)
    return "\n".join((drawn.title, drawn.subtitle, "", *panels, "", " ".join(drawn.stance)))


def _panel(panel: Panel, *, has_lists: bool) -> str:
    tallies = ", ".join(tally.label for tally in panel.tallies)
    counted = f"{panel.heading} ({tallies})" if tallies else panel.heading
    return "\n".join((counted, *panel.lines)) if has_lists else counted
