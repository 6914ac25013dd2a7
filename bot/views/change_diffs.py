"""A change before it is made, « avant » and « après », and what was done with it."""

from dataclasses import replace
from datetime import datetime

from bot.callbacks.changes import ChangeStep, ConfirmChangeTap
from bot.callbacks.meetings import BoardTap, ChangeTap
from bot.calls import Button, Screen
from bot.domain.change import LINES, TOGETHER, Change, Part
from bot.domain.gathering import Gathering
from bot.domain.place import Format
from bot.domain.typed_visit import line_of
from bot.domain.visit import Visit
from bot.services.changes import Made, Preview
from bot.services.tidings import Told
from bot.texts import Html
from bot.views import meetings
from bot.views.changes import line, otherwise, step
from bot.views.quiet import why_later
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

Rows = tuple[tuple[Button, ...], ...]


def diff(preview: Preview, setting: Setting, *, said: str = "") -> Screen:
    """Show what would change, who would hear of it, and ask; `said` is the key of a first line."""
    change = preview.change
    first = said or ("change.news" if preview.is_news else "")
    text = meetings.blocks(
        *([setting.words(said_of(change.before, first))] if first else []),
        setting.words("change.shown", title=change.before.title),
        *(_difference(change, part, setting) for part in Part if part in change.parts),
        _telling(preview, setting),
    )
    gathering = change.before
    return Screen(
        text,
        (
            *_confirming(preview, setting),
            (step(gathering, ChangeStep.MORE, "change.more", setting),),
            (step(gathering, ChangeStep.LEAVE, "change.leave", setting),),
        ),
    )


def _confirming(preview: Preview, setting: Setting) -> Rows:
    """Offer to change it, and to do so the other way when somebody would hear of it."""
    first = ("change.confirm", preview.staged)
    others = (
        [("change.hush", replace(preview.staged, told=0))]
        if preview.is_told
        else [("change.tell", replace(preview.staged, told=1))]
    )
    ways = [first, *(others if preview.concerns_somebody else ())]
    return tuple(
        (
            setting.button(
                key,
                ConfirmChangeTap(staged.gathering_id, staged.revision, staged.stamp),
                style="success" if key == "change.confirm" else "",
            ),
        )
        for key, staged in ways
    )


def made(made: Made, setting: Setting) -> Screen:
    """Say what was changed, and who hears of it when."""
    return told(made.change.after, made.told, setting)


def told(gathering: Gathering, told: Told | None, setting: Setting) -> Screen:
    text = setting.words(
        "change.made",
        line=line(gathering, setting),
        told=told_line(told, setting) if told else setting.words("change.nobody"),
    )
    return Screen(text, next_rows(gathering, setting))


def news(made: Made, setting: Setting) -> Screen:
    """Tell another organiser in a line that a meeting was moved."""
    change = made.change
    key = "change.news_moved" if change.after.starts_at else "change.news_postponed"
    before = change.before.starts_at
    text = setting.words(
        said_of(change.after, key),
        name=made.by.name,
        line=line(change.after, setting),
        before=setting.when(before) if before else "",
    )
    return Screen(text, next_rows(change.after, setting))


def told_line(told: Told, setting: Setting) -> Html:
    """Say how many are written to, when, and how many must be told otherwise."""
    words, at = setting.words, told.leaves_at
    is_later = bool(told.people and at and at > setting.now)
    return words(
        "change.told",
        people=told.people,
        invitations=words("change.invitations", count=told.invitations)
        if told.invitations
        else "",
        later=_leaves_at(at, setting) if is_later and at else "",
        otherwise=otherwise(told.otherwise, setting),
    )


def _leaves_at(at: datetime, setting: Setting) -> Html:
    if at - setting.now <= TOGETHER:
        return setting.words("change.leaves_at", when=setting.when(at))
    return setting.words("change.leaves_later", when=setting.when(at), why=why_later(setting))


def next_rows(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Lead on to the dashboard, and to further changes."""
    return (
        (
            setting.button("pub.board", BoardTap(gathering.id)),
            setting.button("pub.change", ChangeTap(gathering.id)),
        ),
    )


def _difference(change: Change, part: Part, setting: Setting) -> Html:
    return setting.words(
        "change.difference",
        part=setting.words(f"change.part_{part.value}"),
        before=_value(change.before, change.visit, part, setting),
        after=_value(change.after, change.visit_after, part, setting)
        or setting.words("change.nothing"),
    )


def _value(gathering: Gathering, visit: Visit | None, part: Part, setting: Setting) -> str:
    if part in LINES:
        return line_of(visit, LINES[part]) if visit else ""
    at = gathering.starts_at
    values = {
        Part.TITLE: gathering.title,
        Part.DATE: setting.when(at) if at else setting.words("change.no_date"),
        Part.END: _end(gathering, setting),
        Part.FORMAT: setting.words.plain(f"format.{gathering.format.value}"),
        Part.PLACE: meetings.room(replace(gathering, format=Format.IN_PERSON), setting),
        Part.LINK: gathering.online_url,
        Part.QUESTION: gathering.question,
    }
    return values[part]


def _end(gathering: Gathering, setting: Setting) -> str:
    if gathering.ends_at is None:
        return ""
    hour = setting.hour(gathering.ends_at.astimezone(setting.zone).time())
    length = setting.duration(gathering.duration)
    return setting.words.plain("change.end", hour=hour, length=length)


def _telling(preview: Preview, setting: Setting) -> Html:
    """Say what confirming would send."""
    words, is_move = setting.words, preview.change.is_move
    if not preview.is_told:
        return words("change.silent_move" if is_move else "change.silent")
    told = preview.told
    if not preview.concerns_somebody:
        return words("change.nobody_yet", otherwise=otherwise(told.otherwise, setting))
    key = said_of(preview.change.before, "change.tells")
    if is_move:
        key = "change.tells_move" if told.answers else "change.tells_silent"
    return words(key, people=told.people, otherwise=otherwise(told.otherwise, setting))
