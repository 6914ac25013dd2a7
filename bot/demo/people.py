"""The demo community as plain values, read from `demo.json`. Everybody in it is fictional."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.community import Community
from bot.domain.member import Channel, Role

GROUP_ID = -1001000000001
_FIRST_ID = 100_000
_ANCHOR_AHEAD = timedelta(days=6)
_SATURDAY = 5


def load() -> dict[str, Any]:
    """Return the whole of `demo.json`."""
    source = resources.files("bot.demo").joinpath("demo.json")
    whole: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return whole


@dataclass(frozen=True, slots=True)
class DemoMember:
    """`telegram_id` is None for those who are reached by phone, mail or paper."""

    key: str
    name: str
    organisation: str | None
    roles: Sequence[Role]
    channel: Channel
    telegram_id: int | None
    joined: str  # the first meeting they were invited to


def members(demo: dict[str, Any]) -> Sequence[DemoMember]:
    return [_member(*row) for row in demo["members"]]


def _member(
    key: str, name: str, organisation: str | None, roles: list[str], channel: str, joined: str
) -> DemoMember:
    number = _FIRST_ID + int(key.removeprefix("m"))
    is_there = channel == Channel.TELEGRAM
    return DemoMember(
        key,
        name,
        organisation,
        [Role(role) for role in roles],
        Channel(channel),
        number if is_there else None,
        joined,
    )


def organisers(demo: dict[str, Any]) -> Sequence[int]:
    """Return the Telegram ids of the project group."""
    return [
        member.telegram_id
        for member in members(demo)
        if member.telegram_id and Role.PROJECT_GROUP in member.roles
    ]


def community(demo: dict[str, Any]) -> Community:
    about = demo["community"]
    return Community(
        name=about["name"],
        zone=ZoneInfo(about["timezone"]),
        languages=(about["locale"], about["second_locale"]),
        human_contact=about["human_contact"],
        privacy_contact=about["privacy_contact"],
        controller_name=about["name"],
        neighbourhoods=tuple(about["neighbourhoods"]),
    )


def anchor(now: datetime, zone: ZoneInfo) -> date:
    """Return the day of the coming meeting: the first Saturday at least six days away."""
    earliest = now.astimezone(zone).date() + _ANCHOR_AHEAD
    return earliest + timedelta(days=(_SATURDAY - earliest.weekday()) % 7)


def moment(day: date, offset: int, clock: str, zone: ZoneInfo) -> datetime:
    """Return the aware moment of `clock` ("10:00"), some days from the anchor."""
    hour, minute = clock.split(":")
    there = day + timedelta(days=offset)
    return datetime.combine(there, time(int(hour), int(minute)), zone)
