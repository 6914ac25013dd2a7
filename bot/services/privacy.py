"""What is known about one person, and how they leave no trace."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Directory, Member
from bot.domain.refusal import Refusal
from bot.ports import Store
from bot.services import leaving
from bot.services.leaving import Gone


class OrganiserStays(Refusal):
    """An organiser is named in what others did; the project group lets them go first."""

    key = "privacy.organiser_stays"


@dataclass(frozen=True, slots=True)
class Known:
    """All that is kept about one person, in short."""

    name: str
    organisations: Sequence[str]
    answers: int
    words: int = 0
    feedbacks: int = 0
    presences: int = 0
    offers: int = 0
    directory: Directory = Directory.NONE


def known_about(store: Store, member: Member) -> Known:
    """Return what the person may read about themselves."""
    portrait = store.portraits.of(member.id)
    answers = portrait["answers"]
    return Known(
        member.name,
        [str(organisation["name"]) for organisation in portrait["organisations"]],
        len(answers),
        words=sum(1 for answer in answers if answer["word"])
        + len(portrait["questions_before_visits"])
        + len(portrait["words_about_offers"]),
        feedbacks=len(portrait["after_gatherings"])
        + sum(map(_says_something, portrait["after_visits"])),
        presences=len(portrait["presences"]),
        offers=len(portrait["offers"]),
        directory=member.directory,
    )


def _says_something(answer: Mapping[str, object]) -> bool:
    """Tell whether anything is left of what somebody said."""
    return any(answer[name] for name in ("sentence", "voice", "photo"))


def export(store: Store, member: Member, *, now: datetime) -> bytes:
    """Return everything that is kept about a person: readable JSON, in UTF-8, moments in UTC."""
    whole = {"written_at": now, **store.portraits.of(member.id)}
    text = json.dumps(whole, ensure_ascii=False, indent=2, default=_told)
    return f"{text}\n".encode()


def _told(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def check_erasable(member: Member | None) -> None:
    """
    Refuse to lose somebody who holds the keys of the community.

    Raises:
        OrganiserStays: the person belongs to the project group.
    """
    if member and member.is_organiser:
        raise OrganiserStays


def erase(store: Store, member: Member | None, *, now: datetime) -> Gone:
    """
    Forget a person: past counts stay, everything that names them goes. Twice changes nothing.

    Return what is missing without them, and who is told of it.

    Raises:
        OrganiserStays: the person belongs to the project group.
    """
    check_erasable(member)
    return leaving.forget(store, member, now=now) if member else Gone()
