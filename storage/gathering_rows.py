"""Gatherings as rows: what is asked of one, and how it is read."""

from sqlalchemy import func, select

from bot.domain.draft import Waiting
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.offer import OfferKind, OfferState
from bot.domain.place import Format, Place
from storage.statement import Row
from storage.tables import gatherings, meetings, members, offers, organisations, places, visits

GATHERING = (
    select(
        *(gatherings.c[name] for name in ("id", "kind", "status", "title", "starts_at")),
        *(gatherings.c[name] for name in ("ends_at", "format", "place_note", "online_url")),
        *(gatherings.c[name] for name in ("story_title", "tellers", "created_by")),
        meetings.c.ordinal,
        meetings.c.question,
        # Of a visit: the organisation that opens its doors, as it is called now.
        func.coalesce(organisations.c.name, gatherings.c.held_by),
        *(gatherings.c[name] for name in ("cancel_reason", "announced_at", "revision")),
        *(places.c[name] for name in ("id", "name", "address", "access", "landmark")),
    )
    .select_from(gatherings)
    .outerjoin(meetings, meetings.c.gathering_id == gatherings.c.id)
    .outerjoin(places, places.c.id == gatherings.c.place_id)
    .outerjoin(visits, visits.c.gathering_id == gatherings.c.id)
    .outerjoin(organisations, organisations.c.id == visits.c.host_organisation_id)
)
# Who opens a place that was offered; of several, who did it last.
PLACE_HOST = func.coalesce(
    select(members.c.name)
    .join(offers, offers.c.member_id == members.c.id)
    .where(
        offers.c.place_id == places.c.id,
        offers.c.kind == OfferKind.PLACE.value,
        offers.c.state == OfferState.ACCEPTED.value,
    )
    .order_by(offers.c.id.desc())
    .limit(1)
    .scalar_subquery(),
    "",
)


def gathering_of(row: Row) -> Gathering:
    """Return the gathering that stands in a row of `GATHERING`."""
    return Gathering(
        id=row[0],
        kind=Kind(row[1]),
        status=Status(row[2]),
        title=row[3],
        starts_at=row[4],
        ends_at=row[5],
        format=Format(row[6]),
        place_note=row[7],
        online_url=row[8],
        story_title=row[9],
        tellers=row[10],
        created_by=row[11],
        ordinal=row[12],
        question=row[13] or "",
        held_by=row[14],
        cancel_reason=row[15],
        announced_at=row[16],
        revision=row[17],
        place=None if row[18] is None else Place(*row[18:23]),
    )


def waiting_of(row: Row) -> Waiting:
    """Return the draft of such a row, with whose it is and when it was touched last."""
    author, created_at, touched_at = row[23:]
    return Waiting(gathering_of(row), author or "", max(created_at, touched_at or created_at))
