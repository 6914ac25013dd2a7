"""What somebody reads who only looks on, as a funder does: of no person, and of nobody's home."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.gathering import Gathering, Kind
from bot.domain.place import Place
from bot.domain.quoting import strewn
from bot.domain.report import Told, ToldLine
from bot.domain.visit import gives_away
from bot.domain.year import Year


def without_names(told: Told, *, receivers: Mapping[int, str]) -> Told:
    """
    Leave out who wrote, who told, who said what and who opened their doors.

    `receivers` are the organisations that receive people, by place: no other place is named, and
    no address told. Of a visit its organisation is named, not the title: « Chez Gaëlle » is one.
    """
    gathering = _seen(told.gathering, receivers)
    return replace(
        told,
        gathering=gathering,
        figures=replace(told.figures, title=gathering.title),
        authors=(),
        lines=_nameless(told.lines),
        following=told.following and _seen(told.following, receivers),
        observed=True,
    )


def untitled(gathering: Gathering) -> Gathering:
    """Let a visit be called by the organisation that receives, or not at all."""
    if gathering.kind is not Kind.VISIT:
        return gathering
    return replace(gathering, title=gathering.held_by)


def year_without_names(year: Year) -> Year:
    """Let the visits of a year be called by the organisations that received."""
    held = [
        replace(one, title=one.host_name) if one.kind is Kind.VISIT else one for one in year.held
    ]
    return replace(year, held=held)


def _seen(gathering: Gathering, receivers: Mapping[int, str]) -> Gathering:
    name = receivers.get(gathering.place.id, "") if gathering.place else ""
    place = Place(gathering.place.id, name) if gathering.place and name else None
    return replace(untitled(gathering), place=place, place_note="", tellers="")


def _nameless(lines: Sequence[ToldLine]) -> Sequence[ToldLine]:
    """Take names off; what then would say whose it is stands apart from its visit."""
    known = [line for line in lines if line.visit and gives_away("", among=line.among)]
    left = [_unsigned(line) for line in lines if line not in known]
    for line in known:
        left = strewn(left, line.text)
    return left


def _unsigned(line: ToldLine) -> ToldLine:
    return replace(
        line, by="", visit=line.visit and replace(line.visit, title=line.visit.host_name)
    )
