"""What the buttons of the directory remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.directory import Account, MergeKind
from bot.domain.member import Channel
from bot.domain.organisation import OrganisationKind, Scale


class Listing(StrEnum):
    PEOPLE = "people"
    ORGANISATIONS = "orgs"
    NAMESAKES = "same"
    MERGES = "merges"


@dataclass(frozen=True, slots=True)
class ListingTap(Tap):
    """A page of a list; what was searched for waits in the open question."""

    area: ClassVar[str] = "xl"

    listing: Listing
    page: int


class PersonStep(StrEnum):
    PAGE = "page"
    NAME = "name"
    CHANNEL = "way"
    CONTACT = "note"
    ORGANISATIONS = "orgs"
    LINK = "link"
    REVOKE = "unlink"
    UNITE = "unite"
    ERASE = "erase"
    ERASE_YES = "erased"


@dataclass(frozen=True, slots=True)
class PersonTap(Tap):
    area: ClassVar[str] = "xp"

    member_id: int
    step: PersonStep


@dataclass(frozen=True, slots=True)
class ChannelTap(Tap):
    area: ClassVar[str] = "xc"

    member_id: int
    channel: Channel


class Addition(StrEnum):
    PERSON = "person"
    ORGANISATION = "org"


@dataclass(frozen=True, slots=True)
class AddTap(Tap):
    """« Ajouter » : the name is asked next."""

    area: ClassVar[str] = "xa"

    what: Addition


@dataclass(frozen=True, slots=True)
class NewcomerTap(Tap):
    """How somebody new is reached; the name waits in the open question."""

    area: ClassVar[str] = "xn"

    channel: Channel


class Tie(StrEnum):
    SEARCH = "ask"
    JOIN = "in"
    JOIN_NEW = "new"  # the name waits in the open question
    LEAVE = "out"


@dataclass(frozen=True, slots=True)
class TieTap(Tap):
    area: ClassVar[str] = "xj"

    member_id: int
    organisation_id: int
    tie: Tie


class OrganisationStep(StrEnum):
    PAGE = "page"
    NAME = "name"
    KIND = "kind"
    NEIGHBOURHOOD = "where"
    SCALE = "scale"
    UNITE = "unite"


@dataclass(frozen=True, slots=True)
class RecordTap(Tap):
    """An organisation as the project group keeps it; `page` is that of its people."""

    area: ClassVar[str] = "xg"

    organisation_id: int
    step: OrganisationStep
    page: int


@dataclass(frozen=True, slots=True)
class KindTap(Tap):
    area: ClassVar[str] = "xk"

    organisation_id: int
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class ScaleTap(Tap):
    area: ClassVar[str] = "xs"

    organisation_id: int
    scale: Scale


@dataclass(frozen=True, slots=True)
class TwoTap(Tap):
    """Look at what two records would become."""

    area: ClassVar[str] = "xt"

    kind: MergeKind
    kept_id: int
    gone_id: int


@dataclass(frozen=True, slots=True)
class MergeTap(Tap):
    """« Réunir » : `account` says whose Telegram account stays."""

    area: ClassVar[str] = "xm"

    kind: MergeKind
    kept_id: int
    gone_id: int
    account: Account


@dataclass(frozen=True, slots=True)
class UndoTap(Tap):
    area: ClassVar[str] = "xu"

    merge_id: int


class RosterStep(StrEnum):
    ASK = "ask"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class RosterTap(Tap):
    area: ClassVar[str] = "xr"

    step: RosterStep


class Mine(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ClaimTap(Tap):
    """« Oui, c’est moi » : which link it was waits in the open question."""

    area: ClassVar[str] = "xy"

    answer: Mine
