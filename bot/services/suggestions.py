"""Observations that we may put forward for a report: numbers alone, never what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.attendance import Circle
from bot.domain.feedback import Echo
from bot.domain.figures import Figures, Presence
from bot.domain.gathering import Gathering
from bot.ports import Store
from bot.services import figures

_TIMES = 3  # this one, and the two before it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`key` says which one it is; `sentence` is the name of its words, which `facts` fill."""

    key: str
    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)


def of(store: Store, gathering_id: int, *, now: datetime) -> Sequence[Suggestion]:
    """
    Return what can be put forward about a gathering as it stands at `now` (aware).

    Raises:
        NoSuchGathering.
    """
    gathering = store.gatherings.get(gathering_id)
    return among(store, gathering, figures.of(store, gathering_id, now=now))


def among(store: Store, gathering: Gathering, found: Figures) -> Sequence[Suggestion]:
    """Return what can be put forward about a gathering that is counted already."""
    trail = store.figures.trail(gathering, most=_TIMES)
    before = [people for one, people in trail if one != gathering.id][: _TIMES - 1]
    lines = [_hook(found)] if found.signs.invited else []
    if found.presence and found.presence.total:
        lines = [_circles(found.presence, before), *lines, *_back(found.presence)]
        lines += _reach(found)
    return [*lines, *_echo(found)]


def _circles(presence: Presence, before: Sequence[int]) -> Suggestion:
    if presence.is_of_visit:
        hosts = presence.of(Circle.HOST)
        facts = {"n": presence.total, "visitors": presence.visitors, "hosts": hosts}
        return Suggestion("circles", "obs.visit", facts)
    sentence = ("obs.circles_alone", "obs.circles_once", "obs.circles")[len(before)]
    names = ("p1", "p2")
    return Suggestion(
        "circles",
        sentence,
        {
            "n": presence.total,
            "pg": presence.of(Circle.PROJECT_GROUP),
            "v": presence.of(Circle.VOICE),
            "o": presence.others,
            **dict(zip(names, before, strict=False)),
        },
    )


def _hook(found: Figures) -> Suggestion:
    signs = found.signs
    return Suggestion(
        "hook",
        "obs.hook",
        {
            "signs": signs.total,
            "invited": signs.invited,
            "yes": signs.yes,
            "no": signs.no,
            "maybe": signs.maybe,
        },
    )


def _back(presence: Presence) -> Sequence[Suggestion]:
    if not presence.named:
        return []
    facts = {"back": presence.back, "n": presence.named, "first": presence.first}
    return [Suggestion("back", "obs.back", facts)]


def _reach(found: Figures) -> Sequence[Suggestion]:
    reach = found.reach
    if not reach.organisations:
        return []
    return [
        Suggestion(
            "reach",
            "obs.reach" if reach.neighbourhoods else "obs.reach_organisations",
            {
                "orgs": len(reach.organisations),
                "nbh_list": ", ".join(reach.neighbourhoods),
            },
        )
    ]


def _echo(found: Figures) -> Sequence[Suggestion]:
    echoes = found.echoes
    if not echoes.total:
        return []
    facts = {
        "r": echoes.of(Echo.RECOGNISE),
        "i": echoes.of(Echo.INSPIRE),
        "f": echoes.of(Echo.FAR),
    }
    return [Suggestion("echo", "obs.echo", facts)]
