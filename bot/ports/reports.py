"""What the cellar keeps of reports: how far they are, their lines, who writes them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.gathering import Gathering
from bot.domain.report import (
    AtWork,
    Author,
    Edition,
    Line,
    Report,
    Section,
    Sentence,
    Source,
    Version,
)


class ReportShelf(Protocol):
    def get(self, gathering_id: int) -> Report | None:
        """Return how far the report of a gathering is; None if nobody began one."""

    def hold(self, gathering_id: int) -> Report | None:
        """Return it, and let whoever else would change it wait until this deed ends."""

    def open(self, gathering_id: int, *, at: datetime) -> bool:
        """Begin a report; False if there is one."""

    def save(self, report: Report) -> None:
        """Write down how far a report is."""

    def published(self, *, start: int, most: int) -> Sequence[Gathering]:
        """Return gatherings whose report everybody may read, the latest first."""

    def following(self, gathering: Gathering) -> Gathering | None:
        """Return the meeting that came next, or will; one without a date only if no other does."""

    def put_edition(self, gathering_id: int, edition: Edition) -> None:
        """Keep what is published now."""

    def edition(self, gathering_id: int) -> Edition | None:
        """Return what was published last."""


class ReportLineShelf(Protocol):
    def of(self, gathering_id: int) -> Sequence[Line]:
        """Return all lines, those that were taken out too, by section and in their order."""

    def get(self, line_id: int) -> Line:
        """Return a line. Raises LineGone."""

    def add(self, line: Line) -> Line:
        """Keep a new line; return it with its id."""

    def change(self, line: Line, *, read: int) -> bool:
        """Write a line over the version that was read; False if it is another by now."""

    def move(self, positions: Mapping[int, int]) -> None:
        """Give lines, by id, other places."""

    def keep_version(self, line: Line) -> None:
        """Remember what a line says before it is changed."""

    def versions(self, line_id: int, *, most: int) -> Sequence[Version]:
        """Return what a line said before, the latest first."""

    def forget_versions(self, gathering_id: int) -> None:
        """Forget what the lines of a report said before."""

    def sentences(self, gathering_id: int) -> Mapping[Source, Sequence[Sentence]]:
        """Return what may be quoted just now, with a first name where its author wants that."""


class ReportAuthorShelf(Protocol):
    def of(self, gathering_id: int) -> Sequence[Author]:
        """Return who writes a report, in the order in which they began."""

    def add(self, gathering_id: int, member_id: int, *, at: datetime, signs: bool = True) -> bool:
        """Make a member an author; False if they are one, who sign as they did."""

    def sign(self, gathering_id: int, member_id: int, *, signs: bool, at: datetime) -> None:
        """Write down whether an author's name stands on the report."""

    def appoint(self, gathering_id: int, member_id: int) -> None:
        """Let a member write the report of this gathering, and of no other."""

    def remove(self, gathering_id: int, member_id: int) -> None:
        """Take a member off the authors, with what they might do as one of this gathering."""

    def is_news(self, gathering_id: int, member_id: int, *, at: datetime) -> bool:
        """Tell whether the journal has not said within the hour that they write; it will now."""

    def note(
        self, gathering_id: int, member_id: int, *, section: Section | None, at: datetime
    ) -> None:
        """Note which section a member opened, None when they left the last one."""

    def others(self, gathering_id: int, member_id: int, *, after: datetime) -> Sequence[AtWork]:
        """Return who else opened a section after a moment and did not leave it."""
