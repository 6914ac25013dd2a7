"""What the cellar keeps around a gathering that is prepared, published and watched."""

from typing import Protocol

from bot.domain.programme import Programme


class ProgrammeShelf(Protocol):
    def of(self, gathering_id: int) -> Programme: ...
    def put(self, gathering_id: int, programme: Programme) -> None: ...


class PublicationShelf(Protocol):
    """Where a draft is to appear, and when."""


class EditShelf(Protocol):
    """Which organiser has which section of a draft in hand."""


class LookShelf(Protocol):
    """When an organiser last saw a dashboard."""
