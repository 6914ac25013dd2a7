"""A meeting to be passed on: a text to copy, a code for a poster, a card for any chat."""

from bot.callbacks.sharing import CardLanguage, InlineCard, PosterTap
from bot.calls import Button, Offer, Screen
from bot.domain.gathering import Gathering, Kind
from bot.services.meetings import Seen
from bot.texts import Html
from bot.views.meetings import deep_link, group_card, titled, where
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

_QUERY = 60  # characters of a title: enough to find it again, and Telegram takes 256


def ways(gathering: Gathering, setting: Setting) -> Screen:
    """Show how to pass a meeting on: a text for everywhere, the card for Telegram, the code."""
    text = Html(f"<pre>{_to_forward(gathering, setting)}</pre>")
    query = gathering.title[:_QUERY]
    in_chat = Button(setting.words.plain("share.in_chat"), inline_query=query)
    poster = setting.button("share.poster", PosterTap(gathering.id))
    told = setting.words(said_of(gathering, "share.how"), text=text)
    return Screen(told, ((in_chat,), (poster,)))


def _to_forward(gathering: Gathering, setting: Setting) -> Html:
    key, facts = said_of(gathering, "share.text"), {"question": gathering.question}
    if gathering.kind is Kind.RELAY:  # its link is public, unlike that of a meeting of ours
        key, facts = "share.text_relay", _of_others(gathering)
    return setting.words(
        key,
        title=gathering.title,
        when=_when(gathering, setting),
        where=where(gathering, setting),
        link=link(gathering, setting),
        human_contact=setting.community.human_contact,
        **facts,
    )


def _of_others(gathering: Gathering) -> dict[str, str]:
    return {"held_by": gathering.held_by, "online": gathering.online_url}


def _when(gathering: Gathering, setting: Setting) -> str:
    """Say when, in words that can be copied anywhere."""
    if gathering.starts_at is None:
        return ""
    when, duration = setting.when_plain(gathering.starts_at), setting.duration(gathering.duration)
    return setting.words.plain("card.when", when=when, duration=duration) if duration else when


def link(gathering: Gathering, setting: Setting) -> str:
    """Return the address that leads to a meeting from anywhere."""
    return setting.link(deep_link(gathering.id))


def under_the_code(gathering: Gathering, setting: Setting) -> Screen:
    """Say what a code leads to, for whoever holds the poster."""
    return Screen(
        setting.words(
            said_of(gathering, "share.poster_caption"),
            title=titled(gathering.kind, gathering.title, setting),
            when=_when(gathering, setting),
            where=where(gathering, setting),
            link=link(gathering, setting),
        )
    )


def for_print(setting: Setting) -> Screen:
    """Say what the large code is for."""
    return Screen(setting.words("share.print_caption"))


def code_name(gathering: Gathering, setting: Setting) -> str:
    return setting.words.plain(said_of(gathering, "share.code_name"), number=gathering.id)


def offer(seen: Seen, setting: Setting) -> Offer:
    """Offer the card of a meeting to somebody who typed our name in another chat."""
    gathering = seen.gathering
    when = setting.when_plain(gathering.starts_at) if gathering.starts_at else ""
    place = where(gathering, setting)
    return Offer(
        InlineCard(gathering.id, CardLanguage(setting.words.language)).pack(),
        titled(gathering.kind, gathering.title, setting),
        setting.words.plain("share.offered", when=when, where=place),
        group_card(seen, setting),
    )
