"""Numbers as pictures: each of them in words, with a pip for each person or thing counted."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from bot.domain.attendance import Circle
from bot.domain.chart import Chart, Panel, Pip, Tally
from bot.domain.feedback import Takeaway
from bot.domain.figures import Figures, Presence
from bot.texts import dates
from bot.texts.ordinals import ordinal
from bot.views.setting import Setting
from bot.views.untitled import title_of

PIPS: Final = tuple(Pip)
_NAMES: Final = 230  # signs: about five lines on a telephone


def after_one(seen: Figures, setting: Setting) -> Chart:
    """Draw one gathering: signs, who was there, who came back, from where, what they took home."""
    panels = (
        _signs(seen, setting),
        *_presences(seen, setting),
        _takings(seen, setting),
    )
    return chart(title_of(seen.title, setting), _subtitle(seen, setting), panels, setting)


def chart(title: str, subtitle: str, panels: Sequence[Panel], setting: Setting) -> Chart:
    """Put panels under what stands above every number."""
    words = setting.words
    day = dates.full_day(setting.now, zone=setting.zone, language=words.language)
    return Chart(
        title,
        words.language,
        subtitle,
        words.plain("chart.stance").split("\n"),
        panels,
        words.plain("chart.foot", community=setting.community.name, day=day),
    )


def tallies(counted: Sequence[tuple[str, int]], setting: Setting) -> Sequence[Tally]:
    """Give each of some numbers, by what it counts, a pip of its own."""
    return [
        Tally(setting.words.plain("chart.tally", name=name, count=count), count, pip)
        for (name, count), pip in zip(counted, PIPS, strict=False)
    ]


def listed(names: Sequence[str], setting: Setting) -> str:
    """Name as many as stay readable, at least one, and count the others."""
    lengths = accumulate(len(name) + len(", ") for name in names)
    fits = max(1, sum(1 for length in lengths if length <= _NAMES))
    shown, rest = ", ".join(names[:fits]), len(names) - fits
    return setting.words.plain("chart.more", names=shown, count=rest) if rest > 0 else shown


def _subtitle(seen: Figures, setting: Setting) -> str:
    words = setting.words
    day = dates.full_day(seen.starts_at, zone=setting.zone, language=words.language)
    if seen.ordinal is None:
        return day
    return words.plain("chart.numbered", number=ordinal(seen.ordinal, words.language), day=day)


def _signs(seen: Figures, setting: Setting) -> Panel:
    words, signs = setting.words, seen.signs
    counted = [
        (words.plain("chart.yes"), signs.yes),
        (words.plain("chart.no"), signs.no),
        (words.plain("chart.maybe"), signs.maybe),
    ]
    heading = words.plain("chart.signs", count=signs.total, invited=signs.invited)
    return Panel(heading, tallies(counted, setting), question=words.plain("chart.ask_signs"))


def _presences(seen: Figures, setting: Setting) -> Sequence[Panel]:
    words, presence = setting.words, seen.presence
    if presence is None:
        heading = words.plain("chart.presences_unknown")
        return [Panel(heading, lines=[words.plain("chart.not_noted")])]
    return [
        _circles(presence, setting),
        _returns(presence, seen, setting),
        _reach(seen, setting),
    ]


def _circles(presence: Presence, setting: Setting) -> Panel:
    words = setting.words
    counted = [
        (words.plain("chart.project_group"), presence.of(Circle.PROJECT_GROUP)),
        (words.plain("chart.voice"), presence.of(Circle.VOICE)),
        (words.plain("chart.others"), presence.others),
    ]
    if presence.is_of_visit:
        counted = [
            (words.plain("chart.visitors"), presence.visitors),
            (words.plain("chart.hosts"), presence.of(Circle.HOST)),
        ]
    remote = words.plain("chart.remote", count=presence.remote) if presence.remote else ""
    return Panel(
        words.plain("chart.presences", count=presence.total),
        tallies(counted, setting),
        [remote] if remote else [],
        words.plain("chart.ask_circles"),
    )


def _returns(presence: Presence, seen: Figures, setting: Setting) -> Panel:
    words = setting.words
    unnamed = presence.total - presence.named
    counted = [
        (words.plain("chart.back"), presence.back),
        (words.plain("chart.first"), presence.first),
    ]
    if unnamed > 0:
        counted.append((words.plain("chart.unnamed"), unnamed))
    again = words.plain("chart.again", before=seen.first_before, count=seen.came_again)
    return Panel(
        words.plain("chart.returns"),
        tallies(counted, setting),
        [again] if seen.tells_who_came_again else [],
        words.plain("chart.ask_returns"),
    )


def _reach(seen: Figures, setting: Setting) -> Panel:
    words, reach = setting.words, seen.reach
    heading = words.plain(
        "chart.reach", count=len(reach.organisations), places=len(reach.neighbourhoods)
    )
    lines = [listed(reach.organisations, setting), listed(reach.neighbourhoods, setting)]
    return Panel(
        heading, lines=[line for line in lines if line], question=words.plain("chart.ask_reach")
    )


def _takings(seen: Figures, setting: Setting) -> Panel:
    words, takings = setting.words, seen.takings
    heading = words.plain("chart.takings", count=takings.answers)
    people = seen.presence.named if seen.presence else 0
    if people and people >= takings.answers:
        heading = words.plain("chart.takings_of", count=takings.answers, people=people)
    question = words.plain("chart.ask_takings")
    if not takings.are_told:
        return Panel(heading, lines=[words.plain("chart.takings_few")], question=question)
    counted = [(words.plain(f"chart.taking_{one.value}"), takings.of(one)) for one in Takeaway]
    return Panel(heading, tallies(counted, setting), question=question)
