"""What is measured of meetings: each scene is the updates of one person, in order."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass

from bot.callbacks.boards import ListTap
from bot.callbacks.directory import PersonStep, PersonTap
from bot.callbacks.drafts import BeginTap, ConfirmDateTap, DraftStep, DraftTap, FormatTap
from bot.callbacks.grammar import Tap
from bot.callbacks.meetings import BoardTap
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.domain.board import Listing, Order
from bot.domain.place import Format
from bot.intake.attempt import Effect
from bot.ports import Store
from storage.database import SqlDatabase
from tests.bench.region import GAELLE, MEETING
from tests.services.bell import Bell
from tests.services.community import NADIA, STARTS

_DATE = int(STARTS.timestamp()) // 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where scenes are played; `database` is the one that the house works on."""

    bell: Bell
    database: SqlDatabase

    async def draft(self) -> int:
        """Return the id of the draft that Nadia began last."""

        def found(store: Store) -> int:
            draft = store.gatherings.draft_of(1)
            return draft.id if draft else 0

        return await self.database.read(found)


Steps = AsyncIterator[tuple[Effect, bool]]
"""Effects in order, and whether each is measured or only leads there."""
Scene = Callable[[Place], Steps]


def _shows(what: Tap | str, *, to_gaelle: bool = False) -> Scene:
    """Return the scene of one screen."""
    who = GAELLE if to_gaelle else NADIA

    async def steps(place: Place) -> Steps:
        rung = place.bell.says(who, what) if isinstance(what, str) else place.bell.taps(who, what)
        yield await rung, True

    return steps


async def _preparing(place: Place, *, measured: bool) -> Steps:
    bell = place.bell
    yield await bell.taps(NADIA, BeginTap()), measured
    yield await bell.says(NADIA, "Repas partagé"), measured
    yield await bell.says(NADIA, "samedi 5 décembre à 19 h"), measured
    draft = await place.draft()
    yield await bell.taps(NADIA, ConfirmDateTap(draft, _DATE, 0)), measured
    yield await bell.taps(NADIA, FormatTap(draft, Format.VIDEO)), measured
    yield await bell.taps(NADIA, DraftTap(draft, DraftStep.PREVIEW)), measured


async def prepared(place: Place) -> Steps:
    """A meeting from « nouvelle » to its publication in the group, no message to members."""
    async for step in _preparing(place, measured=True):
        yield step
    draft = await place.draft()
    yield await place.bell.taps(NADIA, PublishTap(draft, PublishStep.PRIVATELY)), True
    yield await place.bell.taps(NADIA, PublishTap(draft, PublishStep.NOW)), True


async def published(place: Place) -> Steps:
    """The last tap alone: « Publier », with a message to each member."""
    async for step in _preparing(place, measured=False):
        yield step
    draft = await place.draft()
    yield await place.bell.taps(NADIA, PublishTap(draft, PublishStep.NOW)), True


def _list(listing: Listing, page: int = 0) -> Scene:
    return _shows(ListTap(MEETING, listing, Order.PERSON, page, 0))


_PREPARE = "prepare and publish, 8 taps and lines"
_PUBLISH = "« Publier », a message planned for each member"
LONG = frozenset({_PREPARE, _PUBLISH})
SCENES: Mapping[str, Scene] = {
    _PREPARE: prepared,
    _PUBLISH: published,
    "dashboard": _shows(BoardTap(MEETING)),
    "dashboard, who comes": _list(Listing.COMING),
    "dashboard, who has not answered, page 50": _list(Listing.SILENT, 49),
    "/membres": _shows("/membres"),
    "/membres membre 77": _shows("/membres membre 77"),
    "a member's page": _shows(PersonTap(7, PersonStep.PAGE)),
    "/equipe": _shows("/equipe"),
    "/journal": _shows("/journal"),
    "/agenda": _shows("/agenda", to_gaelle=True),
    "/mes_reponses": _shows("/mes_reponses", to_gaelle=True),
    "/prochaine": _shows("/prochaine", to_gaelle=True),
}
