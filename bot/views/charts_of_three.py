"""Three meetings side by side: points to remember, not a curve to steer by."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.chart import Chart, Panel, Tally
from bot.domain.figures import Figures
from bot.domain.report import Sentence
from bot.services.figure_pages import Beside
from bot.texts import dates
from bot.texts.ordinals import ordinal
from bot.views.charts import PIPS, chart
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.untitled import title_of

_SENTENCE: Final = 140


def side_by_side(beside: Beside, setting: Setting) -> Chart:
    """Draw at most three meetings, each with a pip of its own in every panel."""
    words, seen = setting.words, [side.figures for side in beside.sides]
    people = [one.presence.total if one.presence else None for one in seen]
    organisations = [
        len(one.reach.organisations) if one.presence is not None else None for one in seen
    ]
    panels = (
        _named(seen, setting),
        Panel(
            words.plain("chart.presences_unknown"),
            _compared(seen, people, setting),
            question=words.plain("chart.ask_circles"),
        ),
        Panel(
            words.plain("chart.signs_alone"),
            _compared(seen, [one.signs.total for one in seen], setting),
            question=words.plain("chart.ask_signs"),
        ),
        Panel(
            words.plain("chart.organisations"),
            _compared(seen, organisations, setting),
            question=words.plain("chart.ask_reach"),
        ),
        *_said([side.quote for side in beside.sides], setting),
    )
    return chart(words.plain("chart.three_title"), _span(seen, setting), panels, setting)


def _named(seen: Sequence[Figures], setting: Setting) -> Panel:
    words = setting.words
    lines = [
        words.plain("chart.named", which=_which(one, setting), title=title_of(one.title, setting))
        for one in seen
    ]
    return Panel(words.plain("chart.which"), lines=lines)


def _which(seen: Figures, setting: Setting) -> str:
    if seen.ordinal is not None:
        return ordinal(seen.ordinal, setting.words.language)
    return _day(seen.starts_at, setting)


def _day(moment: datetime, setting: Setting) -> str:
    return dates.full_day(moment, zone=setting.zone, language=setting.words.language)


def _span(seen: Sequence[Figures], setting: Setting) -> str:
    days = [_day(one.starts_at, setting) for one in seen]
    if len(days) == 1:
        return days[0]
    return setting.words.plain("chart.span", first=days[0], last=days[-1]) if days else ""


def _compared(
    seen: Sequence[Figures], counts: Sequence[int | None], setting: Setting
) -> Sequence[Tally]:
    words = setting.words
    unknown = words.plain("chart.unknown")
    return [
        Tally(
            words.plain(
                "chart.tally",
                name=_which(one, setting),
                count=unknown if count is None else count,
            ),
            count or 0,
            pip,
        )
        for one, count, pip in zip(seen, counts, PIPS, strict=False)
    ]


def _said(quotes: Sequence[Sentence | None], setting: Setting) -> Sequence[Panel]:
    """Let no number travel alone."""
    words = setting.words
    nameless = words.plain("chart.nameless")
    lines = [
        words.plain(
            "chart.quote", text=shortened(one.text, limit=_SENTENCE), by=one.by or nameless
        )
        for one in quotes
        if one is not None
    ]
    return [Panel(words.plain("chart.said"), lines=lines)] if lines else []
