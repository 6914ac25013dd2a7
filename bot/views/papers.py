"""Files that people ask for: what is in them, read from the store when they are to be sent."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.domain.order import Order, Paper
from bot.domain.paper import Made
from bot.ports import Store
from bot.views import pictures, report_papers, table_papers, year_manuscripts
from bot.views.setting import Setting

Maker = Callable[[Store, Order, Setting], Made]
"""
Reads what a file is made of; runs in a deed, and asks anew what its reader may see.

Raises:
    Refusal: there is nothing to make, or not for this reader.
"""

MAKERS: Final[Mapping[Paper, Maker]] = MappingProxyType(
    {
        Paper.REPORT: report_papers.report,
        Paper.YEAR: year_manuscripts.year,
        Paper.ANSWERS: table_papers.answers,
        Paper.PRESENCES: table_papers.presences,
        Paper.FEEDBACKS: table_papers.feedbacks,
        Paper.FIGURES: pictures.made,
        Paper.THREE_MEETINGS: pictures.made,
        Paper.YEAR_FIGURES: pictures.made,
    }
)


def made(store: Store, order: Order, setting: Setting) -> Made:
    """Return what was ordered, as things are now. Raises Refusal."""
    return MAKERS[order.paper](store, order, setting)
