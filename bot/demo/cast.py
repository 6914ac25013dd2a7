"""The ids that the demo community was given, by the keys of `demo.json`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.gathering import Gathering


@dataclass(slots=True)
class DemoCast:
    """`demo` is the whole of `demo.json`; the gatherings are added one by one."""

    demo: dict[str, Any]
    members: Mapping[str, int]
    organisations: Mapping[str, int]
    gatherings: dict[str, Gathering] = field(default_factory=dict)

    def first_name(self, key: str) -> str:
        """Return how somebody is called, without the initial."""
        names = {row[0]: str(row[1]) for row in self.demo["members"]}
        return names[key].split()[0]
