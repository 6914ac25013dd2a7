"""A report as a document: everything that can be read of it, in its order, before any format."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from bot.domain.feedback import Echo
from bot.domain.gathering import Gathering, Kind
from bot.domain.manuscript import (
    Block,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quote,
    Quotes,
)
from bot.domain.report import Section, Sign, Told, ToldLine
from bot.domain.visit import Visited, VisitWord
from bot.texts import dates
from bot.texts.ordinals import ordinal
from bot.texts.typography import typo
from bot.views.report_facts import facts, named, place_for
from bot.views.setting import Setting

_MEANINGS: Final = {
    Sign.NONE: "",
    Sign.PLUS: "paper.sign_plus",
    Sign.MINUS: "paper.sign_minus",
    Sign.MIXED: "paper.sign_mixed",
}


def manuscript(told: Told, setting: Setting) -> Manuscript:
    """
    Set out a whole report in the reader's language. What is empty has neither line nor heading.

    What people typed stays in their words; French ones get French spacing.
    """
    return Manuscript(
        title=title(told.gathering, setting),
        language=setting.words.language,
        blocks=[*_opening(told, setting), *_sections(told, setting), *_closing(told, setting)],
        author=named(told.authors, setting),
        subject=setting.words.plain("paper.subject"),
    )


def title(gathering: Gathering, setting: Setting) -> str:
    """Say which meeting a report tells of: « Troisième rencontre : Réparer ensemble »."""
    words, name = setting.words, spaced(gathering.title, setting)
    if name == words.plain("card.usual_title"):
        name = ""
    if gathering.ordinal is None:
        if gathering.kind is Kind.VISIT:
            return words.plain("paper.visit", title=name) or words.plain("paper.a_visit")
        return words.plain("paper.title_alone", title=name) or words.plain("paper.untitled")
    number = ordinal(gathering.ordinal, words.language)
    said = words.plain("paper.title", ordinal=number, title=name)
    return said or words.plain("paper.number_alone", ordinal=number)


def spaced(text: str, setting: Setting) -> str:
    """Set what somebody typed with the spaces of the language that it is read in."""
    return typo(text) if setting.words.language == "fr" else text


def _opening(told: Told, setting: Setting) -> Iterator[Block]:
    if told.published_at is None:
        yield Paragraph(setting.words.plain("paper.draft"), is_remark=True)
    yield facts(told, setting)


def _sections(told: Told, setting: Setting) -> Iterator[Block]:
    for section in Section:
        body = list(_body(told, section, setting))
        if body:
            yield Heading(setting.words.plain(f"paper.section_{section.value}"))
            yield from body


def _body(told: Told, section: Section, setting: Setting) -> Iterator[Block]:
    counts = _echoes(told, setting) if section is Section.ECHOES else ""
    if counts:
        yield Paragraph(counts)
    for is_quote, group in groupby(told.of(section), key=lambda line: line.is_quote):
        if is_quote:
            yield from _quotes(list(group), setting)
        else:
            yield _items(list(group), setting)


def _echoes(told: Told, setting: Setting) -> str:
    echoes = told.figures.echoes
    if not echoes.total:
        return ""
    counts = {echo.value: echoes.of(echo) for echo in Echo}
    return setting.words.plain("paper.echoes", **counts)


def _quotes(lines: Sequence[ToldLine], setting: Setting) -> Iterator[Block]:
    """Set what was said below its visit, and what it says of it; of a meeting nobody says that."""
    visits = {line.visit for line in lines if line.visit}
    yield from _said_alike([line for line in lines if line.visit is None], setting)
    for visit in sorted(visits, key=lambda one: (str(one.starts_at or ""), one.id)):
        yield Paragraph(_visited(visit, setting))
        yield from _said_alike([line for line in lines if line.visit == visit], setting)


def _visited(visit: Visited, setting: Setting) -> str:
    """Name a visit by its title and its day."""
    words, moment = setting.words, visit.starts_at
    day = dates.full_day(moment, zone=setting.zone, language=words.language) if moment else ""
    key = "paper.visited" if visit.title else "paper.visited_untitled"
    return words.plain(key, title=visit.title, when=day)


def _said_alike(lines: Sequence[ToldLine], setting: Setting) -> Iterator[Block]:
    nobody = setting.words.plain("paper.no_name")
    for about in (None, *VisitWord):
        said = [line for line in lines if line.about is about]
        if said and about:
            yield Paragraph(setting.words.plain(f"paper.visit_{about.value}"))
        if said:
            yield Quotes([Quote(spaced(line.text, setting), line.by or nobody) for line in said])


def _items(lines: Sequence[ToldLine], setting: Setting) -> Items:
    return Items([_item(line, setting) for line in lines])


def _item(line: ToldLine, setting: Setting) -> Item:
    key = _MEANINGS[line.sign]
    meaning = setting.words.plain(key) if key else ""
    return Item(spaced(line.text, setting), line.sign.value, meaning)


def _closing(told: Told, setting: Setting) -> Iterator[Block]:
    words = setting.words
    if following := _following(told, setting):
        yield Paragraph(following)
    if told.published_at and told.corrected_at:
        day = dates.full_day(told.corrected_at, zone=setting.zone, language=words.language)
        yield Paragraph(words.plain("paper.corrected", day=day), is_remark=True)
    contact = setting.community.privacy_contact or words.plain("contact.project_group")
    yield Paragraph(words.plain("paper.contact", contact=contact), is_remark=True)


def _following(told: Told, setting: Setting) -> str:
    """Tell of the next meeting, as far as its date, its place and its story are known."""
    gathering = told.following
    if gathering is None or gathering.starts_at is None:
        return ""
    words, moment = setting.words, gathering.starts_at
    where = place_for(gathering, setting, observed=told.observed)
    if not where and not told.observed:
        where = words.plain("paper.place_to_find")
    meeting = words.plain(
        "paper.next" if where else "paper.next_day",
        day=dates.full_day(moment, zone=setting.zone, language=words.language),
        hour=dates.time(moment, zone=setting.zone, language=words.language),
        where=where,
    )
    story = words.plain("paper.next_story", story=spaced(gathering.story_title, setting))
    return f"{meeting} {story}".rstrip()
