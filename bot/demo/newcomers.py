"""The people of the demo community and where they come from, as they joined one by one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from bot.demo import people
from bot.demo.people import DemoMember
from bot.domain.member import Directory, Status
from bot.domain.organisation import OrganisationKind, Scale
from bot.ports import Store

_FUNDER: Final = "funder"  # the theme of who funds


def settle(
    store: Store, demo: dict[str, Any], first_days: Mapping[str, datetime]
) -> dict[str, int]:
    """Add everybody, each since the day in `first_days` of their first meeting; return the ids."""
    organisation_ids = {row[0]: _organisation(store, *row[1:]) for row in demo["organisations"]}
    known = {
        member.key: _member(store, member, at=first_days[member.joined])
        for member in people.members(demo)
    }
    for member in people.members(demo):
        if member.organisation:
            theirs = organisation_ids[member.organisation]
            store.organisations.affiliate(known[member.key], theirs)
            is_shown = demo["affiliations_public"]
            store.affiliations.show(known[member.key], theirs, public=is_shown)
    return known


def _organisation(
    store: Store, name: str, theme: str, scale: str, neighbourhood: str | None
) -> int:
    organisation = store.organisations.add(name)
    kind = OrganisationKind.FUNDER if theme == _FUNDER else organisation.kind
    store.organisations.save(
        replace(organisation, kind=kind, neighbourhood=neighbourhood or "", scale=Scale(scale))
    )
    return organisation.id


def _member(store: Store, demo: DemoMember, *, at: datetime) -> int:
    member = store.members.add(
        demo.name,
        telegram_id=demo.telegram_id,
        status=Status.ACTIVE,
        at=at,
        language="fr",
        channel=demo.channel,
    )
    store.members.save(replace(member, directory=Directory.NAME_AND_ORGANISATION))
    for role in demo.roles:
        store.members.grant(member.id, role)
    return member.id
