"""A week before: how a gathering stands, for organisers."""

from collections.abc import Sequence

from bot.callbacks.boards import ListTap
from bot.callbacks.mailings import NudgeTap
from bot.callbacks.meetings import BoardTap, ShareTap
from bot.calls import Button, Screen
from bot.domain.board import Listing, Order
from bot.domain.rsvp import Answer
from bot.services.signs import Signs
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.programmes import too_long
from bot.views.setting import Setting

_NAMES = 300


def signs(letter: Signs, setting: Setting) -> Screen:
    """Say the numbers, and what is still open."""
    words, totals, gathering = setting.words, letter.totals, letter.gathering
    counts = totals.counts
    text = words(
        "signs.text",
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        signs=letter.signs,
        invited=letter.invited,
        **{answer.value: counts.of(answer) for answer in Answer},
        to_confirm=_some(counts.to_confirm),
        first=_some(totals.first_timers),
        otherwise=_some(totals.otherwise),
        roles=", ".join(words.plain(f"signs.role_{role.value}") for role in letter.open_roles),
        names=shortened(", ".join(letter.unconfirmed), limit=_NAMES),
    )
    long = too_long(gathering, letter.programme, setting)
    return Screen(Html("\n".join(part for part in (text, long) if part)), _rows(letter, setting))


def _some(number: int) -> str:
    return str(number) if number else ""


def _rows(letter: Signs, setting: Setting) -> Sequence[Sequence[Button]]:
    which = letter.gathering.id
    call = ListTap(which, Listing.OTHERWISE, Order.PERSON, 0, 0)
    counts = letter.totals.counts
    waiting = letter.totals.silent + counts.of(Answer.MAYBE) + counts.to_confirm
    return (
        (setting.button("late.board_button", BoardTap(which)),),
        *(((setting.button("board.nudge", NudgeTap(which)),),) if waiting else ()),
        *(((setting.button("signs.call", call),),) if letter.totals.otherwise else ()),
        (setting.button("share.button", ShareTap(which)),),
    )
