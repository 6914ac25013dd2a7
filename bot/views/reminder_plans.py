"""When members are reminded of a meeting, as organisers see and choose it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from bot.callbacks.boards import AccountTap
from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.meetings import BoardTap, ChangeTap
from bot.callbacks.reminders import (
    ReminderStageTap,
    RemindersTap,
    ReminderTap,
    UsualRemindersTap,
)
from bot.calls import Button, Screen
from bot.domain import reminder
from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering, Status
from bot.domain.reminder import OFFERED, Choice
from bot.services.reminder_plans import Line, LineState, Reminders
from bot.texts import Html
from bot.views.setting import Setting

_PER_ROW: Final = 3
_ASKED: Final[Mapping[Stage, str]] = {
    Stage.CALL: "remind.ask_call",
    Stage.DETAILS: "remind.ask_details",
    Stage.LAST: "remind.ask_last",
}
_NAMES: Final[Mapping[Stage, str]] = {
    Stage.CALL: "remind.call_button",
    Stage.DETAILS: "remind.details_button",
    Stage.LAST: "remind.last_button",
}


def overview(found: Reminders, setting: Setting, *, said: str = "") -> Screen:
    """Show when each reminder leaves, or what became of it; each can be chosen."""
    gathering = found.gathering
    lines = {line.stage.value: _said(line, setting) for line in found.lines}
    text = setting.words(
        "remind.plan",
        said=setting.words(said) if said else "",
        title=gathering.title or setting.words.plain("draft.untitled"),
        **{stage.value: lines.get(stage.value, "") for stage in reminder.STAGES},
    )
    rows = [
        (setting.button(_NAMES[line.stage], ReminderStageTap(gathering.id, line.stage)),)
        for line in found.lines
        if line.state is not LineState.LEFT
    ]
    usual = (setting.button("remind.usual_button", UsualRemindersTap(gathering.id)),)
    return Screen(text, (*rows, *((usual,) if found.choice else ()), *_back(gathering, setting)))


def ask(found: Reminders, stage: Stage, setting: Setting) -> Screen:
    """Ask when one of the reminders leaves."""
    gathering = found.gathering
    now = found.plan.number(stage)
    text = setting.words(_ASKED[stage], now=_offered(stage, now, setting))
    buttons = [
        Button(_offered(stage, number, setting), ReminderTap(gathering.id, stage, number).pack())
        for number in OFFERED[stage]
        if number != now and _may_come(found, stage, number, setting)
    ]
    rows = [tuple(buttons[i : i + _PER_ROW]) for i in range(0, len(buttons), _PER_ROW)]
    back = (setting.button("change.back", RemindersTap(gathering.id)),)
    return Screen(text, (*rows, back))


def _may_come(found: Reminders, stage: Stage, number: int, setting: Setting) -> bool:
    """Tell whether a choice is of any use: what is past is not offered."""
    if not number or found.gathering.starts_at is None:
        return True
    plan = found.plan.chosen({stage: number})
    community = setting.community
    coming = reminder.moments(found.gathering, plan, community.quiet, community.zone)
    return any(one.stage is stage and one.due_at > setting.now for one in coming)


def line(gathering: Gathering, choice: Choice, setting: Setting) -> Html:
    """Say in one line when members will be reminded of what is about to be published."""
    if gathering.starts_at is None:
        return Html()
    community = setting.community
    plan = community.reminders.chosen(choice)
    planned = reminder.moments(gathering, plan, community.quiet, community.zone)
    told = [setting.when_plain(one.due_at) for one in planned if one.due_at > setting.now]
    if not told:
        return setting.words("remind.line_none")
    return setting.words("remind.line", moments=", ".join(told))


def _said(line: Line, setting: Setting) -> Html:
    when = setting.when(line.at) if line.at else ""
    match line.state:
        case LineState.PLANNED:
            return Html(when)
        case LineState.LEFT:
            return setting.words("remind.state_left", when=when)
        case LineState.MISSED:
            return setting.words("remind.state_missed")
        case LineState.PAST:
            return setting.words("remind.state_past")
        case LineState.NONE:
            return setting.words("remind.state_none")


def _offered(stage: Stage, number: int, setting: Setting) -> str:
    words = setting.words
    if not number:
        return words.plain("remind.none")
    if stage is Stage.LAST:
        length = setting.duration(timedelta(minutes=number))
        return words.plain("remind.length_before", length=length)
    if number == 1:
        return words.plain("remind.day_before")
    return words.plain("remind.days_before", count=number)


def _back(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    if gathering.status is Status.DRAFT:
        return ((setting.button("pub.preview", DraftTap(gathering.id, DraftStep.PREVIEW)),),)
    return (
        (setting.button("board.messages", AccountTap(gathering.id, 0)),),
        (
            setting.button("pub.change", ChangeTap(gathering.id)),
            setting.button("pub.board", BoardTap(gathering.id)),
        ),
    )
