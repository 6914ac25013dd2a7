"""The dashboard of a gathering: totals, what changed, and the ways to everything behind them."""

from collections.abc import Sequence

from bot.callbacks.boards import AccountTap, ListTap, OthersTap, RefreshTap, WordsTap
from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.mailings import NudgeTap, WriteTap
from bot.callbacks.meetings import BoardTap, ChangeTap, ShareTap
from bot.callbacks.on_behalf import WhoTap
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.callbacks.visit_boards import HostPageTap
from bot.callbacks.visits import PlacesTap
from bot.calls import Button, Screen
from bot.domain.board import Change, Listing, News, Order, Slice, Titled, Totals
from bot.domain.gathering import Gathering, Status
from bot.domain.rsvp import Answer
from bot.services.boards import Board
from bot.texts import Html, Words
from bot.views import attendances, meetings, place_calls, visit_board_numbers
from bot.views.board_after import after
from bot.views.setting import Setting
from bot.views.turning import turning

_TITLE = 34  # of a button's label: a date follows


def board(seen: Board, setting: Setting) -> Screen:
    """Show one gathering at a glance; who may only read totals gets no button to names."""
    gathering, words = seen.gathering, setting.words
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    title = words("board.title", heading=meetings.heading(gathering, setting), when=when)
    parts = [title]
    if not meetings.is_answerable(gathering, setting):
        parts.append(meetings.closing(gathering, setting))
    parts += [_counts(seen, setting), *_details(seen, words)]
    if seen.presence:
        parts.append(attendances.numbers(seen.presence, setting))
    if seen.missing_in:
        parts.append(words("board.missing", groups=", ".join(seen.missing_in)))
    if seen.news:
        parts += _news(seen.news, setting)
    return Screen(meetings.blocks(*parts), _rows(seen, setting))


def _counts(seen: Board, setting: Setting) -> Html:
    if seen.visit is None:
        return meetings.counts(seen.totals.counts, setting)
    return visit_board_numbers.board(seen.visit, seen.totals.counts, setting)


def _details(seen: Board, words: Words) -> Sequence[Html]:
    totals, sight = seen.totals, seen.sight
    unread = totals.unread if sight.names else totals.unread_aloud
    text = words(
        "board.details",
        silent=_some(totals.silent) if sight.names else "",
        first=_some(totals.first_timers),
        stand_ins=_some(totals.stand_ins),
        listeners=_some(totals.listeners),
        unread=_some(unread) if sight.words else "",
        otherwise=_some(totals.otherwise) if sight.names else "",
    )
    return [text] if text else []


def _some(number: int) -> str:
    """Leave the line of a zero out."""
    return str(number) if number else ""


def _news(news: News, setting: Setting) -> Sequence[Html]:
    if news.since >= setting.now:  # the first look has seen everything
        return []
    words = setting.words
    since = setting.when_plain(news.since)
    if not news.total:
        return [words("board.news_none", since=since)]
    lines = Html("\n".join(change_line(change, words) for change in news.changes))
    more = words("board.news_more", count=news.untold) if news.untold else ""
    return [words("board.news", since=since, lines=lines, more=more)]


def change_line(change: Change, words: Words) -> Html:
    """Say what somebody answered, and what they had answered before."""
    name = change.name or words.plain("board.erased")
    answer = said(change.answer, words)
    if change.guests:
        answer = f"{answer}, {company(change.guests, words)}"
    if change.before is None or change.before is change.answer:
        return words("board.change", name=name, answer=answer)
    before = said(change.before, words)
    return words("board.change_from", name=name, answer=answer, before=before)


def said(answer: Answer | None, words: Words) -> str:
    return words.plain(f"answer.{answer.value}" if answer else "board.withdrawn")


def company(guests: int, words: Words) -> str:
    key = "board.guests_one" if guests == 1 else "board.guests_many"
    return words.plain(key, count=guests)


def _rows(seen: Board, setting: Setting) -> Sequence[Sequence[Button]]:
    gathering_id, since = seen.gathering.id, since_of(seen.news)
    refresh = setting.button("board.refresh", RefreshTap(gathering_id, since))
    rows = [*_of_visit(seen, setting)]
    if seen.sight.names:
        rows += _lists(seen.totals, gathering_id, since, setting)
    rows += _readings(seen, since, setting)
    rows += _actions(seen, setting)
    if seen.gathering.status is not Status.CANCELLED:
        rows += after(seen, setting)
    others = setting.button("board.others", OthersTap(0))
    return (*rows, (refresh, others))


def _of_visit(seen: Board, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer the list of its places to who may give them, and their own page to hosts."""
    if seen.visit is None:
        return ()
    which, row = seen.gathering.id, []
    if seen.sight.places:
        row.append(setting.button("visitors.list_button", PlacesTap(which)))
    if seen.sight.hosts:
        row.append(setting.button("hosting.button", HostPageTap(which, 0)))
    return (row,) if row else ()


def _readings(seen: Board, since: int, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer what there is to read: people's words, and what became of our messages."""
    gathering_id, row = seen.gathering.id, []
    if seen.sight.words and seen.totals.words:
        row.append(setting.button("board.words", WordsTap(gathering_id, 0, since)))
    if seen.sight.names:
        row.append(setting.button("board.messages", AccountTap(gathering_id, since)))
    return [row] if row else []


def since_of(news: News | None) -> int:
    """Return the look that the news go on from, as buttons carry it; 0 without one."""
    return int(news.since.timestamp() * 1000) if news else 0


def _lists(
    totals: Totals, gathering_id: int, since: int, setting: Setting
) -> Sequence[Sequence[Button]]:
    """Offer the lists that have somebody on them, two in a row."""
    counts = totals.counts
    sizes = {
        Listing.COMING: counts.of(Answer.YES),
        Listing.EXCUSED: counts.of(Answer.NO),
        Listing.UNSURE: counts.of(Answer.MAYBE),
        Listing.TO_CONFIRM: counts.to_confirm,
        Listing.SILENT: totals.silent,
        Listing.OTHERWISE: totals.otherwise,
    }
    buttons = [
        setting.button(
            f"board.list_{listing.value}", ListTap(gathering_id, listing, Order.PERSON, 0, since)
        )
        for listing, size in sizes.items()
        if size
    ]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _actions(seen: Board, setting: Setting) -> Sequence[Sequence[Button]]:
    gathering, sight = seen.gathering, seen.sight
    rows: list[Sequence[Button]] = []
    if sight.answers_for and meetings.is_answerable(gathering, setting):
        rows.append((setting.button("board.answer_for", WhoTap(gathering.id)),))
    if seen.missing_in:
        again = PublishTap(gathering.id, PublishStep.CHOOSE)
        rows.append((setting.button("board.post_again", again),))
    if sight.writes:
        rows.append(_writing(seen, setting))
    if sight.changes:
        rows += [_shared(gathering, setting), *place_calls.seek(gathering, setting)]
    return rows


def _writing(seen: Board, setting: Setting) -> Sequence[Button]:
    """Offer to ask those whose answer is missing, while that makes sense, and to write."""
    gathering, totals = seen.gathering, seen.totals
    write = setting.button("board.write", WriteTap(gathering.id))
    waits = totals.silent or totals.counts.of(Answer.MAYBE) or totals.counts.to_confirm
    starts_at = gathering.starts_at
    is_to_come = starts_at is not None and starts_at > setting.now
    if not waits or not is_to_come or not meetings.is_answerable(gathering, setting):
        return (write,)
    return (setting.button("board.nudge", NudgeTap(gathering.id)), write)


def _shared(gathering: Gathering, setting: Setting) -> Sequence[Button]:
    change = setting.button("board.change_it", ChangeTap(gathering.id))
    share = setting.button("board.share", ShareTap(gathering.id))
    return (change, share)


def still_a_draft(gathering: Gathering, setting: Setting) -> Screen:
    """Say that nobody can answer yet, and lead back to the draft."""
    title = gathering.title or setting.words.plain("draft.untitled")
    resume = setting.button("board.resume", DraftTap(gathering.id, DraftStep.RESUME))
    return Screen(setting.words("board.draft", title=title), ((resume,),))


def choose(found: Sequence[Titled], setting: Setting) -> Screen:
    """Ask which of several meetings; say so when there is none."""
    others = (setting.button("board.others", OthersTap(0)),)
    if not found:
        return Screen(setting.words("board.nothing_open"), (others,))
    return Screen(setting.words("board.choose"), (*_labelled(found, setting), others))


def others(page: Slice[Titled], setting: Setting) -> Screen:
    """List every gathering, a page at a time; each button leads to its board, or to a draft."""
    key = "board.every" if page.shown else "board.nothing_at_all"
    turns = turning(page, OthersTap, setting)
    return Screen(setting.words(key), (*_labelled(page.shown, setting), *turns))


def _labelled(found: Sequence[Titled], setting: Setting) -> Sequence[Sequence[Button]]:
    return [(Button(label(one, setting), BoardTap(one.gathering_id).pack()),) for one in found]


def label(listed: Titled, setting: Setting) -> str:
    """Name a gathering on a button: its title, cut if need be, and its day."""
    words = setting.words
    title = listed.title or words.plain("draft.untitled")
    title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
    day = setting.day(listed.starts_at.astimezone(setting.zone).date()) if listed.starts_at else ""
    named = words.plain("board.label_dated", title=title, day=day) if day else title
    match listed.status:
        case Status.DRAFT:
            return words.plain("board.label_draft", title=title)
        case Status.CANCELLED:
            return words.plain("board.label_cancelled", title=title)
        case _:
            return named
