"""The sections of a meeting: what stands in each, and the questions that change it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from bot.callbacks.drafts import (
    DraftStep,
    DraftTap,
    EmptyTap,
    FormatTap,
    LengthTap,
    PublishedEmptyTap,
    PublishedSectionTap,
    SectionTap,
)
from bot.callbacks.meetings import ChangeTap
from bot.calls import Button, Screen
from bot.domain.draft import is_draft
from bot.domain.gathering import Gathering, Kind
from bot.domain.place import Format
from bot.domain.programme import Programme
from bot.domain.section import OF_VISITS, Edit, Section
from bot.services.sections import text_of
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import room
from bot.views.setting import Setting

LENGTHS = (60, 90, 120, 180)  # minutes
_ALL = (Section.TITLE, Section.DATE, Section.END, Section.PLACE)
_OF_KIND = {
    Kind.MEETING: (*_ALL, Section.LINK, Section.QUESTION, Section.AGENDA, Section.STORY),
    Kind.VISIT: (
        *(Section.TITLE, Section.TOPIC, Section.DATE, Section.END, Section.HOST, Section.PLACE),
        *(Section.MEETING_POINT, Section.ACCESS, Section.CONTACT, Section.SIZE, Section.TOLD_AT),
    ),
    Kind.RELAY: (*_ALL, Section.LINK, Section.HOLDER, Section.QUESTION, Section.AGENDA),
}
_LABEL = 60
_NAME = 30
_AT_WORK = 2  # the last ones who came


def sections(
    draft: Gathering,
    programme: Programme,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
    of_visit: Mapping[Section, str] = MappingProxyType({}),
) -> Screen:
    """
    Show every section with what stands in it, after saying what was just done.

    What stands in those of a visit is told by `of_visit`.
    """
    text = setting.words("draft.sections", said=said or "", others=at_work(others, setting))
    rows = tuple(
        (_section(draft, one, _value(draft, programme, one, setting, of_visit), setting),)
        for one in _shown(draft)
    )
    look = setting.button("draft.look", DraftTap(draft.id, DraftStep.PREVIEW))
    return Screen(text, (*rows, (look,)))


def _shown(draft: Gathering) -> Sequence[Section]:
    """Return the sections that make sense; a link only where there is something to follow."""
    if draft.kind is Kind.VISIT:
        return _OF_KIND[Kind.VISIT]
    listed = [*_OF_KIND[draft.kind], Section.SPEAKERS]
    if Section.STORY in listed:
        listed.insert(listed.index(Section.STORY) + 1, Section.TELLERS)
    has_link = draft.kind is Kind.RELAY or draft.format in {Format.VIDEO, Format.HYBRID}
    return [one for one in listed if one is not Section.LINK or has_link or draft.online_url]


def _section(draft: Gathering, section: Section, value: str, setting: Setting) -> Button:
    name = setting.words.plain(f"draft.section_{section.value}")
    label = setting.words.plain("draft.section_filled", name=name, value=value) if value else name
    return Button(shortened(label, limit=_LABEL), SectionTap(draft.id, section).pack())


def _value(
    draft: Gathering,
    programme: Programme,
    section: Section,
    setting: Setting,
    of_visit: Mapping[Section, str],
) -> str:
    match section:
        case Section.DATE:
            return setting.when_plain(draft.starts_at) if draft.starts_at else ""
        case Section.END:
            return _end(draft, setting)
        case Section.PLACE:
            return room(draft, setting)
        case Section.AGENDA | Section.SPEAKERS:
            return str(len(programme.lines(section)) or "")
        case _:
            return of_visit.get(section) or _line(draft, section)


def _line(draft: Gathering, section: Section) -> str:
    return "" if section in OF_VISITS else text_of(draft, section)


def _end(draft: Gathering, setting: Setting) -> str:
    if draft.ends_at is None:
        return ""
    hour = setting.hour(draft.ends_at.astimezone(setting.zone).time())
    return f"{hour} ({setting.duration(draft.duration)})"


def ask_line(
    draft: Gathering,
    section: Section,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
    leads_on: bool = False,
) -> Screen:
    """Ask for the one line of a section; `leads_on` while the draft is first written."""
    value = text_of(draft, section)
    is_public = section is Section.LINK and draft.kind is Kind.RELAY
    ask = "draft.write_relay_link" if is_public else f"draft.write_{section.value}"
    text = setting.words(
        "draft.section",
        said=said or "",
        name=setting.words.plain(f"draft.section_{section.value}"),
        at_once=at_once(draft, setting),
        value=value,
        ask=setting.words(ask),
        others=at_work(others, setting),
    )
    if leads_on:
        later = setting.button("draft.later", DraftTap(draft.id, DraftStep.RESUME))
        in_room = FormatTap(draft.id, Format.IN_PERSON)
        there = ((setting.button("draft.relay_in_person", in_room),),) if is_public else ()
        return Screen(text, (*there, (later,)))
    can_empty = bool(value) and section is not Section.TITLE
    return Screen(
        text, (*_emptying(draft, section, setting, can_empty=can_empty), back(draft, setting))
    )


def ask_end(
    draft: Gathering,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
) -> Screen:
    """Ask when it ends: lengths to tap, an hour or a length to type."""
    text = setting.words(
        "draft.ask_end",
        said=said or "",
        value=_end(draft, setting),
        others=at_work(others, setting),
    )
    lengths = tuple(
        Button(setting.duration(timedelta(minutes=minutes)), LengthTap(draft.id, minutes).pack())
        for minutes in LENGTHS
    )
    return Screen(text, (lengths, back(draft, setting)))


def at_work(others: Sequence[Edit], setting: Setting) -> Html:
    """Say which other organisers have which section in hand."""
    lines = [
        setting.words(
            "draft.at_work",
            name=shortened(edit.name, limit=_NAME),
            section=setting.words.plain(f"draft.section_{edit.section.value}"),
        )
        for edit in others[-_AT_WORK:]
        if edit.section
    ]
    return Html("\n".join(lines))


def at_once(gathering: Gathering, setting: Setting) -> Html:
    """Warn, where everybody reads it already, that nothing waits to be published."""
    return Html("") if is_draft(gathering) else setting.words("draft.at_once")


def section_tap(gathering: Gathering, section: Section) -> SectionTap:
    """Return what opens a section, of a draft or of what is published."""
    kind = SectionTap if is_draft(gathering) else PublishedSectionTap
    return kind(gathering.id, section)


def empty_button(gathering: Gathering, section: Section, setting: Setting) -> Button:
    kind = EmptyTap if is_draft(gathering) else PublishedEmptyTap
    return setting.button("draft.empty", kind(gathering.id, section))


def _emptying(
    draft: Gathering, section: Section, setting: Setting, *, can_empty: bool
) -> tuple[tuple[Button, ...], ...]:
    if not can_empty:
        return ()
    return ((empty_button(draft, section, setting),),)


def back(draft: Gathering, setting: Setting) -> tuple[Button, ...]:
    """Return the row that leads to all sections, or to all that can be changed."""
    if not is_draft(draft):
        return (setting.button("change.back", ChangeTap(draft.id)),)
    return (setting.button("draft.all_sections", DraftTap(draft.id, DraftStep.SECTIONS)),)
