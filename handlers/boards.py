"""/tableau: the dashboard of a meeting, and everything behind its buttons."""

from collections.abc import Sequence
from datetime import UTC, datetime

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.boards import (
    AccountTap,
    ListTap,
    OthersTap,
    PersonTap,
    RefreshTap,
    WordsReadTap,
    WordsTap,
)
from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.meetings import BoardTap
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call, Screen
from bot.domain.board import StillADraft, WordsChanged
from bot.ports import Store
from bot.services import accounts, board_choices, board_words, boards
from bot.views import accounts as account_pages, board_pages, boards as views
from handlers.door import App, Knock, door, private


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the board of the announced meeting; ask which one, if there are several."""
    return [knock.say(_first(knock, store))]


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    return [knock.toast(), knock.say(_first(knock, store))]


def _first(knock: Knock, store: Store) -> Screen:
    found = board_choices.choices(store, member=knock.member, now=knock.now)
    if len(found) == 1:
        return _board(knock, store, found[0].gathering_id)
    return views.choose(found, knock.setting)


def _board(
    knock: Knock, store: Store, gathering_id: int, *, since: datetime | None = None
) -> Screen:
    try:
        seen = boards.look(
            store, member=knock.member, gathering_id=gathering_id, now=knock.now, since=since
        )
    except StillADraft as draft:
        return views.still_a_draft(draft.gathering, knock.setting)
    return views.board(seen, knock.setting)


def on_board(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_board(knock, store, knock.button(BoardTap).gathering_id))


def on_refresh(knock: Knock, store: Store) -> Sequence[Call]:
    """Draw the board as it is now; the news go on from the same look."""
    tap = knock.button(RefreshTap)
    screen = _board(knock, store, tap.gathering_id, since=_moment(tap.since))
    return [knock.toast("board.refreshed"), knock.redraw(screen)]


def _moment(since: int) -> datetime | None:
    """Read the moment that a button carries in milliseconds. Raises UnreadableButton."""
    if not since:
        return None
    try:
        return datetime.fromtimestamp(since / 1000, UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise UnreadableButton from error


def on_list(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ListTap)
    roll = boards.page(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        sheet=board_pages.sheet_of(tap),
        now=knock.now,
    )
    return knock.turn_to(board_pages.roll(roll, knock.setting, since=tap.since))


def on_person(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PersonTap)
    told = boards.person(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        member_id=tap.member_id,
        now=knock.now,
    )
    return knock.turn_to(board_pages.to_tell(told, knock.setting, since=tap.since))


def on_words(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(WordsTap)
    return knock.turn_to(_words(knock, store, tap.gathering_id, tap.page, tap.since))


def _words(knock: Knock, store: Store, gathering_id: int, number: int, since: int) -> Screen:
    seen = board_words.page(store, member=knock.member, gathering_id=gathering_id, number=number)
    return board_pages.words_page(seen, knock.setting, since=since)


def on_words_read(knock: Knock, store: Store) -> Sequence[Call]:
    """Mark what was on the screen as read; what changed meanwhile is shown first."""
    tap = knock.button(WordsReadTap)
    try:
        board_words.mark_read(
            store,
            member=knock.member,
            gathering_id=tap.gathering_id,
            number=tap.page,
            seen=tap.seen,
            now=knock.now,
        )
    except WordsChanged as refusal:
        screen = _words(knock, store, tap.gathering_id, 0, tap.since)
        return [knock.alert(refusal.key), knock.redraw(screen)]
    screen = _words(knock, store, tap.gathering_id, 0, tap.since)
    return [knock.toast("board.words_thanks"), knock.redraw(screen)]


def on_account(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(AccountTap)
    told = accounts.look(store, member=knock.member, gathering_id=tap.gathering_id)
    return knock.turn_to(account_pages.account(told, knock.setting, since=tap.since))


def on_others(knock: Knock, store: Store) -> Sequence[Call]:
    number = knock.button(OthersTap).page
    page = board_choices.others(store, member=knock.member, number=number)
    return knock.turn_to(views.others(page, knock.setting))


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler(("tableau", "board"), door(on_command), filters=in_private))
    pattern = MenuTap.pattern_of(Errand.BOARD)
    app.add_handler(CallbackQueryHandler(door(private(on_errand)), pattern=pattern))
    for tap, open_ in (
        (BoardTap, on_board),
        (RefreshTap, on_refresh),
        (ListTap, on_list),
        (PersonTap, on_person),
        (WordsTap, on_words),
        (WordsReadTap, on_words_read),
        (AccountTap, on_account),
        (OthersTap, on_others),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
