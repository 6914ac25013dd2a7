"""The people of the demo community and where they come from, as they joined one by one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from bot.demo import people
from bot.demo.cast import DemoCast
from bot.demo.people import DemoMember
from bot.domain.member import Directory, Status
from bot.domain.organisation import OrganisationKind, Scale
from bot.ports import Store

_FUNDER: Final = "funder"  # the theme of who funds


def settle(store: Store, demo: dict[str, Any], first_days: Mapping[str, datetime]) -> DemoCast:
    """Add everybody, each since the day in `first_days` of their first meeting."""
    organisation_ids = {row[0]: _organisation(store, *row[1:]) for row in demo["organisations"]}
    known = people.members(demo)
    member_ids = {one.key: _member(store, one, at=first_days[one.joined]) for one in known}
    for one in known:
        if one.organisation:
            member_id, theirs = member_ids[one.key], organisation_ids[one.organisation]
            store.organisations.affiliate(member_id, theirs)
            store.affiliations.show(member_id, theirs, public=demo["affiliations_public"])
    return DemoCast(demo, member_ids, organisation_ids)


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
