"""What the buttons of « Moi » remember: one's name, organisations, choices, pause."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.member import Directory, Topic
from bot.domain.pause import Pause


class MyPart(StrEnum):
    """What of oneself to look at."""

    NAME = "name"
    ORGANISATIONS = "orgs"
    ADD_ORGANISATION = "add"
    DIRECTORY = "dir"
    LANGUAGE = "lang"
    MESSAGES = "msgs"
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class MyTap(Tap):
    area: ClassVar[str] = "me"

    part: MyPart


@dataclass(frozen=True, slots=True)
class MyDirectoryTap(Tap):
    area: ClassVar[str] = "mv"

    directory: Directory


class Tongue(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"
    TELEGRAM = "telegram"  # whatever Telegram says of the person now


@dataclass(frozen=True, slots=True)
class LanguageTap(Tap):
    area: ClassVar[str] = "ml"

    tongue: Tongue


class Wish(StrEnum):
    GLADLY = "y"
    NO_THANKS = "n"


@dataclass(frozen=True, slots=True)
class TopicTap(Tap):
    """It says what is wished, so that a second tap on an old button changes nothing."""

    area: ClassVar[str] = "mt"

    topic: Topic
    wish: Wish


@dataclass(frozen=True, slots=True)
class RemindTap(Tap):
    """« Me rappeler « … » »: reminders of a meeting are welcome again."""

    area: ClassVar[str] = "mr"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class PauseTap(Tap):
    area: ClassVar[str] = "mp"

    pause: Pause


class Tie(StrEnum):
    LOOK = "look"
    JOIN = "join"
    FIRST = "first"
    LEAVE = "leave"
    SHOW = "show"  # reports may name it
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class TieTap(Tap):
    """One's tie to an organisation."""

    area: ClassVar[str] = "mo"

    organisation_id: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class NewOrganisationTap(Tap):
    """« Ajouter « … » »: the name itself waits in the open dialogue."""

    area: ClassVar[str] = "mn"
