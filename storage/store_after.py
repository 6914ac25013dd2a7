"""The shelves of what follows a gathering; each is made when it is first asked for."""

from functools import cached_property

from storage.attendances import AttendanceShelf
from storage.efforts import EffortShelf
from storage.expiry import ExpiryShelf
from storage.exports import ExportShelf
from storage.feedbacks import FeedbackShelf
from storage.figures import FigureShelf
from storage.line import Line
from storage.offers import OfferShelf
from storage.place_calls import PlaceCallShelf
from storage.places import PlaceShelf
from storage.report_authors import ReportAuthorShelf
from storage.report_lines import ReportLineShelf
from storage.reports import ReportShelf
from storage.stories import StoryShelf
from storage.tellings import TellingShelf
from storage.visit_calls import VisitCallShelf, VisitQuestionShelf
from storage.visits import VisitShelf
from storage.years import YearShelf


class ShelvesAfter:
    """A part of a store, which has the same line."""

    _line: Line

    @cached_property
    def attendances(self) -> AttendanceShelf:
        return AttendanceShelf(self._line)

    @cached_property
    def expiry(self) -> ExpiryShelf:
        return ExpiryShelf(self._line)

    @cached_property
    def figures(self) -> FigureShelf:
        return FigureShelf(self._line)

    @cached_property
    def years(self) -> YearShelf:
        return YearShelf(self._line)

    @cached_property
    def efforts(self) -> EffortShelf:
        return EffortShelf(self._line)

    @cached_property
    def stories(self) -> StoryShelf:
        return StoryShelf(self._line)

    @cached_property
    def visits(self) -> VisitShelf:
        return VisitShelf(self._line)

    @cached_property
    def place_calls(self) -> PlaceCallShelf:
        return PlaceCallShelf(self._line)

    @cached_property
    def visit_questions(self) -> VisitQuestionShelf:
        return VisitQuestionShelf(self._line)

    @cached_property
    def visit_calls(self) -> VisitCallShelf:
        return VisitCallShelf(self._line)

    @cached_property
    def places(self) -> PlaceShelf:
        return PlaceShelf(self._line)

    @cached_property
    def tellings(self) -> TellingShelf:
        return TellingShelf(self._line)

    @cached_property
    def offers(self) -> OfferShelf:
        return OfferShelf(self._line)

    @cached_property
    def feedbacks(self) -> FeedbackShelf:
        return FeedbackShelf(self._line)

    @cached_property
    def reports(self) -> ReportShelf:
        return ReportShelf(self._line)

    @cached_property
    def report_lines(self) -> ReportLineShelf:
        return ReportLineShelf(self._line)

    @cached_property
    def report_authors(self) -> ReportAuthorShelf:
        return ReportAuthorShelf(self._line)

    @cached_property
    def exports(self) -> ExportShelf:
        return ExportShelf(self._line)
