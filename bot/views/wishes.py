"""What a member may be written to about, and the meetings they want to hear no more of."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.profiles import MyPart, MyTap, RemindTap, TopicTap, Wish
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.member import Topic
from bot.services.profiles import Wishes
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.setting import Setting

_SHOWN: Final = 8  # hushed meetings: the first ones to come; others take their places
_TITLE: Final = 40


def messages(wishes: Wishes, setting: Setting) -> Screen:
    """Show each kind of message and what it is; a tap on a line turns it over."""
    words, rations = setting.words, setting.community.rations
    topics = [topic for topic in Topic if wishes.is_organiser or topic is not Topic.DIGEST]
    hushed = wishes.hushed[:_SHOWN]
    text = blocks(
        words("profile.messages"),
        Html("\n".join(_line(topic, setting) for topic in topics)),
        words("profile.rations", daily=rations.daily, weekly=rations.weekly),
        *([words("profile.hushed")] if hushed else []),
    )
    toggles = [(_toggle(topic, setting, is_muted=topic in wishes.mutes),) for topic in topics]
    return Screen(text, (*toggles, *_reminded(hushed, setting), _back(setting)))


def _line(topic: Topic, setting: Setting) -> Html:
    about = setting.words.plain(f"profile.about_{topic.value}")
    return setting.words("profile.topic_line", topic=topic_of(topic, setting), about=about)


def _toggle(topic: Topic, setting: Setting, *, is_muted: bool) -> Button:
    key = "profile.topic_off" if is_muted else "profile.topic_on"
    label = setting.words.plain(key, topic=topic_of(topic, setting))
    return Button(label, TopicTap(topic, Wish.GLADLY if is_muted else Wish.NO_THANKS).pack())


def topic_of(topic: Topic, setting: Setting) -> str:
    """Name a kind of message."""
    return setting.words.plain(f"topic.{topic.value}")


def _reminded(hushed: Sequence[Gathering], setting: Setting) -> Sequence[tuple[Button, ...]]:
    return [(_remind(gathering, setting),) for gathering in hushed]


def _remind(gathering: Gathering, setting: Setting) -> Button:
    title = gathering.title
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
    return Button(
        setting.words.plain("profile.remind_again", title=short), RemindTap(gathering.id).pack()
    )


def _back(setting: Setting) -> tuple[Button, ...]:
    return (setting.button("profile.back_button", MyTap(MyPart.BACK)),)
