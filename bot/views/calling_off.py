"""A meeting that is called off, or takes place after all: asked, shown, done."""

from bot.callbacks.changes import CancelNowTap, CancelStep, CancelTap
from bot.callbacks.meetings import BoardTap, ChangeTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.services.calling_off import Done, Prospect
from bot.views.change_diffs import next_rows, told_line
from bot.views.changes import line
from bot.views.setting import Setting
from bot.views.visit_changes import other_date, said_of


def ask_reason(prospect: Prospect, setting: Setting) -> Screen:
    """Ask why, if anybody wants to say so."""
    gathering = prospect.gathering
    without = CancelTap(gathering.id, CancelStep.NO_REASON)
    return Screen(
        setting.words("change.ask_reason", line=line(gathering, setting)),
        (
            (setting.button("change.no_reason", without),),
            (_stay(gathering, setting),),
        ),
    )


def ask_to_cancel(prospect: Prospect, reason: str, stamp: int, setting: Setting) -> Screen:
    """Show what will be read, and by how many; the next tap calls it off."""
    gathering = prospect.gathering
    text = setting.words(
        "change.sure_to_cancel",
        line=line(gathering, setting),
        reason=reason,
        told=told_line(prospect.told, setting),
    )
    yes = setting.button("change.yes_cancel", CancelNowTap(gathering.id, stamp), style="danger")
    return Screen(text, ((yes,), (_stay(gathering, setting),)))


def ask_to_reinstate(prospect: Prospect, setting: Setting) -> Screen:
    gathering = prospect.gathering
    text = setting.words(
        said_of(gathering, "change.sure_to_reinstate"),
        line=line(gathering, setting),
        told=told_line(prospect.told, setting),
    )
    yes = CancelTap(gathering.id, CancelStep.REINSTATE_NOW)
    return Screen(
        text,
        (
            (setting.button("change.yes_reinstate", yes, style="success"),),
            (setting.button("pub.board", BoardTap(gathering.id)),),
        ),
    )


def cancelled(done: Done, setting: Setting) -> Screen:
    gathering = done.gathering
    told = told_line(done.told, setting)
    text = setting.words("change.cancelled", line=line(gathering, setting), told=told)
    return Screen(text, (*other_date(gathering, setting), *next_rows(gathering, setting)))


def reinstated(done: Done, setting: Setting) -> Screen:
    gathering = done.gathering
    told = told_line(done.told, setting)
    text = setting.words("change.reinstated", line=line(gathering, setting), told=told)
    return Screen(text, next_rows(gathering, setting))


def news(done: Done, setting: Setting, *, is_cancelled: bool) -> Screen:
    """Tell another organiser in a line what was done."""
    gathering = done.gathering
    text = setting.words(
        said_of(gathering, "change.news_cancelled" if is_cancelled else "change.news_reinstated"),
        name=done.by.name,
        line=line(gathering, setting),
    )
    return Screen(text, next_rows(gathering, setting))


def _stay(gathering: Gathering, setting: Setting) -> Button:
    return setting.button("change.do_not_cancel", ChangeTap(gathering.id))
