"""What somebody reads who only looks on, as a funder does: of no person."""

from dataclasses import replace

from bot.domain.report import Told


def without_names(told: Told) -> Told:
    """Leave out who wrote, who told and who said what: a funder reads of no person."""
    return replace(
        told,
        gathering=replace(told.gathering, tellers=""),
        authors=(),
        lines=[replace(line, by="") for line in told.lines],
        following=told.following and replace(told.following, tellers=""),
    )
