"""Tables as workbooks: headings and cells in the words of their reader."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.exports import AnswerLine, PlaceLine, PresenceLine
from bot.domain.feedback import Echo, Takeaway
from bot.domain.gathering import Gathering
from bot.domain.order import Order, Paper
from bot.domain.paper import Made
from bot.domain.rsvp import Answer, Via
from bot.domain.workbook import Cell, Sheet, Workbook
from bot.ports import Store
from bot.services import tables
from bot.services.tables import Feedbacks, Visitors
from bot.texts import dates
from bot.views.boards import said
from bot.views.setting import Setting

_BY_HAND = frozenset({Via.PHONE, Via.MAIL, Via.IN_PERSON})
_ANSWERS = ("name", "organisations", "answer", "guests", "stand_ins", "moved", "via", "noted_by")
_VISITORS = (
    *("name", "organisations", "place", "rank", "until"),
    *("answer", "guests", "moved", "via", "noted_by"),
)
_PLACES = ("coming", "offered", "waiting")
_PRESENCES = ("name", "organisations", "circle", "mode", "people")
_FEEDBACKS = ("about", "said", "count", "by")


def answers(store: Store, order: Order, setting: Setting) -> Made:
    """Make the table of answers. Raises Refusal."""
    seen = tables.answers(store, asked_by=order.asked_by, gathering_id=order.subject)
    if isinstance(seen, Visitors):
        return _visitors(seen, setting)
    headings = [*_headings(_ANSWERS, setting), setting.words.plain("tables.column_answered_at")]
    rows = [_answer(line, setting) for line in seen.lines]
    return _made(Paper.ANSWERS, seen.gathering, (headings, rows), setting)


def _visitors(seen: Visitors, setting: Setting) -> Made:
    """Make the table of a visit: whose the places are comes first."""
    headings = [*_headings(_VISITORS, setting), setting.words.plain("tables.column_answered_at")]
    rows = [_visitor(line, setting) for line in seen.lines]
    return _made(Paper.ANSWERS, seen.gathering, (headings, rows), setting)


def _visitor(line: PlaceLine, setting: Setting) -> Sequence[Cell]:
    words, said = setting.words, line.answer
    *_, answer, guests, _, moved, via, noted_by, at = (
        _answer(said, setting) if said else (None,) * (len(_ANSWERS) + 1)
    )
    place = _place(line)
    return (
        line.name or None,
        line.organisations or None,
        words.plain(f"tables.place_{place}") if place else None,
        line.rank or None,
        _local(line.until, setting) if line.until else None,
        *(answer, guests, moved, via, noted_by, at),
    )


def _place(line: PlaceLine) -> str:
    if line.answer is not None and line.answer.answer is Answer.YES:
        return "coming"
    if line.until is not None:
        return "offered"
    return "waiting" if line.rank else ""


def presences(store: Store, order: Order, setting: Setting) -> Made:
    """Make the table of those who were there. Raises Refusal."""
    seen = tables.presences(store, asked_by=order.asked_by, gathering_id=order.subject)
    rows = [_presence(line, setting) for line in seen.lines]
    return _made(Paper.PRESENCES, seen.gathering, (_headings(_PRESENCES, setting), rows), setting)


def feedbacks(store: Store, order: Order, setting: Setting) -> Made:
    """Make the table of what people took home. Raises Refusal."""
    seen = tables.feedbacks(
        store, asked_by=order.asked_by, gathering_id=order.subject, now=setting.now
    )
    rows = _feedbacks(seen, setting)
    return _made(Paper.FEEDBACKS, seen.gathering, (_headings(_FEEDBACKS, setting), rows), setting)


def _headings(names: Sequence[str], setting: Setting) -> Sequence[str]:
    return [setting.words.plain(f"tables.column_{name}") for name in names]


def _answer(line: AnswerLine, setting: Setting) -> Sequence[Cell]:
    words = setting.words
    how = line.via.value if line.via in _BY_HAND else "telegram"
    return (
        line.name or None,
        line.organisations or None,
        said(line.answer, words),
        line.guests or None,
        line.stand_ins or None,
        words.plain("tables.yes") if line.to_confirm else None,
        words.plain(f"tables.via_{how}"),
        line.noted_by or None,
        _local(line.answered_at, setting),
    )


def _presence(line: PresenceLine, setting: Setting) -> Sequence[Cell]:
    words = setting.words
    return (
        line.name or words.plain("tables.nameless"),
        line.organisations or None,
        words.plain(f"tables.circle_{line.circle.value}"),
        words.plain(f"tables.mode_{line.mode.value}"),
        line.people,
    )


def _feedbacks(seen: Feedbacks, setting: Setting) -> Sequence[Sequence[Cell]]:
    words, takings, echoes = setting.words, seen.takings, seen.echoes
    taken, story = words.plain("tables.about_takings"), words.plain("tables.about_story")
    quote = words.plain("tables.about_quote")
    rows: list[Sequence[Cell]] = [
        (taken, words.plain("tables.answers_in_all"), takings.answers, None)
    ]
    if takings.are_told:
        rows += [
            (taken, words.plain(f"tables.taking_{one.value}"), takings.of(one), None)
            for one in Takeaway
        ]
    if echoes.total:
        rows += [
            (story, words.plain(f"tables.echo_{one.value}"), echoes.of(one), None) for one in Echo
        ]
    nameless = words.plain("tables.nameless")
    return [*rows, *((quote, one.text, None, one.by or nameless) for one in seen.sentences)]


def _made(
    paper: Paper,
    gathering: Gathering,
    table: tuple[Sequence[str], Sequence[Sequence[Cell]]],
    setting: Setting,
) -> Made:
    words = setting.words
    name = words.plain(f"tables.title_{paper.value}")
    title = _title(name, gathering, setting)
    notes = [title, words.plain("tables.note_keep", made=_day(setting.now, setting))]
    if paper is Paper.FEEDBACKS:
        notes.append(words.plain("tables.note_few"))
    headings, rows = table
    sheet = Sheet(name, headings, rows, notes)
    book = Workbook(title, words.language, (sheet,), _local(setting.now, setting))
    held = _local(gathering.starts_at or setting.now, setting)
    return Made(f"{words.plain(f'tables.file_{paper.value}')}-{held:%Y-%m-%d}", book)


def _title(name: str, gathering: Gathering, setting: Setting) -> str:
    words = setting.words
    if gathering.starts_at is None:
        return words.plain("tables.note_what", name=name, title=gathering.title)
    held = _day(gathering.starts_at, setting)
    return words.plain("tables.note_when", name=name, title=gathering.title, held=held)


def _day(moment: datetime, setting: Setting) -> str:
    return dates.full_day(moment, zone=setting.zone, language=setting.words.language)


def _local(moment: datetime, setting: Setting) -> datetime:
    """Return a moment as the clocks of the community show it, without its zone."""
    return moment.astimezone(setting.zone).replace(tzinfo=None, microsecond=0)
