"""Where a meeting is announced, to whom and when: what an organiser can choose."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.meetings import ChangeTap
from bot.callbacks.publishing import (
    PublishAtTap,
    PublishStep,
    PublishTap,
    SpacePageTap,
    SpaceTap,
)
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.moments import at_wall_clock, in_minutes
from bot.domain.space import Space
from bot.domain.typed_date import Note
from bot.services.publication_plans import Choice
from bot.texts import Html, dates
from bot.views.publishing import reach_line
from bot.views.readings import NOTES
from bot.views.setting import Setting

PAGE = 8
_TITLE = 40  # characters of a group's title on a button
_MORNING = time(9)
_DAYS_AHEAD = (1, 2, 7)


def choose(choice: Choice, setting: Setting, *, page: int = 0) -> Screen:
    """Show each group with its state, private messages, and what can be done next."""
    draft, publication = choice.draft, choice.publication
    text = setting.words("pub.choose", title=draft.title, reach=reach_line(choice.reach, setting))
    spaces = _page_of(choice.spaces, page)
    rows = [(_toggle(choice, space, setting),) for space in spaces]
    privately = "pub.privately" if publication.privately else "pub.not_privately"
    planned = PublishStep.TAKE_BACK if publication.publish_at else PublishStep.LATER
    later = "pub.take_back" if publication.publish_at else "pub.later"
    return Screen(
        text,
        (
            *rows,
            *_turn(draft.id, choice.spaces, page, setting),
            (_step(draft.id, PublishStep.PRIVATELY, privately, setting),),
            (_step(draft.id, PublishStep.NOW, "pub.now", setting, style="success"),),
            (_step(draft.id, planned, later, setting),),
            (setting.button("pub.preview", DraftTap(draft.id, DraftStep.PREVIEW)),),
        ),
    )


def ask_when(draft: Gathering, setting: Setting, *, said: Html | None = None) -> Screen:
    """Ask when to publish, after saying what was wrong with the last answer."""
    rows = [
        (Button(setting.when_plain(at), PublishAtTap(draft.id, in_minutes(at)).pack()),)
        for at in _mornings(draft, setting)
    ]
    question = setting.words("pub.ask_when")
    return Screen(_after(said, question), (*rows, (_back(draft.id, setting),)))


def ask_hour(draft: Gathering, day: date, setting: Setting) -> Screen:
    text = setting.words("pub.ask_hour", day=setting.day(day))
    return Screen(text, ((_back(draft.id, setting),),))


def confirm_when(
    draft: Gathering, at: datetime, setting: Setting, *, note: Note | None = None
) -> Screen:
    """Echo the moment in full before it is planned."""
    zone = dates.zone_note(setting.zone.key, language=setting.words.language)
    said = setting.words(NOTES[note]) if note else ""
    text = setting.words("pub.confirm_when", when=setting.when(at), zone=zone, note=said)
    yes = setting.button("pub.yes_then", PublishAtTap(draft.id, in_minutes(at)), style="success")
    return Screen(
        text,
        ((yes,), (_step(draft.id, PublishStep.LATER, "pub.other_moment", setting),)),
    )


def elsewhere(
    meeting: Gathering,
    spaces: Sequence[Space],
    setting: Setting,
    *,
    page: int = 0,
    also: Space | None = None,
) -> Screen:
    """Offer the groups in which a published meeting has no card, after saying where it now has."""
    key = "pub.elsewhere" if spaces else "pub.everywhere"
    question = setting.words(key, title=meeting.title)
    said = setting.words("pub.also_in", title=also.title) if also else None
    rows = [
        (Button(_named(space, setting), SpaceTap(meeting.id, space.id).pack()),)
        for space in _page_of(spaces, page)
    ]
    back = setting.button("pub.change", ChangeTap(meeting.id))
    turn = _turn(meeting.id, spaces, page, setting)
    return Screen(_after(said, question), (*rows, *turn, (back,)))


def _mornings(draft: Gathering, setting: Setting) -> list[datetime]:
    """Return some good moments before the meeting: nine o'clock, on days that are not Sundays."""
    days = (setting.today + timedelta(days=ahead) for ahead in _DAYS_AHEAD)
    sunday = 6
    found = [
        at_wall_clock(day, _MORNING, setting.zone).at for day in days if day.weekday() != sunday
    ]
    return [at for at in found if not draft.starts_at or at < draft.starts_at]


def _toggle(choice: Choice, space: Space, setting: Setting) -> Button:
    key = "pub.with_space" if choice.publication.takes(space) else "pub.without_space"
    label = setting.words.plain(key, title=_named(space, setting))
    return Button(label, SpaceTap(choice.draft.id, space.id).pack())


def _named(space: Space, setting: Setting) -> str:
    """Return a group's name as far as a button has room; topics of one group share it."""
    title = space.title[:_TITLE] or setting.words.plain("pub.unnamed_group")
    if space.thread_id is None:
        return title
    return setting.words.plain("pub.topic", title=title, number=space.thread_id)


def _page_of(spaces: Sequence[Space], page: int) -> Sequence[Space]:
    return spaces[page * PAGE : (page + 1) * PAGE]


def _turn(
    gathering_id: int, spaces: Sequence[Space], page: int, setting: Setting
) -> Sequence[Sequence[Button]]:
    last = max(len(spaces) - 1, 0) // PAGE
    near = (("button.before", page - 1), ("button.after", page + 1))
    row = tuple(
        setting.button(key, SpacePageTap(gathering_id, number))
        for key, number in near
        if 0 <= number <= last
    )
    return (row,) if row else ()


def _back(gathering_id: int, setting: Setting) -> Button:
    return _step(gathering_id, PublishStep.CHOOSE, "pub.choose_back", setting)


def _step(
    gathering_id: int, step: PublishStep, key: str, setting: Setting, *, style: str = ""
) -> Button:
    return setting.button(key, PublishTap(gathering_id, step), style=style)


def _after(said: Html | None, question: Html) -> Html:
    return Html(f"{said}\n\n{question}") if said else question
