"""How a meeting is announced: the counts before, and what was done."""

from datetime import datetime

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.meetings import BoardTap, ChangeTap, ShareTap
from bot.calls import Screen
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.services.publications import Due, Published, Reach
from bot.texts import Html
from bot.views import meetings, menus
from bot.views.quiet import why_later
from bot.views.setting import Setting


def reach_line(reach: Reach, setting: Setting) -> Html:
    """Say how many groups and people an announcement reaches, how many it does not, and when."""
    words = setting.words
    groups = {0: "pub.groups_none", 1: "pub.groups_one"}.get(reach.spaces, "pub.groups_many")
    people = {0: "pub.people_none", 1: "pub.people_one"}.get(reach.people, "pub.people_many")
    others = {0: "", 1: "pub.otherwise_one"}.get(reach.otherwise, "pub.otherwise_many")
    at = reach.publish_at
    return words(
        "pub.reach",
        groups=words(groups, count=reach.spaces),
        people=words(people, count=reach.people),
        otherwise=words(others, count=reach.otherwise) if others else "",
        planned=words("pub.planned", when=setting.when(at)) if at else "",
    )


def published(published: Published, setting: Setting) -> Screen:
    """Say what was announced and to whom, and where it goes on."""
    gathering = published.gathering
    writes_at = published.writes_at
    text = setting.words(
        "pub.published",
        line=meetings.announcement(gathering, setting),
        reach=reach_line(published.reach, setting),
        later=_writes_at(writes_at, setting) if writes_at else "",
        put_off=_put_off(published.put_off, setting),
        link=setting.link(meetings.deep_link(gathering.id)),
    )
    return Screen(
        text,
        (
            (setting.button("pub.board", BoardTap(gathering.id)),),
            (
                setting.button("pub.share", ShareTap(gathering.id)),
                setting.button("pub.change", ChangeTap(gathering.id)),
            ),
        ),
    )


def _put_off(number: int, setting: Setting) -> Html:
    key = {0: "", 1: "pub.put_off_one"}.get(number, "pub.put_off_many")
    return setting.words(key, count=number) if key else Html("")


def _writes_at(at: datetime, setting: Setting) -> Html:
    return setting.words("pub.writes_at", when=setting.when(at), why=why_later(setting))


def news(due: Due, setting: Setting) -> Screen:
    """Tell an organiser what came of a planned publication."""
    if due.published:
        return published(due.published, setting)
    why = setting.words(due.refusal.key, **due.refusal.facts) if due.refusal else ""
    text = setting.words("pub.not_published", title=_title(due.gathering, setting), why=why)
    if due.gathering.status is not Status.DRAFT:
        return menus.with_menu(text, setting)
    look = DraftTap(due.gathering.id, DraftStep.PREVIEW)
    return Screen(text, ((setting.button("pub.see_draft", look),),))


def deleted(draft: Gathering, by: Member, setting: Setting) -> Screen:
    """Tell who had planned a publication that another organiser deleted the draft."""
    why = setting.words("pub.deleted", name=by.name)
    title = _title(draft, setting)
    return menus.with_menu(setting.words("pub.not_published", title=title, why=why), setting)


def _title(gathering: Gathering, setting: Setting) -> str:
    return gathering.title or setting.words.plain("draft.untitled")
