"""A published report as members first hear of it: in short, each in the words that fit them."""

from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from typing import Final

from bot.callbacks.after import ReadTap
from bot.callbacks.grammar import base36
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.report_reading import FixTap, LeadsTap
from bot.calls import Button, Call, Screen, say
from bot.domain.figures import Figures
from bot.domain.moments import is_quiet
from bot.domain.report import Section, Sign, Told, ToldLine
from bot.domain.space import Space
from bot.services.report_letters import Reader, ReportLetter
from bot.texts import Html
from bot.views.report_manuscripts import spaced
from bot.views.setting import Setting
from bot.views.untitled import title_of

LINES: Final = 3
_SHORT: Final = 160
"""What somebody said is never cut: in short, only what is short is told."""

_WERE_AWAY: Final = frozenset({Reader.EXCUSED, Reader.AWAY})
_PRESENCE: Final = {Reader.PRESENT: "report.was_there", Reader.FIRST: "report.was_there_first"}


def letter(letter: ReportLetter, setting: Setting) -> Screen:
    """Tell one reader that a report is published, with what it says in short."""
    told, reader = letter.told, letter.reader
    text = _of_the_absent if reader in _WERE_AWAY else _of_the_present
    return Screen(text(told, reader, setting), _rows(told, reader, setting))


def _of_the_present(told: Told, reader: Reader, setting: Setting) -> Html:
    words, was_there = setting.words, _PRESENCE.get(reader)
    return words(
        "report.published_present",
        title=title_of(told.gathering.title, setting),
        presence=words(was_there) if was_there else "",
        brief=brief(told, setting),
        fix="" if reader is Reader.OBSERVER else words("report.fix_hint"),
    )


def _of_the_absent(told: Told, reader: Reader, setting: Setting) -> Html:
    is_excused = reader is Reader.EXCUSED
    return setting.words(
        "report.published_excused" if is_excused else "report.published_absent",
        title=told.gathering.title,
        brief=brief(told, setting),
        next=_next(told, setting),
    )


def _next(told: Told, setting: Setting) -> Html:
    """Say when the next meeting is, as long as it is to come."""
    starts_at = told.following.starts_at if told.following else None
    return setting.when(starts_at) if starts_at and starts_at > setting.now else Html("")


def _rows(told: Told, reader: Reader, setting: Setting) -> Sequence[Sequence[Button]]:
    which = told.gathering.id
    reading = [setting.button("report.read_button", ReadTap(which, 0))]
    if told.of(Section.LEADS):
        reading.append(setting.button("report.leads_button", LeadsTap(which)))
    rows = [tuple(reading)]
    if reader is not Reader.OBSERVER:
        rows.append((setting.button("report.fix_button", FixTap(which)),))
    return (*rows, (setting.button("button.next", MenuTap(Errand.NEXT)),))


def brief(told: Told, setting: Setting) -> Html:
    """Say a report in three short lines at most: numbers, what went well, a sentence, leads."""
    lines = "\n".join(islice(_brief_lines(told, setting), LINES))
    return setting.words("report.brief", lines=Html(lines)) if lines else Html("")


def brief_aloud(told: Told, setting: Setting) -> str:
    """Say the same without a mark: to be read out, or copied by hand into a letter."""
    lines = "\n".join(unescape(line) for line in islice(_brief_lines(told, setting), LINES))
    return setting.words.plain("report.brief_aloud", lines=lines) if lines else ""


def _brief_lines(told: Told, setting: Setting) -> Iterator[Html]:
    words = setting.words
    if numbers := figures(told.figures, setting):
        yield words("chat.text", text=numbers)
    pluses = (one for one in told.of(Section.OBSERVATIONS) if one.sign is Sign.PLUS)
    for line in islice(_short(pluses), 1):
        yield words("report.brief_plus", text=spaced(line.text, setting))
    for line in islice(_short(one for one in told.lines if one.is_quote), 1):
        yield quoted(line, setting)
    if leads := len(told.of(Section.LEADS)):
        yield words("report.brief_leads", count=leads)


def _short(lines: Iterator[ToldLine]) -> Iterator[ToldLine]:
    return (line for line in lines if len(line.text) <= _SHORT)


def quoted(line: ToldLine, setting: Setting) -> Html:
    """Say a sentence as its author allows it to be said."""
    text = spaced(line.text, setting)
    if not line.by:
        return setting.words("chat.quote", text=text)
    return setting.words("chat.quote_by", text=text, by=line.by)


def figures(numbers: Figures, setting: Setting, *, is_for_group: bool = False) -> str:
    """Say a meeting in numbers; a group, where all are known, hears of no newcomers."""
    came = numbers.presence
    counts = {
        "report.figure_present": came.total if came else 0,
        "report.figure_organisations": len(numbers.reach.organisations),
        "report.figure_first": came.first if came and not is_for_group else 0,
        "report.figure_signs": 0 if came else numbers.signs.total,
    }
    return " ".join(setting.words.plain(key, count=n) for key, n in counts.items() if n)


def in_groups(spaces: Sequence[Space], told: Told, setting: Setting) -> Sequence[Call]:
    """Tell groups that a report is published: numbers only, and the way to it."""
    screen = _in_group(told, setting.for_groups())
    return [say(space.chat_id, screen, thread_id=space.thread_id) for space in spaces]


def _in_group(told: Told, setting: Setting) -> Screen:
    words = setting.words
    text = words(
        "report.in_group",
        title=told.gathering.title,
        figures=figures(told.figures, setting, is_for_group=True),
    )
    link = setting.link(f"cr_{base36(told.gathering.id)}")
    button = Button(words.plain("report.group_button"), url=link)
    hours, zone = setting.community.quiet, setting.zone
    return Screen(text, ((button,),), is_silent=is_quiet(setting.now, hours=hours, zone=zone))
