"""Which sentences the code asks for, found in its source."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.callbacks.people import Consent, Errand
from bot.callbacks.profiles import Tongue
from bot.domain.appointment import Stage
from bot.domain.attendance import Circle, Mode, Taking
from bot.domain.board import Listing
from bot.domain.change import Part
from bot.domain.dialogue import Step
from bot.domain.effort import EffortKind
from bot.domain.feedback import Consent as FeedbackConsent, Echo, Takeaway
from bot.domain.mailing import NUDGED, OF_A_GATHERING, Group
from bot.domain.manner import MANNERS, Kind
from bot.domain.member import Channel, Directory, Role, Status, Topic
from bot.domain.order import DOCUMENTS, TABLES
from bot.domain.organisation import OrganisationKind, Scale
from bot.domain.pause import Pause
from bot.domain.place import Format
from bot.domain.presence import Mark
from bot.domain.report import Section as Written
from bot.domain.roster import FaultKind
from bot.domain.rsvp import Answer, Readers, Timing, Via
from bot.domain.section import OF_VISITS, Section
from bot.domain.task import Task
from bot.services.signs import OpenRole
from bot.services.tables import PAPERS
from bot.views.calendar_links import WebCalendar
from bot.views.menus import GROUP_COMMANDS, MEMBER_COMMANDS, ORGANISER_COMMANDS
from bot.views.table_papers import _ANSWERS, _FEEDBACKS, _PLACES, _PRESENCES, _VISITORS
from tests.texts.offer_keys import OFFERS
from tests.texts.telling_keys import TELLINGS

ROOT = Path(__file__).parents[2]
_OUTSIDE = ("sandbox", "config")
_KEY = re.compile(r"[a-z]+(?:\.[a-z_]+)+")


@cache
def _trees() -> tuple[ast.AST, ...]:
    paths = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("handlers/**/*.py")]
    inside = [path for path in paths if path.relative_to(ROOT).parts[1] not in _OUTSIDE]
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in inside)


def _nodes() -> Iterator[ast.AST]:
    return (node for tree in _trees() for node in ast.walk(tree))


def actions() -> set[str]:
    """Return what the journal of organisers may hold: « area.verb », given to `note`."""
    notes = (n for n in _nodes() if isinstance(n, ast.Call) and _name(n.func).strip("_") == "note")
    given = (argument for note in notes for argument in note.args)
    return {
        str(argument.value)
        for argument in given
        if isinstance(argument, ast.Constant) and _KEY.fullmatch(str(argument.value))
    }


class _Actions:
    """Every action, looked for when somebody asks: to read all the source takes seconds."""

    def __iter__(self) -> Iterator[str]:
        return iter(actions())


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


RECORD_STEPS = (
    *("name", "organisations", "channel", "contact", "link", "unite", "erase"),
    *("kind", "where", "scale"),
)
TOLD_ALONE = {kind for kind in Kind if not MANNERS[kind].is_work} - {
    *(Kind.REMINDER, Kind.LAST_REMINDER),  # these are told by their stage
}
COMMANDS = {*MEMBER_COMMANDS, *ORGANISER_COMMANDS, *GROUP_COMMANDS}
FAMILIES: Mapping[str, Iterable[str]] = {
    **OFFERS,
    **TELLINGS,
    "account.of_{}": TOLD_ALONE,
    "account.stage_{}": (Stage.CALL, Stage.DETAILS, Stage.LAST),
    **dict.fromkeys(("answer.{}", "listing.said_{}"), Answer),
    "behalf.channel_{}": set(Channel) - {Channel.TELEGRAM},
    "behalf.readers_{}": Readers,
    "behalf.via_{}": (Via.PHONE, Via.MAIL, Via.IN_PERSON),
    "board.channel_{}": set(Channel) - {Channel.TELEGRAM},
    "board.list_{}": Listing,
    "board.readers_{}": Readers,
    "board.timing_{}": set(Timing) - {Timing.BEFORE},
    "board.via_{}": (Via.PHONE, Via.MAIL, Via.IN_PERSON),
    "button.{}": set(Errand) - {Errand.MENU},
    "calendar.in_{}": WebCalendar,
    "card.state_{}": Answer,
    "change.part_{}": Part,
    "chart.taking_{}": Takeaway,
    "command.{}": COMMANDS,
    "command.{}.description": COMMANDS,
    "desk.help_{}": Written,
    "desk.sign_{}": ("plus", "minus", "mixed", "plain"),
    "directory.channel_{}": Channel,
    "directory.kind_{}": OrganisationKind,
    "directory.scale_{}": Scale,
    "directory.status_{}": Status,
    "directory.to_{}": RECORD_STEPS,
    "draft.section_{}": Section,
    "draft.write_{}": set(Section) - OF_VISITS - {Section.DATE, Section.END, Section.PLACE},
    "effort.kind_{}": EffortKind,
    "form.{}": DOCUMENTS,
    "feedback.allow_{}": FeedbackConsent,
    "feedback.echo_{}": Echo,
    "feedback.may_{}": FeedbackConsent,
    "feedback.said_{}": FeedbackConsent,
    "feedback.takeaway_{}": Takeaway,
    "format.{}": Format,
    "late.team_{}": Answer,
    "letter.asked_{}": Answer,
    "mailing.short_{}": (*OF_A_GATHERING, Group.EVERYONE),
    "mailing.title_{}": ("running", "later", "stopped", "over"),
    "noted.allow_{}": FeedbackConsent,
    "nudge.ask_{}": NUDGED,
    "journal.{}": _Actions(),
    "paper.section_{}": Written,
    "pause.for_{}": Pause,
    "presence.circle_{}": set(Circle) - {Circle.HOST, Circle.VISITOR},
    "presence.hint_{}": Taking,
    "presence.state_{}": Mark,
    "profile.about_{}": Topic,
    "profile.in_{}": Tongue,
    "profile.seen_{}": Directory,
    "role.{}": Role,
    "roster.column_{}": ("name", "organisation", "contact", "link"),
    "roster.fault_{}": FaultKind,
    "rsvp.changed_{}": Answer,
    "rsvp.{}": Answer,
    "signs.role_{}": OpenRole,
    "start.{}": Consent,
    "tables.circle_{}": Circle,
    "tables.column_{}": (*_ANSWERS, *_VISITORS, *_PRESENCES, *_FEEDBACKS),
    "tables.echo_{}": Echo,
    "tables.file_{}": PAPERS,
    "tables.form_{}": TABLES,
    "tables.mode_{}": Mode,
    "tables.place_{}": _PLACES,
    "tables.taking_{}": Takeaway,
    "tables.title_{}": PAPERS,
    "tables.via_{}": (Via.PHONE, Via.MAIL, Via.IN_PERSON, "telegram"),
    "task.{}": Task,
    "topic.{}": Topic,
    "visibility.{}": Directory,
    "visit.write_{}": ("topic", "meet", "access", "contact"),
    "year.column_{}": ("meeting", "visit", "day", "people"),
    "year.heading_{}": (*("meetings", "stories", "visits", "sparks", "reach", "hours", "chosen"),),
    "year.label_{}": ("organisations", "places", "missing", "hours"),
}
"""Keys that are put together: what stands in for {} is one of these."""
BUTTON_FAMILIES = (
    *("tables.form_{}", "tables.title_{}"),
    *("directory.channel_{}", "directory.kind_{}", "directory.scale_{}", "directory.to_{}"),
    *("behalf.channel_{}", "behalf.readers_{}", "behalf.via_{}", "board.list_{}"),
    "calendar.in_{}",
    *("answer.{}", "button.{}"),
    "change.part_{}",
    "draft.section_{}",
    *("feedback.allow_{}", "feedback.echo_{}", "feedback.takeaway_{}"),
    *("form.{}", "format.{}", "noted.allow_{}"),
    *("offer.accept_{}", "offer.for_{}", "offer.kind_{}", "offer.line_{}", "offer.phrase_{}"),
    "pause.for_{}",
    "profile.in_{}",
    "start.{}",
    "visibility.{}",
)

_FAMILY = re.compile(r"[a-z]+\.[a-z_{}.]+")
_ASKING = frozenset({"words", "plain", "button", "toast", "alert"})
# Questions, what the journal of organisers may hold, and a memo. Some of these are sentences too:
# whoever says them asks for them by name, or by a button that is called so.
_SAID_TOO = {"team.give", "team.invite", "team.take", "draft.delete", "directory.revoke"}


@cache
def _not_sentences() -> frozenset[str]:
    return (frozenset(Step) | actions() | {"draft.in_hand"}) - _SAID_TOO


def asked_for() -> set[str]:
    """Return the keys that the code asks for by a whole name, in a call."""
    calls = (node for node in _nodes() if isinstance(node, ast.Call) and node.args)
    return {
        argument.value
        for call in calls
        for argument in call.args[:1]
        if _name(call.func) in _ASKING
        and isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and argument.value
    }


def mentioned(areas: set[str]) -> set[str]:
    """Return every whole name in the code that can only be a key: `rsvp.same`, in `areas`."""
    texts = (n.value for n in _nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str))
    dotted = {text for text in texts if _KEY.fullmatch(text) and not text.endswith("_")}
    return {text for text in dotted if text.partition(".")[0] in areas} - _not_sentences()


def families() -> set[str]:
    """Return the keys that the code puts together, with {} for what varies."""
    built = {_pattern(node) for node in _nodes() if isinstance(node, ast.JoinedStr)}
    return {pattern for pattern in built if _FAMILY.fullmatch(pattern)}


def expanded(names: Iterable[str]) -> set[str]:
    """Return the keys of some families."""
    return {
        name.format(member.value if isinstance(member, StrEnum) else member)
        for name in names
        for member in FAMILIES[name]
    }


def on_buttons() -> set[str]:
    """Return the keys of the words that stand on buttons, where no name is filled in."""
    calls = (node for node in _nodes() if isinstance(node, ast.Call))
    of_calls = {
        str(argument.value)
        for call in calls
        for argument in call.args
        if _name(call.func) in {"button", "_step"}
        and isinstance(argument, ast.Constant)
        and "." in str(argument.value)
    }
    return of_calls | expanded(BUTTON_FAMILIES) | {"visibility.name_only", "card.private"}


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(
        part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "{}"
        for part in node.values
    )
