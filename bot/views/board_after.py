"""The ways from the board of a gathering that is over to what follows it."""

from collections.abc import Sequence

from bot.callbacks.after import FiguresTap, PresenceTap, ReportTap, ResultsTap, TablesTap
from bot.callbacks.grammar import Tap
from bot.callbacks.visits import TellingTap
from bot.calls import Button
from bot.domain.gathering import Kind
from bot.services.boards import Board, Sight
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.telling import told_here

_TITLE = 28
_VISITS = 4


def after(seen: Board, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer what follows a gathering that is over, or what waits of the one before."""
    gathering_id, starts_at = seen.gathering.id, seen.gathering.starts_at
    visits = [
        (told_here(one.gathering_id, one.title, setting),) for one in seen.told_here[:_VISITS]
    ]
    rows = (*_to_note(seen, setting), *visits)
    if seen.gathering.is_over(setting.now):
        if seen.gathering.kind is Kind.VISIT:
            return (*rows, *_ways_of_visit(gathering_id, seen.sight, setting))
        return (*rows, *_ways(gathering_id, seen.sight, setting))
    has_begun = starts_at is not None and starts_at <= setting.now
    if has_begun and seen.sight.presence:  # whoever welcomes people may tick as they arrive
        return (*rows, (setting.button("board.presence", PresenceTap(gathering_id)),))
    return rows


def _to_note(seen: Board, setting: Setting) -> Sequence[Sequence[Button]]:
    if seen.to_note is None:
        return ()
    title = shortened(seen.to_note.title, limit=_TITLE)
    tap = PresenceTap(seen.to_note.gathering_id)
    return ((setting.button("presence.to_note", tap, title=title),),)


def _ways(gathering_id: int, sight: Sight, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer what the reader may open, two in a row."""
    return _side_by_side(
        (sight.presence, "board.presence", PresenceTap(gathering_id)),
        (sight.feedback, "board.results", ResultsTap(gathering_id)),
        (sight.report, "board.report", ReportTap(gathering_id)),
        (True, "board.figures", FiguresTap(gathering_id)),
        (sight.exports, "board.tables", TablesTap(gathering_id)),
        setting=setting,
    )


def _ways_of_visit(
    gathering_id: int, sight: Sight, setting: Setting
) -> Sequence[Sequence[Button]]:
    """Offer what follows a visit: its report is a part of the one of the meeting that hears it."""
    return _side_by_side(
        (sight.presence, "board.presence", PresenceTap(gathering_id)),
        (sight.feedback, "visitors.telling_button", TellingTap(gathering_id)),
        (True, "board.figures", FiguresTap(gathering_id)),
        (sight.exports, "board.tables", TablesTap(gathering_id)),
        setting=setting,
    )


def _side_by_side(*ways: tuple[bool, str, Tap], setting: Setting) -> Sequence[Sequence[Button]]:
    buttons = [setting.button(key, tap) for is_open, key, tap in ways if is_open]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
