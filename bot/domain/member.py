"""People the bot knows, and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.refusal import Refusal

NAME_LENGTH = 64
ANONYMOUS_ADMIN = 1087968824  # the id of Telegram's stand-in for administrators who hide


class NotAnOrganiser(Refusal):
    key = "error.not_an_organiser"


class NotReadyYet(Refusal):
    """The person has not said yes to the bot keeping anything about them."""

    key = "error.not_ready_yet"


class Status(StrEnum):
    INVITED = "invited"  # known by a tap or an organiser's note; has not agreed to anything yet
    ACTIVE = "active"
    PAUSED = "paused"
    UNREACHABLE = "unreachable"
    LEFT = "left"


class Channel(StrEnum):
    TELEGRAM = "telegram"
    PHONE = "phone"
    MAIL = "mail"
    PAPER = "paper"


class Role(StrEnum):
    PROJECT_GROUP = "project_group"
    FACILITATOR = "facilitator"
    AUTHOR = "author"
    TIMEKEEPER = "timekeeper"
    WELCOMER = "welcomer"
    STORYTELLER = "storyteller"
    VISIT_HOST = "visit_host"
    TRUSTED_THIRD_PARTY = "trusted_third_party"
    FUNDER_OBSERVER = "funder_observer"


class Topic(StrEnum):
    """What people may be written to about, unasked; they can switch each one off."""

    ANNOUNCEMENTS = "announcements"
    REMINDERS = "reminders"
    MESSAGES = "messages"  # the project group's own words
    VISITS = "visits"
    FEEDBACK = "feedback"  # questions after a gathering
    REPORTS = "reports"
    DIGEST = "digest"  # what is new in the evening: only organisers read it


class Directory(StrEnum):
    """What other members may read about a person. Nothing, unless the person says otherwise."""

    NONE = "none"
    ORGANISATION = "org"
    NAME_AND_ORGANISATION = "name_and_org"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as Telegram shows them; perhaps not a member yet."""

    telegram_id: int
    first_name: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    id: int
    name: str
    telegram_id: int | None = None
    chat_id: int | None = None  # None until the person has opened the private chat
    language: str | None = None
    status: Status = Status.INVITED
    channel: Channel = Channel.TELEGRAM
    directory: Directory = Directory.NONE
    is_organiser: bool = False
    paused_until: datetime | None = None  # None while paused: without an end date
    contact_note: str = ""  # how to reach somebody without Telegram; the project group sees it

    @property
    def has_agreed(self) -> bool:
        """Tell whether the person accepted that the bot keeps their answers."""
        return self.status in {Status.ACTIVE, Status.PAUSED}

    def is_paused(self, now: datetime) -> bool:
        """Tell whether the member asked not to be written to; a pause ends by itself."""
        if self.status is not Status.PAUSED:
            return False
        return self.paused_until is None or now < self.paused_until
