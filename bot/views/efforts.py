"""« Heures données »: what a gathering took, in a few taps, by kind of work."""

from collections.abc import Sequence

from bot.callbacks.figures import Amount, GiveTap
from bot.calls import Button, Screen
from bot.domain.effort import EffortKind
from bot.services.efforts import Noted
from bot.texts import Html
from bot.views import figures, meetings
from bot.views.setting import Setting


def efforts(seen: Noted, setting: Setting) -> Screen:
    """Show the hours of each kind, with buttons to add some or to take some away."""
    words, effort = setting.words, seen.effort
    lines = [
        words("effort.line", kind=_name(kind, setting), hours=_hours(effort.of(kind), setting))
        for kind in EffortKind
    ]
    text = words(
        "effort.title",
        heading=meetings.heading(seen.gathering, setting),
        lines=Html("\n".join(lines)),
        total=_hours(effort.total, setting),
    )
    rows = [_row(seen, kind, setting) for kind in EffortKind]
    return Screen(text, [*rows, [figures.back(seen.gathering.id, setting)]])


def _name(kind: EffortKind, setting: Setting) -> str:
    return setting.words.plain(f"effort.kind_{kind.value}")


def _hours(minutes: int, setting: Setting) -> str:
    return figures.hours(minutes, setting) if minutes else setting.words.plain("effort.nothing")


def _row(seen: Noted, kind: EffortKind, setting: Setting) -> Sequence[Button]:
    def tap(amount: Amount) -> GiveTap:
        return GiveTap(seen.gathering.id, kind, amount)

    row = [
        setting.button("effort.hour", tap(Amount.HOUR), kind=_name(kind, setting)),
        setting.button("effort.half", tap(Amount.HALF)),
    ]
    less = setting.button("effort.less", tap(Amount.LESS))
    return [*row, less] if seen.effort.of(kind) else row
