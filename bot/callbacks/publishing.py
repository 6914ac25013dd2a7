"""What the buttons that announce a meeting remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap


class PublishStep(StrEnum):
    NOW = "now"
    CHOOSE = "where"  # where, to whom and when; for what is published, another group
    PRIVATELY = "priv"  # write to members too, or not
    LATER = "later"
    TAKE_BACK = "back"  # no planned publication any more


@dataclass(frozen=True, slots=True)
class PublishTap(Tap):
    area: ClassVar[str] = "pu"

    gathering_id: int
    step: PublishStep


@dataclass(frozen=True, slots=True)
class SpaceTap(Tap):
    """A group among those where a meeting may appear: in or out."""

    area: ClassVar[str] = "ps"

    gathering_id: int
    space_id: int


@dataclass(frozen=True, slots=True)
class SpacePageTap(Tap):
    area: ClassVar[str] = "pp"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PublishAtTap(Tap):
    """« Publier à ce moment-là » : `moment` is in whole minutes since 1970, UTC."""

    area: ClassVar[str] = "pt"

    gathering_id: int
    moment: int
