"""The demo community in a store, and what its authors reckoned of it by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.demo import people, seed
from bot.ports import Store

NOW: Final = datetime(2026, 11, 22, 18, tzinfo=UTC)
DEMO: Final[dict[str, Any]] = people.load()
EXPECTED: Final[dict[str, Any]] = DEMO["computed_indicators"]


@dataclass(frozen=True, slots=True)
class Planted:
    """Ids by the keys of `demo.json`."""

    gatherings: Mapping[str, int]
    members: Mapping[str, int]


def planted(store: Store) -> Planted:
    seed.plant(store, now=NOW)
    titles = {
        one.title: one.gathering_id for one in store.overviews.all(drafts=True, start=0, size=50)
    }
    listed = [*DEMO["meetings"], *DEMO["visits"]]
    gatherings = {one["id"]: titles[one["title"]] for one in listed if one["title"] in titles}
    found = store.members.known(range(1, 1 + len(DEMO["members"])))
    by_name = {member.name: member.id for member in found.values()}
    return Planted(gatherings, {key: by_name[name] for key, name, *_ in DEMO["members"]})
