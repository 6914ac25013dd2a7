"""How a meeting is announced: the counts before, the choice of where and when, what is done."""

from bot.callbacks.meetings import BoardTap, ChangeTap, ShareTap
from bot.calls import Screen
from bot.services.publications import Published, Reach
from bot.texts import Html
from bot.views import meetings
from bot.views.setting import Setting


def reach_line(reach: Reach, setting: Setting) -> Html:
    """Say how many groups and people an announcement reaches, and how many it does not."""
    words = setting.words
    groups = {0: "pub.groups_none", 1: "pub.groups_one"}.get(reach.spaces, "pub.groups_many")
    people = {0: "pub.people_none", 1: "pub.people_one"}.get(reach.people, "pub.people_many")
    others = {0: "", 1: "pub.otherwise_one"}.get(reach.otherwise, "pub.otherwise_many")
    return words(
        "pub.reach",
        groups=words(groups, count=reach.spaces),
        people=words(people, count=reach.people),
        otherwise=words(others, count=reach.otherwise) if others else "",
    )


def published(published: Published, setting: Setting) -> Screen:
    """Say what was announced and to whom, and where it goes on."""
    gathering = published.gathering
    writes_at = published.writes_at
    text = setting.words(
        "pub.published",
        line=meetings.announcement(gathering, setting),
        reach=reach_line(published.reach, setting),
        later=setting.words("pub.writes_at", when=setting.when(writes_at)) if writes_at else "",
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
