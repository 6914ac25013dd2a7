"""Who may do what: one table, asked at the moment of the effect (product, « Who may do what »)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from bot.domain.member import NotAnOrganiser, Role


class Action(StrEnum):
    PREPARE = "prepare"  # drafts: begin, edit, delete
    PUBLISH = "publish"
    CHANGE = "change"  # what is published: change, move, reinstate
    CANCEL = "cancel"
    SEE_TOTALS = "see_totals"
    SEE_ANSWERS = "see_answers"  # with names
    READ_WORDS = "read_words"
    ANSWER_FOR = "answer_for"
    SEE_DIRECTORY = "see_directory"
    EDIT_DIRECTORY = "edit_directory"  # members and organisations: edit, merge, import
    LEAD_TEAM = "lead_team"  # invite, give and take roles
    LINK_SPACE = "link_space"
    SEE_JOURNAL = "see_journal"
    SEE_INCIDENTS = "see_incidents"
    NUDGE = "nudge"  # ask those who are silent or unsure
    WRITE_TO_MANY = "write_to_many"
    REPLY = "reply"  # to what members wrote to the project group
    NOTE_PRESENCE = "note_presence"  # who was there
    READ_FEEDBACK = "read_feedback"  # what people took home, with the words they gave the team
    WRITE_REPORT = "write_report"
    PUBLISH_REPORT = "publish_report"
    NOTE_EFFORT = "note_effort"  # the hours that a gathering took
    EXPORT = "export"  # tables with names
    SETTLE_OFFERS = "settle_offers"  # what members offer: visits, places for meetings
    GIVE_PLACES = "give_places"  # of a visit: move people, change how many there are


_GROUP: Final = frozenset({Role.PROJECT_GROUP})
_BESIDES: Final[Mapping[Action, frozenset[Role]]] = {
    Action.SEE_TOTALS: frozenset(
        {Role.FACILITATOR, Role.AUTHOR, Role.STORYTELLER, Role.VISIT_HOST, Role.FUNDER_OBSERVER}
    ),
    Action.READ_WORDS: frozenset({Role.FACILITATOR, Role.AUTHOR}),
    **dict.fromkeys(
        (
            Action.NOTE_PRESENCE,
            Action.READ_FEEDBACK,
            Action.WRITE_REPORT,
            Action.PUBLISH_REPORT,
            Action.NOTE_EFFORT,
        ),
        frozenset({Role.AUTHOR}),
    ),
}


def may(roles: Collection[Role], action: Action) -> bool:
    """Tell whether somebody with these roles may do this. The project group may do everything."""
    allowed = _GROUP | _BESIDES.get(action, frozenset())
    return not allowed.isdisjoint(roles)


def check_may(roles: Collection[Role], action: Action) -> None:
    """
    Refuse what these roles do not allow.

    Raises:
        NotAnOrganiser: only others may.
    """
    if not may(roles, action):
        raise NotAnOrganiser


def only_observes(roles: Collection[Role]) -> bool:
    """Tell whether roles are those of somebody who looks on for a funder, and no organiser's."""
    return Role.FUNDER_OBSERVER in roles and Role.PROJECT_GROUP not in roles
