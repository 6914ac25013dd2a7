"""The list of who was there: by organisation, ticked by a tap, ended by another."""

from collections.abc import Sequence
from itertools import groupby

from bot.callbacks.after import ReportTap
from bot.callbacks.attendances import (
    ElseTap,
    ListedTap,
    MarkTap,
    SettleTap,
    UnnamedTap,
    VoicesTap,
)
from bot.callbacks.meetings import BoardTap
from bot.calls import Button, Screen
from bot.domain.attendance import Circle, Taking
from bot.domain.board import Slice
from bot.domain.figures import Presence
from bot.domain.presence import PAGE, Attendee, Mark, PresenceList
from bot.services.presence_letters import PresenceLetter
from bot.texts import Html, Words
from bot.views import meetings, untold_visits
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.turning import turning
from bot.views.visit_changes import said_of

Rows = Sequence[Sequence[Button]]

_NAME, _ORGANISATIONS = 28, 50  # signs: eight people share a message
_HALF = 18  # signs of a button that shares its row


def letter(told: PresenceLetter, setting: Setting) -> Screen:
    """Ask an organiser who was there, with the list itself: one tap may be enough."""
    lead = setting.words(said_of(told.seen.gathering, "presence.letter"))
    return presence_list(told.seen, 0, setting, lead=lead)


def presence_list(
    seen: PresenceList, number: int, setting: Setting, *, lead: Html | None = None
) -> Screen:
    """Show one page of the list; a page past the end is the first one."""
    page = cut(seen.lines, number)
    parts = [*([lead] if lead else []), _title(seen, setting), _hint(seen, setting)]
    if seen.taking is not Taking.SKIPPED:
        parts += [_people(seen, page, setting), _numbers(seen, setting)]
    untold = [] if seen.taking is Taking.OPEN else seen.untold
    parts.append(untold_visits.asked(untold, setting))
    rows = (*untold_visits.rows(untold, setting), *_rows(seen, page, setting))
    return Screen(meetings.blocks(*(part for part in parts if part)), rows)


def cut(people: Sequence[Attendee], number: int) -> Slice[Attendee]:
    """Return one page of people."""
    number = number if number * PAGE < len(people) else 0
    start = number * PAGE
    return Slice.cut(people[start : start + PAGE + 1], number=number, size=PAGE)


def _title(seen: PresenceList, setting: Setting) -> Html:
    gathering = seen.gathering
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    heading = meetings.heading(gathering, setting)
    return setting.words("presence.title", heading=heading, when=when)


def _hint(seen: PresenceList, setting: Setting) -> Html:
    if seen.is_reported and seen.taking is Taking.TAKEN:
        return setting.words("presence.hint_reported")
    return setting.words(said_of(seen.gathering, f"presence.hint_{seen.taking.value}"))


def _people(seen: PresenceList, page: Slice[Attendee], setting: Setting) -> Html:
    if not page.shown:
        return setting.words("presence.nobody")
    groups = groupby(page.shown, key=lambda one: one.organisations)
    return Html("\n".join(_group(name, list(ones), seen, setting) for name, ones in groups))


def _group(name: str, ones: Sequence[Attendee], seen: PresenceList, setting: Setting) -> Html:
    words = setting.words
    shown = shortened(name or words.plain("board.no_organisation"), limit=_ORGANISATIONS)
    lines = [_line(one, seen, words) for one in ones]
    return Html("\n".join([words("presence.organisation", name=shown), *lines]))


def _line(one: Attendee, seen: PresenceList, words: Words) -> Html:
    said = ", ".join([state(seen.mark_of(one), words), *_notes(one, seen, words)])
    return words("presence.line", name=shortened(one.name, limit=_NAME), said=said)


def _notes(one: Attendee, seen: PresenceList, words: Words) -> Sequence[str]:
    """Say what is worth knowing of somebody: nothing of who was not seen."""
    if seen.mark_of(one) is Mark.UNSEEN:
        return []
    circle = seen.circle_of(one)
    notes = [
        (circle is Circle.VOICE, "presence.tells"),
        (circle is Circle.HOST, "presence.hosts"),
        (not one.has_come, "presence.first_time"),
        (seen.had_excused(one), "presence.excused_since"),
    ]
    return [words.plain(key) for is_so, key in notes if is_so]


def state(mark: Mark, words: Words) -> str:
    return words.plain(f"presence.state_{mark.value}")


def _numbers(seen: PresenceList, setting: Setting) -> Html:
    words = setting.words
    is_open = seen.taking is Taking.OPEN
    text = words(
        "presence.ticked" if is_open else "presence.there",
        total=seen.presence.total,
        nameless=_some(seen.nameless),
        unseen=_some(seen.unseen),
    )
    excused = sum(1 for one in seen.lines if seen.had_excused(one))
    check = words("presence.to_check", count=excused) if excused else Html("")
    known = numbers(seen.presence, setting, is_whole=False)
    return Html("\n".join(part for part in (text, known, check) if part))


def numbers(presence: Presence, setting: Setting, *, is_whole: bool = True) -> Html:
    """Say how many were there, by circle, and for how many it was the first time."""
    words, is_visit = setting.words, presence.is_of_visit
    return words(
        "presence.numbers",
        total=presence.total if is_whole else "",
        circles="" if is_visit else _circles(presence, words),
        visitors=_some(presence.visitors) if is_visit else "",
        hosts=_some(presence.of(Circle.HOST)) if is_visit else "",
        remote=_some(presence.remote),
        first=_some(presence.first),
        back=f"{presence.back}" if presence.named else "",
        named=presence.named,
    )


def _circles(presence: Presence, words: Words) -> str:
    return ", ".join(
        words.plain(f"presence.circle_{circle.value}", count=count)
        for circle, count in presence.circles.items()
    )


def _some(number: int) -> str:
    """Leave the line of a zero out."""
    return str(number) if number else ""


def _rows(seen: PresenceList, page: Slice[Attendee], setting: Setting) -> Rows:
    board = (setting.button("board.back", BoardTap(seen.gathering.id)),)
    if seen.taking is Taking.SKIPPED:
        again = SettleTap(seen.gathering.id, Taking.OPEN)
        return ((setting.button("presence.reopen", again),), board)
    people = _side_by_side([_button(one, seen, page.number, setting) for one in page.shown])
    rows = [*people, *_turns(seen, page, setting), *_besides(seen, page.number, setting)]
    if seen.taking is Taking.TAKEN:
        report = [_to_report(seen, setting)] if seen.is_reported else []
        return (*rows, *report, board)
    taken, skipped = _ends(seen, setting)
    return (taken, *rows, skipped, board)


def _side_by_side(buttons: Sequence[Button]) -> Rows:
    """Put two in a row where each can be read on a telephone."""
    width = 2 if all(len(button.label) <= _HALF for button in buttons) else 1
    return [buttons[i : i + width] for i in range(0, len(buttons), width)]


def _turns(seen: PresenceList, page: Slice[Attendee], setting: Setting) -> Rows:
    return turning(page, lambda number: ListedTap(seen.gathering.id, number), setting)


def _to_report(seen: PresenceList, setting: Setting) -> Sequence[Button]:
    return (setting.button("presence.correct_report", ReportTap(seen.gathering.id)),)


def _button(one: Attendee, seen: PresenceList, number: int, setting: Setting) -> Button:
    mark = seen.mark_of(one)
    tap = MarkTap(seen.gathering.id, one.member_id, seen.next_mark(one), number)
    name = shortened(one.name, limit=_NAME)
    style = "" if mark is Mark.UNSEEN else "success"
    said = state(mark, setting.words)
    return setting.button("presence.button", tap, style=style, name=name, state=said)


def _besides(seen: PresenceList, number: int, setting: Setting) -> Rows:
    gathering_id, people = seen.gathering.id, seen.nameless
    count = [setting.button("presence.one_more", UnnamedTap(gathering_id, people + 1, number))]
    if people:
        less = UnnamedTap(gathering_id, people - 1, number)
        count.insert(0, setting.button("presence.one_less", less))
    rows = [(setting.button("presence.else", ElseTap(gathering_id, 0)),), tuple(count)]
    if seen.presence.total > people:
        key = said_of(seen.gathering, "presence.voices")
        rows.append((setting.button(key, VoicesTap(gathering_id, 0)),))
    return rows


def _ends(seen: PresenceList, setting: Setting) -> Rows:
    """Return the one tap that is mostly enough, to stand before the names, and the other end."""
    taken = SettleTap(seen.gathering.id, Taking.TAKEN)
    skipped = SettleTap(seen.gathering.id, Taking.SKIPPED)
    return (
        (setting.button("presence.all_good", taken, style="success"),),
        (setting.button("presence.skip", skipped),),
    )
