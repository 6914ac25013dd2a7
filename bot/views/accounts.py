"""What became of messages about a gathering, for organisers: kind by kind, in numbers."""

from collections.abc import Collection, Mapping

from bot.callbacks.boards import ListTap, RefreshTap
from bot.calls import Button, Screen
from bot.domain.account import Account, Outcome
from bot.domain.appointment import Stage
from bot.domain.board import Listing, Order, Scope
from bot.domain.manner import Kind
from bot.services.accounts import Told
from bot.texts import Html
from bot.views import meetings
from bot.views.setting import Setting

_WENT = frozenset({Outcome.SENT, Outcome.WAITING, Outcome.POSTPONED, Outcome.UNCERTAIN})
_UNSAID = frozenset(Outcome) - _WENT
_WHOLE = 8  # kinds of messages with all their reasons: more would not fit in one of ours
_HELD_BACK = (Outcome.POSTPONED, Outcome.CAPPED)


def account(told: Told, setting: Setting, *, since: int) -> Screen:
    """Show what was sent and what was not, and why; `since` leads back to the same news."""
    words = setting.words
    parts = [words("account.title", heading=meetings.heading(told.gathering, setting))]
    is_brief = len(told.accounts) > _WHOLE
    parts += [_block(one, setting, is_brief=is_brief) for one in told.accounts]
    parts += [words("account.missed", name=_stage(stage, setting)) for stage in told.missed]
    if not told.accounts and not told.missed:
        parts.append(words("account.nothing"))
    if any(outcome in one.numbers for one in told.accounts for outcome in _HELD_BACK):
        rations = setting.community.rations
        parts.append(words("account.rations", daily=rations.daily, weekly=rations.weekly))
    return Screen(meetings.blocks(*parts), _rows(told, setting, since))


def _block(one: Account, setting: Setting, *, is_brief: bool) -> Html:
    name = _stage(one.stage, setting) if one.stage else _kind(one.kind, setting)
    numbers = {outcome.value: str(one.numbers.get(outcome) or "") for outcome in Outcome}
    went = setting.words("account.went", name=name, **_of(_WENT, numbers))
    unsaid = setting.words("account.unsaid", **_of(_UNSAID, numbers))
    if is_brief and unsaid:
        count = sum(one.numbers.get(outcome, 0) for outcome in _UNSAID)
        unsaid = setting.words("account.unsaid_in_all", count=count)
    return Html(f"{went}\n{unsaid}") if unsaid else went


def _of(outcomes: Collection[Outcome], numbers: Mapping[str, str]) -> Mapping[str, str]:
    return {outcome.value: numbers[outcome.value] for outcome in outcomes}


def _rows(told: Told, setting: Setting, since: int) -> tuple[tuple[Button, ...], ...]:
    gathering_id = told.gathering.id
    back = (setting.button("board.back", RefreshTap(gathering_id, since)),)
    is_silent = Scope.of(told.gathering, setting.now).has_nothing_to_tell
    if is_silent or not any(Outcome.UNREACHABLE in one.numbers for one in told.accounts):
        return (back,)
    otherwise = ListTap(gathering_id, Listing.OTHERWISE, Order.PERSON, 0, since)
    return ((setting.button("board.list_call", otherwise),), back)


def _kind(kind: Kind, setting: Setting) -> str:
    return setting.words.plain(f"account.of_{kind.value}")


def _stage(stage: Stage, setting: Setting) -> str:
    return setting.words.plain(f"account.stage_{stage.value}")
