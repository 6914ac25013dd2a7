"""A file that was asked for, before it is written: its name, and what is in it."""

from dataclasses import dataclass

from bot.domain.chart import Chart
from bot.domain.manuscript import Manuscript
from bot.domain.workbook import Workbook

Content = Manuscript | Workbook | Chart


@dataclass(frozen=True, slots=True)
class Made:
    """`name` is that of the file without its ending: plain ASCII, with a date in it."""

    name: str
    content: Content
