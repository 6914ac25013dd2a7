"""Which question a draft asks next."""

from collections.abc import Sequence

from bot.calls import Call
from bot.domain.dialogue import Step
from bot.domain.draft import NotADraft, is_blank, is_draft
from bot.domain.gathering import (
    Gathering,
    GatheringCancelled,
    GatheringOver,
    Kind,
    NoSuchGathering,
)
from bot.domain.place import Format
from bot.domain.section import Edit, Section
from bot.ports import Store
from bot.services import changes, drafts, offers_drafts, previews, sections
from bot.texts import Html
from bot.views import changes as change_views, draft_sections, drafts as views
from handlers.door import Knock
from handlers.drafts.in_hand import step_of
from handlers.drafts.visit_questions import ask as ask_visit, values
from handlers.ending import ending_on

_ROOMS = frozenset({Format.IN_PERSON, Format.HYBRID})
_ENDED = (NotADraft, NoSuchGathering, GatheringCancelled, GatheringOver)


while_it_may_be_edited = ending_on(*_ENDED)
"""Take a typed line; end the question, and say why, once another organiser ended the draft."""


def enter(knock: Knock, store: Store, draft: Gathering, section: Section | None) -> Sequence[Edit]:
    """Note what an organiser turns to; return who else is at work on the draft."""
    return sections.enter(store, draft, member=knock.member, section=section, now=knock.now)


def next_question(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Ask for the first thing that is missing; when nothing is, show what members will see."""
    if not draft.title:
        return ask_title(knock, store, draft)
    if draft.starts_at is None:
        return ask_date(knock, store, draft)
    if draft.kind is Kind.VISIT:
        return _next_of_visit(knock, store, draft)
    return preview(knock, store, draft)


def _next_of_visit(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Ask who opens their doors, where, for how many, and which meeting will hear about it."""
    visit = store.visits.of(draft.id)
    if visit is None or not visit.has_host:
        return ask_visit(knock, store, draft, Section.HOST, leads_on=True)
    if not (draft.place or draft.place_note):
        return ask_place(knock, store, draft)
    if not visit.is_bound:
        return ask_visit(knock, store, draft, Section.SIZE, leads_on=True)
    return preview(knock, store, draft)


def resume(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Go on with a draft that was left; a place that was put off is asked for again."""
    lacks_place = draft.format in _ROOMS and not (draft.place or draft.place_note)
    if draft.title and draft.starts_at and lacks_place:
        return ask_place(knock, store, draft)
    return next_question(knock, store, draft)


def after_title(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Go on; of what we pass on, ask who holds it first."""
    if draft.kind is Kind.RELAY and not draft.held_by:
        return ask_line(knock, store, draft, Section.HOLDER, leads_on=True)
    return next_question(knock, store, draft)


def after_date(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Go on; of what we pass on, ask for its link first."""
    if draft.kind is Kind.RELAY and not draft.online_url:
        return ask_line(knock, store, draft, Section.LINK, leads_on=True)
    return next_question(knock, store, draft)


def ask_title(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    enter(knock, store, draft, Section.TITLE)
    store.dialogues.put(knock.asks(Step.DRAFT_TITLE, draft=draft.id))
    can_copy = is_blank(draft) and drafts.can_copy(store)
    return knock.turn_to(views.ask_title(draft, knock.setting, can_copy=can_copy))


def ask_date(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    others = enter(knock, store, draft, Section.DATE)
    store.dialogues.put(knock.asks(Step.DRAFT_DATE, draft=draft.id))
    offer = offers_drafts.behind(store, draft)
    screen = views.ask_date(draft, knock.setting, others=others, offer=offer)
    return knock.turn_to(screen)


def ask_format(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """
    Ask with buttons alone: what is typed now answers no question that was open before.

    Of a visit only the address is asked for.
    """
    if draft.kind is Kind.VISIT:
        return ask_place(knock, store, draft)
    others = enter(knock, store, draft, Section.PLACE)
    store.dialogues.end(knock.person.telegram_id)
    return knock.turn_to(views.ask_format(draft, knock.setting, others=others))


def ask_place(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    enter(knock, store, draft, Section.PLACE)
    store.dialogues.put(knock.asks(Step.DRAFT_PLACE, draft=draft.id))
    places = tuple(store.gatherings.places())
    return knock.turn_to(views.ask_place(draft, places, knock.setting))


def ask_line(
    knock: Knock, store: Store, draft: Gathering, section: Section, *, leads_on: bool = False
) -> Sequence[Call]:
    """Ask for one line; `leads_on` to the next question, else back to all sections."""
    others = enter(knock, store, draft, section)
    asked = knock.asks(
        step_of(draft, section),
        draft=draft.id,
        before=sections.text_of(draft, section),
        leads_on=int(leads_on),
    )
    store.dialogues.put(asked)
    screen = draft_sections.ask_line(
        draft, section, knock.setting, others=others, leads_on=leads_on
    )
    return knock.turn_to(screen)


def preview(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    store.dialogues.end(knock.person.telegram_id)
    shown = previews.preview(store, draft, member=knock.member, now=knock.now)
    return knock.turn_to(views.preview(shown, knock.setting))


def all_sections(
    knock: Knock, store: Store, draft: Gathering, *, said: str = "", **facts: object
) -> Sequence[Call]:
    """Show every section, or all that can be changed, after the sentence of what was just done."""
    store.dialogues.end(knock.person.telegram_id)
    told = knock.setting.words(said, **facts) if said else None
    if not is_draft(draft):
        return _all_changes(knock, store, draft, said=told)
    others = enter(knock, store, draft, None)
    screen = draft_sections.sections(
        draft,
        store.programmes.of(draft.id),
        knock.setting,
        said=told,
        others=others,
        of_visit=values(knock, store, draft),
    )
    return knock.turn_to(screen)


def _all_changes(
    knock: Knock, store: Store, gathering: Gathering, *, said: Html | None
) -> Sequence[Call]:
    """Lead back to « Modifier », whence a section of what is published was opened."""
    standing = changes.standing(
        store, gathering_id=gathering.id, member=knock.member, now=knock.now
    )
    return knock.turn_to(change_views.standing(standing, knock.setting, said=said))
