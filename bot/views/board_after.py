"""The ways from the board of a gathering that is over to what follows it."""

from collections.abc import Sequence

from bot.callbacks.after import FiguresTap, PresenceTap, ReportTap, ResultsTap, TablesTap
from bot.calls import Button
from bot.services.boards import Sight
from bot.views.setting import Setting


def after(gathering_id: int, sight: Sight, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer what the reader may open, two in a row."""
    ways = (
        (sight.presence, "board.presence", PresenceTap(gathering_id)),
        (sight.feedback, "board.results", ResultsTap(gathering_id)),
        (sight.report, "board.report", ReportTap(gathering_id)),
        (True, "board.figures", FiguresTap(gathering_id)),
        (sight.exports, "board.tables", TablesTap(gathering_id)),
    )
    buttons = [setting.button(key, tap) for is_open, key, tap in ways if is_open]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
