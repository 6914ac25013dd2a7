"""All tables, by name: keys, unique constraints, checks and indexes, and nothing else."""

from storage.tables_corridor import (
    appointments,
    deliveries,
    hushes,
    mailings,
    paces,
    processes,
)
from storage.tables_directory import feeds, invitations, merges, mutes
from storage.tables_gatherings import (
    agenda_items,
    attendances,
    gatherings,
    meetings,
    places,
    rsvp_history,
    rsvps,
    stories,
    story_voices,
    visit_hosts,
    visits,
)
from storage.tables_people import (
    affiliations,
    consents,
    members,
    organisations,
    proxy_grants,
    role_grants,
)
from storage.tables_post import audit, cards, dialogues, inbox, memos, spaces
from storage.tables_programme import edits, looks, publications, speakers
from storage.types import metadata

__all__ = [
    "affiliations",
    "agenda_items",
    "appointments",
    "attendances",
    "audit",
    "cards",
    "consents",
    "deliveries",
    "dialogues",
    "edits",
    "feeds",
    "gatherings",
    "hushes",
    "inbox",
    "invitations",
    "looks",
    "mailings",
    "meetings",
    "members",
    "memos",
    "merges",
    "metadata",
    "mutes",
    "organisations",
    "paces",
    "places",
    "processes",
    "proxy_grants",
    "publications",
    "role_grants",
    "rsvp_history",
    "rsvps",
    "spaces",
    "speakers",
    "stories",
    "story_voices",
    "visit_hosts",
    "visits",
]
