"""One transaction over all shelves. A shelf is made when it is first asked for."""

from datetime import datetime
from functools import cached_property

from storage.affiliations import AffiliationShelf
from storage.appointments import AppointmentShelf
from storage.audiences import AudienceShelf
from storage.audit import AuditShelf
from storage.cards import CardShelf
from storage.casts import CastShelf
from storage.deliveries import DeliveryShelf
from storage.dialogues import DialogueShelf
from storage.digests import DigestShelf
from storage.directory import DirectoryShelf
from storage.edits import EditShelf
from storage.feeds import FeedShelf
from storage.gatherings import GatheringShelf
from storage.hushes import HushShelf
from storage.inbox import InboxShelf
from storage.invitations import InvitationShelf
from storage.line import Line
from storage.listings import ListingShelf
from storage.looks import LookShelf
from storage.mailings import MailingShelf
from storage.members import MemberShelf
from storage.memos import MemoShelf
from storage.merges import MergeShelf
from storage.mutes import MuteShelf
from storage.names import NameShelf
from storage.organisations import OrganisationShelf
from storage.overviews import OverviewShelf
from storage.portraits import PortraitShelf
from storage.processes import ProcessShelf
from storage.programmes import ProgrammeShelf
from storage.publications import PublicationShelf
from storage.rsvps import RsvpShelf
from storage.segments import SegmentShelf
from storage.spaces import SpaceShelf
from storage.store_after import ShelvesAfter
from storage.team import TeamShelf
from storage.unheld import UnheldShelf
from storage.visit_answers import VisitAnswerShelf
from storage.vitals import VitalShelf


class SqlStore(ShelvesAfter):
    """
    `touched` collects the gatherings whose cards may no longer be true after the commit,
    `planned` the moments at which something new is due. `us` is the process that it works for.
    """

    def __init__(self, line: Line, us: int | None = None) -> None:
        self._line = line
        self._us = us
        self.touched: set[int] = set()
        self.planned: set[datetime] = set()

    def touch(self, gathering_id: int) -> None:
        self.touched.add(gathering_id)

    @cached_property
    def members(self) -> MemberShelf:
        return MemberShelf(self._line, self.touched)

    @cached_property
    def organisations(self) -> OrganisationShelf:
        return OrganisationShelf(self._line)

    @cached_property
    def gatherings(self) -> GatheringShelf:
        return GatheringShelf(self._line)

    @cached_property
    def rsvps(self) -> RsvpShelf:
        return RsvpShelf(self._line)

    @cached_property
    def visit_answers(self) -> VisitAnswerShelf:
        return VisitAnswerShelf(self._line)

    @cached_property
    def spaces(self) -> SpaceShelf:
        return SpaceShelf(self._line)

    @cached_property
    def cards(self) -> CardShelf:
        return CardShelf(self._line)

    @cached_property
    def dialogues(self) -> DialogueShelf:
        return DialogueShelf(self._line)

    @cached_property
    def inbox(self) -> InboxShelf:
        return InboxShelf(self._line, self._us)

    @cached_property
    def unheld(self) -> UnheldShelf:
        return UnheldShelf(self._line, self._us)

    @cached_property
    def processes(self) -> ProcessShelf:
        return ProcessShelf(self._line)

    @cached_property
    def memos(self) -> MemoShelf:
        return MemoShelf(self._line)

    @cached_property
    def audit(self) -> AuditShelf:
        return AuditShelf(self._line)

    @cached_property
    def names(self) -> NameShelf:
        return NameShelf(self._line)

    @cached_property
    def programmes(self) -> ProgrammeShelf:
        return ProgrammeShelf(self._line)

    @cached_property
    def deliveries(self) -> DeliveryShelf:
        return DeliveryShelf(self._line, self.planned, self._us)

    @cached_property
    def appointments(self) -> AppointmentShelf:
        return AppointmentShelf(self._line, self.planned)

    @cached_property
    def hushes(self) -> HushShelf:
        return HushShelf(self._line)

    @cached_property
    def publications(self) -> PublicationShelf:
        return PublicationShelf(self._line, self.planned)

    @cached_property
    def edits(self) -> EditShelf:
        return EditShelf(self._line)

    @cached_property
    def looks(self) -> LookShelf:
        return LookShelf(self._line)

    @cached_property
    def directory(self) -> DirectoryShelf:
        return DirectoryShelf(self._line)

    @cached_property
    def invitations(self) -> InvitationShelf:
        return InvitationShelf(self._line)

    @cached_property
    def merges(self) -> MergeShelf:
        return MergeShelf(self._line, self.touched)

    @cached_property
    def mutes(self) -> MuteShelf:
        return MuteShelf(self._line)

    @cached_property
    def affiliations(self) -> AffiliationShelf:
        return AffiliationShelf(self._line)

    @cached_property
    def portraits(self) -> PortraitShelf:
        return PortraitShelf(self._line)

    @cached_property
    def feeds(self) -> FeedShelf:
        return FeedShelf(self._line)

    @cached_property
    def listings(self) -> ListingShelf:
        return ListingShelf(self._line)

    @cached_property
    def overviews(self) -> OverviewShelf:
        return OverviewShelf(self._line)

    @cached_property
    def audiences(self) -> AudienceShelf:
        return AudienceShelf(self._line)

    @cached_property
    def team(self) -> TeamShelf:
        return TeamShelf(self._line)

    @cached_property
    def mailings(self) -> MailingShelf:
        return MailingShelf(self._line, self.planned)

    @cached_property
    def segments(self) -> SegmentShelf:
        return SegmentShelf(self._line)

    @cached_property
    def digests(self) -> DigestShelf:
        return DigestShelf(self._line)

    @cached_property
    def casts(self) -> CastShelf:
        return CastShelf(self._line)

    @cached_property
    def vitals(self) -> VitalShelf:
        return VitalShelf(self._line)
