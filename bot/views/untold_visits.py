"""« La visite a-t-elle été racontée ? », beside what is noted of the meeting that heard of it."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.visits import TellingTap
from bot.calls import Button
from bot.domain.board import Titled
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.setting import Setting

_VISITS: Final = 4
_TITLE: Final = 60
_LABEL: Final = 25


def asked(visits: Sequence[Titled], setting: Setting) -> Html:
    """Ask of each visit whether it was told; nothing where there is none."""
    lines = [
        setting.words("telling.untold_line", title=shortened(one.title, limit=_TITLE))
        for one in visits[:_VISITS]
    ]
    return Html("\n".join(lines))


def named(visits: Sequence[Titled]) -> str:
    """Name the visits of which nobody said whether they were told."""
    return ", ".join(shortened(one.title, limit=_TITLE) for one in visits[:_VISITS])


def rows(visits: Sequence[Titled], setting: Setting) -> Sequence[Sequence[Button]]:
    """Lead to the question that the page of each visit asks."""
    return [(_button(one, setting),) for one in visits[:_VISITS]]


def _button(one: Titled, setting: Setting) -> Button:
    title = shortened(one.title, limit=_LABEL)
    return setting.button("telling.untold_button", TellingTap(one.gathering_id), title=title)
