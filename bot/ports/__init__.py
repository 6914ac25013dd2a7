"""
What the house needs from the world outside it. Read this page first.

A deed is one plain function of a `Store`: everything it writes is committed together, or nothing
is. It runs in the store's own thread, has no `await` and so cannot speak to the network. It may be
run again from the start (a deadlock, a lost line), so it changes nothing but the store.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.ports.appointments import AppointmentShelf, HushShelf
from bot.ports.attendances import AttendanceShelf
from bot.ports.audiences import AudienceShelf
from bot.ports.corridor import DeliveryShelf
from bot.ports.digests import CastShelf, DigestShelf
from bot.ports.directory import (
    AffiliationShelf,
    DirectoryShelf,
    FeedShelf,
    InvitationShelf,
    MergeShelf,
    MuteShelf,
)
from bot.ports.expiry import ExpiryShelf
from bot.ports.exports import ExportShelf
from bot.ports.feedbacks import FeedbackShelf
from bot.ports.figures import FigureShelf
from bot.ports.gatherings import CardShelf, GatheringShelf, RsvpShelf, SpaceShelf
from bot.ports.listings import ListingShelf, PortraitShelf
from bot.ports.mailings import MailingShelf, SegmentShelf
from bot.ports.offers import OfferShelf, PlaceCallShelf
from bot.ports.overviews import OverviewShelf
from bot.ports.people import AuditShelf, MemberShelf, NameShelf, OrganisationShelf, TeamShelf
from bot.ports.preparing import EditShelf, LookShelf, ProgrammeShelf, PublicationShelf
from bot.ports.process import (
    DialogueShelf,
    InboxShelf,
    MemoShelf,
    ProcessShelf,
    UnheldShelf,
)
from bot.ports.reports import ReportAuthorShelf, ReportLineShelf, ReportShelf
from bot.ports.stories import EffortShelf, StoryShelf
from bot.ports.visit_answers import TellingShelf, VisitAnswerShelf
from bot.ports.visit_calls import VisitCallShelf, VisitQuestionShelf
from bot.ports.visits import PlaceShelf, VisitShelf
from bot.ports.vitals import VitalShelf
from bot.ports.years import YearShelf

Result = TypeVar("Result")


class Store(Protocol):
    """One transaction over all shelves."""

    @property
    def members(self) -> MemberShelf: ...
    @property
    def expiry(self) -> ExpiryShelf: ...
    @property
    def organisations(self) -> OrganisationShelf: ...
    @property
    def gatherings(self) -> GatheringShelf: ...
    @property
    def rsvps(self) -> RsvpShelf: ...
    @property
    def attendances(self) -> AttendanceShelf: ...
    @property
    def feedbacks(self) -> FeedbackShelf: ...
    @property
    def figures(self) -> FigureShelf: ...
    @property
    def years(self) -> YearShelf: ...
    @property
    def efforts(self) -> EffortShelf: ...
    @property
    def stories(self) -> StoryShelf: ...
    @property
    def visits(self) -> VisitShelf: ...
    @property
    def places(self) -> PlaceShelf: ...
    @property
    def offers(self) -> OfferShelf: ...
    @property
    def place_calls(self) -> PlaceCallShelf: ...
    @property
    def visit_questions(self) -> VisitQuestionShelf: ...
    @property
    def visit_calls(self) -> VisitCallShelf: ...
    @property
    def visit_answers(self) -> VisitAnswerShelf: ...
    @property
    def tellings(self) -> TellingShelf: ...
    @property
    def spaces(self) -> SpaceShelf: ...
    @property
    def cards(self) -> CardShelf: ...
    @property
    def dialogues(self) -> DialogueShelf: ...
    @property
    def inbox(self) -> InboxShelf: ...
    @property
    def unheld(self) -> UnheldShelf: ...
    @property
    def processes(self) -> ProcessShelf: ...
    @property
    def memos(self) -> MemoShelf: ...
    @property
    def audit(self) -> AuditShelf: ...
    @property
    def names(self) -> NameShelf: ...
    @property
    def team(self) -> TeamShelf: ...
    @property
    def listings(self) -> ListingShelf: ...
    @property
    def portraits(self) -> PortraitShelf: ...
    @property
    def vitals(self) -> VitalShelf: ...
    @property
    def digests(self) -> DigestShelf: ...
    @property
    def casts(self) -> CastShelf: ...
    @property
    def overviews(self) -> OverviewShelf: ...
    @property
    def audiences(self) -> AudienceShelf: ...
    @property
    def programmes(self) -> ProgrammeShelf: ...
    @property
    def deliveries(self) -> DeliveryShelf: ...
    @property
    def appointments(self) -> AppointmentShelf: ...
    @property
    def hushes(self) -> HushShelf: ...
    @property
    def publications(self) -> PublicationShelf: ...
    @property
    def edits(self) -> EditShelf: ...
    @property
    def looks(self) -> LookShelf: ...
    @property
    def directory(self) -> DirectoryShelf: ...
    @property
    def invitations(self) -> InvitationShelf: ...
    @property
    def merges(self) -> MergeShelf: ...
    @property
    def mutes(self) -> MuteShelf: ...
    @property
    def affiliations(self) -> AffiliationShelf: ...
    @property
    def feeds(self) -> FeedShelf: ...
    @property
    def mailings(self) -> MailingShelf: ...
    @property
    def segments(self) -> SegmentShelf: ...
    @property
    def exports(self) -> ExportShelf: ...
    @property
    def reports(self) -> ReportShelf: ...
    @property
    def report_lines(self) -> ReportLineShelf: ...
    @property
    def report_authors(self) -> ReportAuthorShelf: ...

    def touch(self, gathering_id: int) -> None:
        """Say, once this is committed, that the cards of a gathering may no longer be true."""


Deed = Callable[[Store], Result]


class StoreUnavailable(Exception):  # noqa: N818 - the name says what is the case
    """
    The database cannot take this now (full disk, lock, lost line); it may be tried again.

    Nothing was written, with one exception: a line to PostgreSQL cut in the very commit. So a deed
    that must not be done twice ends with `inbox.settle`, which notices.
    """


class AlreadySettled(Exception):  # noqa: N818 - the name says what is the case
    """This arrival was answered before; what we still owe for it is in `inbox.owed_by`."""


class OutOfTurn(Exception):  # noqa: N818 - the name says what is the case
    """What the same person sent before is in other hands; this must wait for it."""


class Database(Protocol):
    """The way down to the cellar."""

    async def write(self, deed: Deed[Result]) -> Result:
        """
        Run a deed and return its result once it is durable.

        Raises:
            StoreUnavailable: the database is in trouble; try again later.
            Exception: whatever the deed itself raised; the deed left no trace.
        """

    async def read(self, deed: Deed[Result]) -> Result:
        """Run a deed that only reads, beside the writers."""


class SharedDatabase(Database, Protocol):
    """A database that may have more than one process working on it."""

    @property
    def is_shared(self) -> bool:
        """Tell whether other processes may work on it beside us."""

    async def urgent(self, deed: Deed[Result]) -> Result:
        """
        Run a deed past all that waits: others count on it within seconds.

        Raises:
            StoreUnavailable: as `write` does.
        """

    def act_as(self, process_id: int | None) -> None:
        """Say under which number this process takes things in hand from now on."""

    def keep_cards(self, *, is_so: bool) -> None:
        """Say whether this process sees to the cards itself; others tell it what changed."""
