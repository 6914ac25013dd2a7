"""« Compléter »: the sections of a meeting, opened one by one, changed or emptied."""

from collections.abc import Sequence
from datetime import timedelta

from telegram.ext import CallbackQueryHandler

from bot.callbacks.drafts import (
    EmptyTap,
    LengthTap,
    PublishedEmptyTap,
    PublishedSectionTap,
    SectionTap,
)
from bot.calls import Call
from bot.domain import typed_end
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import NoDateYet, TooLong
from bot.domain.gathering import Gathering
from bot.domain.section import OF_VISITS, Section
from bot.domain.typed_link import BadLink
from bot.ports import Store
from bot.services import drafts, sections
from bot.views import draft_sections as views
from handlers.door import App, Knock, StepDoor, Steps, door, private
from handlers.drafts import lines
from handlers.drafts.in_hand import (
    PUBLISHED_STEPS_OF,
    STEPS_OF,
    editor_of,
    pointed_at,
    tapped,
)
from handlers.drafts.questions import (
    after_title,
    all_sections,
    ask_date,
    ask_format,
    ask_line,
    enter,
    next_question,
)
from handlers.drafts.visit_questions import ask as ask_visit


def on_section(knock: Knock, store: Store) -> Sequence[Call]:
    """Open a section: show what stands there, and ask."""
    tap = tapped(knock, SectionTap, PublishedSectionTap)
    editor = pointed_at(knock, store, tap)
    match tap.section:
        case Section.DATE:
            return ask_date(knock, store, editor.draft)
        case Section.END:
            return ask_end(knock, store, editor.draft)
        case Section.PLACE:
            return ask_format(knock, store, editor.draft)
        case Section.AGENDA | Section.SPEAKERS:
            return lines.ask_lines(knock, store, editor, tap.section)
        case _:
            ask = ask_visit if tap.section in OF_VISITS else ask_line
            return ask(knock, store, editor.draft, tap.section)


def on_empty(knock: Knock, store: Store) -> Sequence[Call]:
    tap = tapped(knock, EmptyTap, PublishedEmptyTap)
    editor = pointed_at(knock, store, tap)
    draft = sections.empty(store, editor, section=tap.section)
    return all_sections(knock, store, draft, said="draft.emptied")


def line_door(section: Section) -> StepDoor:
    """Return the door for the one typed line of a section."""

    def on_line(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        editor = editor_of(knock, store, dialogue)
        try:
            draft = sections.write(store, editor, section=section, text=knock.text)
        except BadLink as refusal:
            said = knock.setting.words(refusal.key)
            leads_on = bool(dialogue.facts.get("leads_on"))
            screen = views.ask_line(
                editor.draft, section, knock.setting, said=said, leads_on=leads_on
            )
            return knock.turn_to(screen)
        if "before" not in dialogue.facts:  # the title, when it is asked for first
            return after_title(knock, store, draft)
        if dialogue.facts["leads_on"]:
            return next_question(knock, store, draft)
        return _noted(knock, store, draft, sections.text_of(editor.draft, section), dialogue)

    return on_line


def _noted(
    knock: Knock, store: Store, draft: Gathering, found: str, dialogue: Dialogue
) -> Sequence[Call]:
    """Go back to all sections; show what another organiser wrote there, which is now replaced."""
    if found and found not in {dialogue.facts["before"], knock.text}:
        return all_sections(knock, store, draft, said="draft.written_meanwhile", text=found)
    return all_sections(knock, store, draft, said="draft.noted")


def ask_end(knock: Knock, store: Store, draft: Gathering, *, said: str = "") -> Sequence[Call]:
    """
    Ask when it ends.

    Raises:
        NoDateYet: nobody knows when it begins.
    """
    if draft.starts_at is None:
        raise NoDateYet
    others = enter(knock, store, draft, Section.END)
    store.dialogues.put(knock.asks(Step.DRAFT_END, draft=draft.id))
    objection = knock.setting.words(said) if said else None
    return knock.turn_to(views.ask_end(draft, knock.setting, said=objection, others=others))


def on_end(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    editor = editor_of(knock, store, dialogue)
    starts_at, zone = editor.draft.starts_at, knock.setting.zone
    end = typed_end.read(knock.text, starts_at=starts_at, zone=zone) if starts_at else None
    if end is None:
        return ask_end(knock, store, editor.draft, said="draft.end_unclear")
    try:
        draft = sections.set_end(store, editor, end=end, zone=zone)
    except TooLong as refusal:
        return ask_end(knock, store, editor.draft, said=refusal.key)
    return all_sections(knock, store, draft, said="draft.noted")


def on_length(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(LengthTap)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    length = timedelta(minutes=min(tap.minutes, _A_WEEK))
    draft = sections.set_end(store, editor, end=length, zone=knock.setting.zone)
    return all_sections(knock, store, draft, said="draft.noted")


_A_WEEK = 7 * 24 * 60  # minutes; no button of ours says more
_OF_ONE_LINE = [
    (step, section)
    for steps in (STEPS_OF, PUBLISHED_STEPS_OF)
    for section, step in steps.items()
    if section in sections.TYPED
]
STEPS: Steps = {
    **{step: line_door(section) for step, section in _OF_ONE_LINE},
    Step.DRAFT_END: on_end,
}


def register(app: App) -> None:
    for tap, open_ in (
        (SectionTap, on_section),
        (PublishedSectionTap, on_section),
        (EmptyTap, on_empty),
        (PublishedEmptyTap, on_empty),
        (LengthTap, on_length),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
