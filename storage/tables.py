"""All tables, by name: keys, unique constraints, checks and indexes, and nothing else."""

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
from storage.types import metadata

__all__ = [
    "affiliations",
    "agenda_items",
    "attendances",
    "audit",
    "cards",
    "consents",
    "dialogues",
    "gatherings",
    "inbox",
    "meetings",
    "members",
    "memos",
    "metadata",
    "organisations",
    "places",
    "proxy_grants",
    "role_grants",
    "rsvp_history",
    "rsvps",
    "spaces",
    "stories",
    "story_voices",
    "visit_hosts",
    "visits",
]
