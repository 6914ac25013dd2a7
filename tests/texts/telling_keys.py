"""Sentences about the telling of visits whose names are put together."""

from collections.abc import Iterable, Mapping

from bot.callbacks.telling import Way
from bot.domain.lost_voice import Loss
from bot.domain.visit import Teller, Telling, VisitWord

TELLINGS: Mapping[str, Iterable[str]] = {
    "paper.visit_{}": VisitWord,
    "report.voice_lost_{}": Loss,
    "telling.ask_{}": VisitWord,
    "telling.mine_{}": Teller,
    "telling.say_{}": ("told", "read", "not_told"),
    "telling.state_{}": Telling,
    "telling.teller_{}": ("tell", "duo"),
    "telling.way_{}": Way,
    "telling.word_{}": VisitWord,
}
