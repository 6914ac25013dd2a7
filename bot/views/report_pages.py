"""A published report in a chat: read page by page, taken along, one of a list."""

from collections.abc import Sequence

from bot.callbacks.after import ReadTap, ReportTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.report_reading import (
    FixTap,
    FormTap,
    LeadsTap,
    PageTap,
    Part,
    ReportsTap,
    TakeTap,
)
from bot.calls import Button, Call, Screen, give_paper
from bot.domain.board import Slice
from bot.domain.gathering import Gathering
from bot.domain.manuscript import Item, Items, Manuscript, Paragraph
from bot.domain.member import Member
from bot.domain.order import Form, Order, Paper
from bot.domain.report import Section, Told
from bot.services.reports import PAGE
from bot.texts import Html
from bot.views import chat_pages, report_manuscripts
from bot.views.labels import shortened
from bot.views.report_forms import form_rows
from bot.views.setting import Setting
from bot.views.turning import turning

Row = Sequence[Button]


def page(told: Told, part: Part, number: int, setting: Setting, *, writes: bool = False) -> Screen:
    """
    Show one page of a report, or of its leads; a page that is no more is the last one.

    Who `writes` it is led to the desk.
    """
    document = leads(told, setting) if part is Part.LEADS else _whole(told, setting)
    written = chat_pages.pages(document, setting)
    number = min(number, len(written) - 1)
    which, total = told.gathering.id, len(written)
    at = Slice([written[number]], number, is_last=number == total - 1)
    turns = turning(at, lambda other: PageTap(which, part, other), setting)
    text = _numbered(written[number], number, total, setting)
    desk = [(setting.button("report.desk_button", ReportTap(which)),)] if writes else []
    return Screen(text, (*turns, *_ways(told, part, setting), *desk))


def _whole(told: Told, setting: Setting) -> Manuscript:
    return report_manuscripts.manuscript(told, setting)


def leads(told: Told, setting: Setting) -> Manuscript:
    """Set out the leads alone, for who wants to take one up."""
    lines = [Item(report_manuscripts.spaced(one.text, setting)) for one in told.of(Section.LEADS)]
    none = Item(setting.words.plain("report.no_leads"))
    of = Paragraph(report_manuscripts.title(told.gathering, setting))
    return Manuscript(
        title=setting.words.plain("report.leads_title"),
        language=setting.words.language,
        blocks=[of, Items(lines or [none])],
    )


def _numbered(text: Html, number: int, total: int, setting: Setting) -> Html:
    if total == 1:
        return text
    foot = setting.words("report.page", number=number + 1, total=total)
    return Html(f"{text}\n\n{foot}")


def _ways(told: Told, part: Part, setting: Setting) -> Sequence[Row]:
    which = told.gathering.id
    take = setting.button("report.take_button", TakeTap(which))
    if part is Part.LEADS:
        other = [setting.button("report.read_button", ReadTap(which, 0))]
    else:
        other = _leads_button(told, setting)
    fix = setting.button("report.fix_button", FixTap(which))
    every = setting.button("report.all_button", MenuTap(Errand.REPORTS))
    return ((*other, take), (fix,), (every,))


def _leads_button(told: Told, setting: Setting) -> list[Button]:
    if not told.of(Section.LEADS):
        return []
    return [setting.button("report.leads_button", LeadsTap(told.gathering.id))]


def forms(told: Told, setting: Setting) -> Screen:
    """Ask which kind of file is wanted."""
    which = told.gathering.id
    title = report_manuscripts.title(told.gathering, setting)
    rows = form_rows(lambda form: FormTap(which, form), setting)
    back = setting.button("report.back_button", PageTap(which, Part.WHOLE, 0))
    return Screen(setting.words("report.take", title=title), (*rows, (back,)))


def file(told: Told, form: Form, member: Member, chat_id: int, setting: Setting) -> Call:
    """Return the call that makes a file of a report and sends it, in the reader's language."""
    is_for_wiki = form is Form.YESWIKI
    caption = setting.words(
        "report.caption_wiki" if is_for_wiki else "report.caption",
        title=report_manuscripts.title(told.gathering, setting),
    )
    language = setting.words.language
    order = Order(Paper.REPORT, form, member.id, told.gathering.id, language)
    return give_paper(chat_id, Screen(caption), order)


def listed(found: Slice[Gathering], setting: Setting) -> Screen:
    """Show which reports can be read, the latest first."""
    year = setting.button("button.year", MenuTap(Errand.YEAR))
    menu = (year, setting.button("button.menu", MenuTap(Errand.MENU)))
    if not found.shown:
        return Screen(setting.words("report.list_none"), (menu,))
    first = found.number * PAGE + 1
    named = [(n, one, _name(one, setting)) for n, one in enumerate(found.shown, start=first)]
    lines = "\n".join(_line(number, one, name, setting) for number, one, name in named)
    rows = [(_open(number, one, name, setting),) for number, one, name in named]
    turns = turning(found, ReportsTap, setting)
    return Screen(setting.words("report.list", lines=Html(lines)), (*rows, *turns, menu))


def _name(gathering: Gathering, setting: Setting) -> str:
    return report_manuscripts.title(gathering, setting)


def _line(number: int, gathering: Gathering, name: str, setting: Setting) -> Html:
    starts_at = gathering.starts_at
    day = setting.day(starts_at.astimezone(setting.zone).date()) if starts_at else ""
    return setting.words("report.line", number=number, title=name, day=day)


def _open(number: int, gathering: Gathering, name: str, setting: Setting) -> Button:
    label = setting.words.plain("listing.button", number=number, title=name)
    return Button(shortened(label), ReadTap(gathering.id, 0).pack())


def latest_rows(gathering_id: int | None, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Lead to the report that was published last, if there is one."""
    if gathering_id is None:
        return ()
    return ((setting.button("report.latest_button", ReadTap(gathering_id, 0)),),)
