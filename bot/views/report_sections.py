"""One section of a report, line by line, while an author writes it."""

from collections.abc import Sequence

from bot.callbacks.reports import DeskTap, LineDeed, LineTap, Listing, ListingTap, SectionTap
from bot.calls import Button, Screen
from bot.domain.report import Line, Section, Sentence, Sign, Source
from bot.services import reports
from bot.services.report_desks import Desk
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.report_desks import name_of
from bot.views.setting import Setting

_PER_ROW = 5
_LISTED = 90  # characters of a line: the longest section is still one message
_MARKS = {Sign.MINUS: "−", Sign.PLUS: "+", Sign.MIXED: "~", Sign.NONE: ""}
_SIGNS = {
    LineDeed.PLUS: Sign.PLUS,
    LineDeed.MINUS: Sign.MINUS,
    LineDeed.MIXED: Sign.MIXED,
    LineDeed.PLAIN: Sign.NONE,
}


def section(seen: Desk, which: Section, setting: Setting, *, said: Html | None = None) -> Screen:
    """Show the lines with their numbers, and ask for more."""
    words, written = setting.words, seen.of(which)
    lines = [
        words("desk.line", number=number, line=in_words(seen, line, setting, _LISTED))
        for number, line in enumerate(written, start=1)
    ]
    beside = ", ".join(one.name for one in seen.at_work if one.section is which)
    text = words(
        "desk.section",
        said=said or "",
        section=name_of(which, setting),
        help=words(f"desk.help_{which.value}"),
        lines=Html("\n".join(lines)),
        touch=words("desk.touch") if written else "",
        beside=words("desk.beside", names=beside) if beside else "",
    )
    return Screen(text, (*_numbers(seen, written), *_more(seen, which, setting)))


def in_words(seen: Desk, line: Line, setting: Setting, limit: int = 1000) -> Html:
    """Return a line as it would be read, with its sign; a quote with whose it is."""
    sentence = seen.sentence(line)
    if sentence is not None:
        return quoted(sentence, setting, limit)
    mark = _MARKS[reports.shown_sign(line)]
    text = shortened(line.text, limit=limit)
    if not mark:
        return setting.words("desk.unsigned", text=text)
    return setting.words("desk.signed", mark=mark, text=text)


def quoted(sentence: Sentence, setting: Setting, limit: int = 1000) -> Html:
    """Return a sentence and its first name, or that it goes without one."""
    nobody = "paper.no_name_few" if sentence.stands_apart else "paper.no_name"
    by = sentence.by or setting.words.plain(nobody)
    facts = {"text": shortened(sentence.text, limit=limit), "by": by}
    if sentence.about is None:
        return setting.words("desk.quoted", **facts)
    about = setting.words.plain(f"telling.word_{sentence.about.value}")
    return setting.words("desk.quoted_about", about=about, **facts)


def _numbers(seen: Desk, written: Sequence[Line]) -> Sequence[Sequence[Button]]:
    buttons = [
        Button(str(number), line_tap(seen, line, LineDeed.SHOW).pack())
        for number, line in enumerate(written, start=1)
    ]
    return [buttons[i : i + _PER_ROW] for i in range(0, len(buttons), _PER_ROW)]


def line_tap(seen: Desk, line: Line, deed: LineDeed) -> LineTap:
    return LineTap(seen.gathering.id, line.id, line.version, deed)


def _more(seen: Desk, which: Section, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer what is put forward, what was taken out, and the way back."""
    offers = (
        (Listing.SUGGESTED, "desk.suggested", _suggested(seen, which)),
        (Listing.QUOTES, "desk.quotes", len(seen.quotable(which))),
        (Listing.GONE, "desk.gone", len(seen.gone(which))),
    )
    rows = [
        (setting.button(key, ListingTap(seen.gathering.id, which, listing, 0), count=count),)
        for listing, key, count in offers
        if count
    ]
    done = setting.button("desk.done", DeskTap(seen.gathering.id), style="success")
    return (*rows, (done,))


def _suggested(seen: Desk, which: Section) -> int:
    return len(seen.suggested) if which is Section.OBSERVATIONS else 0


def one_line(seen: Desk, line: Line, setting: Setting) -> Screen:
    """Show one line whole, and what can be done with it."""
    words = setting.words
    is_quote = line.source in reports.QUOTED
    key = "desk.one_quote" if is_quote else "desk.one_line"
    text = words(key, line=in_words(seen, line, setting))
    rows = [*_signs(seen, line, setting), *_places(seen, line, setting)]
    out = setting.button("desk.out", line_tap(seen, line, LineDeed.OUT), style="danger")
    back = setting.button("desk.back", SectionTap(seen.gathering.id, line.section))
    return Screen(text, (*rows, (out, back)))


def _signs(seen: Desk, line: Line, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer the signs that it does not have."""
    if line.section is not Section.OBSERVATIONS:
        return []
    is_suggested = (
        line.source is Source.SUGGESTED
    )  # without a judgement it shows a sign of its own
    signs = [
        setting.button(f"desk.sign_{deed.name.lower()}", line_tap(seen, line, deed))
        for deed, sign in _SIGNS.items()
        if sign is not reports.shown_sign(line) and not (is_suggested and sign is Sign.NONE)
    ]
    return [signs]


def _places(seen: Desk, line: Line, setting: Setting) -> Sequence[Sequence[Button]]:
    row = []
    lines = seen.of(line.section)
    if lines and lines[0].id != line.id:
        row.append(setting.button("desk.up", line_tap(seen, line, LineDeed.UP)))
    if line.version > 1 and line.source not in reports.QUOTED:
        row.append(setting.button("desk.versions", line_tap(seen, line, LineDeed.VERSIONS)))
    return [row] if row else []
