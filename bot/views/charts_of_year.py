"""A year as a picture: what took place, what was told and begun, and what is missing."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.domain.chart import Chart, Panel, Pip, Tally
from bot.domain.year import Held, Year
from bot.views.charts import chart, listed
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.untitled import title_of

_TITLE: Final = 90  # signs of a title beside its pips: some four lines
_SENTENCE: Final = 110
_REASONS: Final = 240
_MEETINGS: Final = 9  # so many that the picture stays readable on a telephone
_LINES: Final = 3


def year(seen: Year, setting: Setting) -> Chart:
    """Draw a year; nobody is in it."""
    words = setting.words
    panels = (
        _meetings(seen, setting),
        *_visits(seen, setting),
        *_stories(seen, setting),
        *_sparks(seen, setting),
        _reach(seen, setting),
        *_given(seen, setting),
        *_chosen(seen, setting),
    )
    title = words.plain("chart.year_title", year=seen.year)
    return chart(title, words.plain("chart.year_subtitle"), panels, setting)


def _meetings(seen: Year, setting: Setting) -> Panel:
    words, held = setting.words, seen.meetings
    question = words.plain("chart.ask_circles") if held else ""
    heading = words.plain("chart.meetings", count=len(held))
    return Panel(heading, _tallies(held, setting), _more(held, _MEETINGS, setting), question)


def _visits(seen: Year, setting: Setting) -> Sequence[Panel]:
    if not seen.visits:
        return []
    heading = setting.words.plain("chart.visits", count=len(seen.visits))
    more = _more(seen.visits, _MEETINGS, setting)
    return [Panel(heading, _tallies(seen.visits, setting), more)]


def _tallies(held: Sequence[Held], setting: Setting) -> Sequence[Tally]:
    """Draw the people of each gathering; of those that nobody counted, say so."""
    return [_tally(one, setting) for one in held[:_MEETINGS]]


def _more(every: Sequence[object], most: int, setting: Setting) -> Sequence[str]:
    """Count what is not shown."""
    rest = len(every) - most
    return [setting.words.plain("chart.and_others", count=rest)] if rest > 0 else []


def _tally(held: Held, setting: Setting) -> Tally:
    words = setting.words
    count = words.plain("chart.unknown") if held.people is None else held.people
    name = words.plain("chart.story", title=shortened(title_of(held.title, setting), limit=_TITLE))
    return Tally(words.plain("chart.tally", name=name, count=count), held.people or 0, Pip.DISC)


def _stories(seen: Year, setting: Setting) -> Sequence[Panel]:
    if not seen.stories:
        return []
    words = setting.words
    titles = [words.plain("chart.story", title=one.story_title) for one in seen.stories]
    heading = words.plain("chart.stories", count=len(titles))
    return [
        Panel(heading, lines=[listed(titles, setting)], question=words.plain("chart.ask_told"))
    ]


def _sparks(seen: Year, setting: Setting) -> Sequence[Panel]:
    if not seen.sparks:
        return []
    words = setting.words
    lines = [shortened(spark, limit=_SENTENCE) for spark in seen.sparks[:_LINES]]
    more = _more(seen.sparks, _LINES, setting)
    heading = words.plain("chart.sparks", count=len(seen.sparks))
    return [Panel(heading, lines=[*lines, *more], question=words.plain("chart.ask_sparks"))]


def _reach(seen: Year, setting: Setting) -> Panel:
    words, reach = setting.words, seen.reach
    heading = words.plain(
        "chart.reach", count=len(reach.organisations), places=len(reach.neighbourhoods)
    )
    missing = listed(seen.missing, setting)
    lines = [words.plain("chart.missing", names=missing)] if missing else []
    return Panel(heading, lines=lines, question=words.plain("chart.ask_reach"))


def _given(seen: Year, setting: Setting) -> Sequence[Panel]:
    if seen.minutes is None:
        return []
    words = setting.words
    hours = setting.duration(timedelta(minutes=seen.minutes)) or "0"
    heading = words.plain("chart.hours", hours=hours)
    return [Panel(heading, question=words.plain("chart.ask_hours"))]


def _chosen(seen: Year, setting: Setting) -> Sequence[Panel]:
    if seen.chosen is None:
        return []
    words = setting.words
    title = words.plain("chart.story", title=seen.chosen.title)
    why = shortened(seen.chosen.why, limit=_REASONS)
    return [Panel(words.plain("chart.chosen"), lines=[title, why])]
