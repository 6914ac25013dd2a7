"""Bringing in many people: what to send, what was read, what was done."""

from collections.abc import Sequence

from bot.callbacks.directory import RosterStep, RosterTap
from bot.calls import Screen
from bot.domain.roster import MOST_LINES, Fault
from bot.services.rosters import Imported, Plan
from bot.texts import Html
from bot.views.directory import to_people
from bot.views.setting import Setting

_FAULTS = 12
_NAMES = 5
FILE = "liens.csv"


def ask(setting: Setting) -> Screen:
    return Screen(setting.words("roster.ask", most=MOST_LINES), (to_people(setting),))


def preview(plan: Plan, setting: Setting) -> Screen:
    """Show what a table would bring, with every fault by its line, before anything is written."""
    words, newcomers = setting.words, len(plan.newcomers)
    text = words(
        "roster.preview",
        newcomers=newcomers,
        organisations=plan.new_organisations or "",
        known=_known(plan),
        faults=len(plan.faults) or "",
    )
    whole = Html("\n".join((text, *_faults(plan.faults, setting)) if plan.faults else (text,)))
    no = setting.button("roster.no_button", RosterTap(RosterStep.NO))
    if not newcomers:
        return Screen(whole, ((no,),))
    yes = setting.button("roster.yes_button", RosterTap(RosterStep.YES), count=newcomers)
    return Screen(whole, ((yes,), (no,)))


def _known(plan: Plan) -> str:
    """Count those who are known already, and name the first ones."""
    if not plan.known:
        return ""
    named = ", ".join(entry.name for entry in plan.known[:_NAMES])
    more = ", …" if len(plan.known) > _NAMES else ""
    return f"{len(plan.known)} ({named}{more})"


def _faults(faults: Sequence[Fault], setting: Setting) -> Sequence[Html]:
    lines = [
        setting.words(
            "roster.fault", line=fault.line, what=setting.words(f"roster.fault_{fault.kind.value}")
        )
        for fault in faults[:_FAULTS]
    ]
    rest = len(faults) - _FAULTS
    return [*lines, setting.words("roster.more_faults", count=rest)] if rest > 0 else lines


def done(imported: Imported, setting: Setting) -> Screen:
    """Say what was written."""
    text = setting.words(
        "roster.done", count=len(imported.arrived), links=len(imported.with_link) or ""
    )
    return Screen(text, (to_people(setting),))


def left(setting: Setting) -> Screen:
    return Screen(setting.words("roster.left"), (to_people(setting),))


def not_fetched(setting: Setting) -> Screen:
    return Screen(setting.words("roster.not_fetched"), (to_people(setting),))


def beside_the_file(setting: Setting) -> Screen:
    return Screen(setting.words("roster.file"))


def headings(setting: Setting) -> Sequence[str]:
    """Return what stands above the columns of the file of links."""
    names = ("name", "organisation", "contact", "link")
    return [setting.words.plain(f"roster.column_{name}") for name in names]
