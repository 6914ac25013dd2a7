"""What the cellar keeps around a gathering that is prepared, published and watched."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.programme import Programme
from bot.domain.publication import Publication
from bot.domain.section import Edit, Section


class ProgrammeShelf(Protocol):
    def of(self, gathering_id: int) -> Programme: ...
    def put(self, gathering_id: int, programme: Programme) -> None: ...


class PublicationShelf(Protocol):
    """Where a draft is to appear, and when."""

    def of(self, gathering_id: int) -> Publication:
        """Return what was chosen for a gathering: everywhere and to everybody, unless said."""

    def save(self, publication: Publication) -> None: ...
    def next_at(self) -> datetime | None:
        """Return when the first planned publication is due."""

    def due(self, *, now: datetime) -> Sequence[Publication]:
        """Return what was planned for now or earlier, the earliest first."""


class EditShelf(Protocol):
    """Which organiser has which section of a draft in hand."""

    def note(
        self, gathering_id: int, member_id: int, *, section: Section | None, at: datetime
    ) -> None: ...
    def others(self, gathering_id: int, member_id: int, *, after: datetime) -> Sequence[Edit]: ...


class LookShelf(Protocol):
    """When an organiser last saw a dashboard."""

    def of(self, gathering_id: int, member_id: int) -> datetime | None: ...
    def put(self, gathering_id: int, member_id: int, *, at: datetime) -> None: ...
