"""Whoever leaves takes their name along, and no number changes."""

from dataclasses import replace

from bot.domain.figures import Figures
from bot.ports import Store
from bot.services import figures
from storage.database import SqlDatabase
from tests.demo.planted import NOW, planted


def counted(store: Store, gathering_id: int) -> Figures:
    """Return figures with their names in one order: those of the erased are told last."""
    found = figures.of(store, gathering_id, now=NOW)
    reach = replace(
        found.reach,
        organisations=sorted(found.reach.organisations),
    )
    return replace(found, reach=reach, excused_from=sorted(found.excused_from))


async def test_erasing_everybody_one_by_one_leaves_every_figure_as_it_was(database: SqlDatabase):
    def deed(store: Store) -> None:
        demo = planted(store)
        over = [demo.gatherings[key] for key in ("M1", "M2", "M3", "V1")]
        before = [counted(store, one) for one in over]
        for member_id in demo.members.values():
            store.members.forget(member_id, at=NOW)
            assert [counted(store, one) for one in over] == before

    await database.write(deed)
