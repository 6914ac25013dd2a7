"""The doors of a visit that is prepared: its host, its places, the meeting that hears about it."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.visit_drafts import (
    BindTap,
    HostsPageTap,
    HostTap,
    NewHostTap,
    ReceiverTap,
    Size,
    SizeTap,
    VisitEmptyTap,
    VisitPartTap,
    Way,
)
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.naming import typed_line
from bot.domain.organisation import ORGANISATION_NAME_LENGTH
from bot.domain.section import Section
from bot.domain.typed_visit import line_of, size_of
from bot.ports import Store
from bot.services import members, visits
from bot.services.visits import InHand
from bot.views import visit_sections as views
from handlers.door import App, Knock, Steps, door, private
from handlers.drafts.questions import all_sections, next_question, preview
from handlers.drafts.visit_questions import ask_part, in_hand

_LIVE = frozenset({Section.HOST, Section.TOLD_AT})
"""Of what is published these change at once; all else is shown before, or has its own screen."""


def on_part(knock: Knock, store: Store) -> Sequence[Call]:
    """Open a part of a visit."""
    tap = knock.button(VisitPartTap)
    if tap.way is Way.LIVE and tap.section not in _LIVE:
        raise UnreadableButton
    return ask_part(knock, store, in_hand(knock, store, tap.gathering_id, tap.way), *_of(tap))


def _of(tap: VisitPartTap) -> tuple[Section, Way]:
    return tap.section, tap.way


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Take what was typed into the part that is open."""
    section = Section(str(dialogue.facts["section"]))
    way = Way(str(dialogue.facts["way"]))
    hand = in_hand(knock, store, int(dialogue.facts["draft"] or 0), way)
    match section:
        case Section.HOST:
            return _look_for_host(knock, store, hand, way)
        case Section.SIZE:
            return _size_typed(knock, store, hand, way)
        case _:
            return _line_typed(knock, store, hand, section, dialogue)


def _line_typed(
    knock: Knock, store: Store, hand: InHand, section: Section, dialogue: Dialogue
) -> Sequence[Call]:
    """Keep a line; show what another organiser wrote there meanwhile, which it replaces."""
    found = line_of(hand.visit, section)
    visits.write(store, hand, section=section, text=knock.text, now=knock.now)
    if found and found not in {dialogue.facts["before"], knock.text}:
        return all_sections(
            knock, store, hand.gathering, said="draft.written_meanwhile", text=found
        )
    return all_sections(knock, store, hand.gathering, said="draft.noted")


def on_empty(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(VisitEmptyTap)
    hand = in_hand(knock, store, tap.gathering_id, Way.DRAFT)
    visits.write(store, hand, section=tap.section, text="", now=knock.now)
    return all_sections(knock, store, hand.gathering, said="draft.emptied")


def _look_for_host(knock: Knock, store: Store, hand: InHand, way: Way) -> Sequence[Call]:
    """Look for what was typed before a second organisation of that name is made."""
    typed = typed_line(knock.text, limit=ORGANISATION_NAME_LENGTH)
    near = members.organisations_like(store, text=typed)
    which = hand.gathering.id
    asked = knock.asks(
        Step.DRAFT_VISIT,
        draft=which,
        section=Section.HOST.value,
        way=way.value,
        before="",
        typed=typed,
    )
    store.dialogues.put(asked)
    return knock.turn_to(views.near_hosts(which, typed, near, way, knock.setting))


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(HostsPageTap)
    hand = in_hand(knock, store, tap.gathering_id, tap.way)
    page = members.page_of_organisations(store, number=tap.page)
    return knock.turn_to(views.ask_host(hand, page, tap.way, knock.setting))


def on_host(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(HostTap)
    hand = in_hand(knock, store, tap.gathering_id, tap.way)
    hand = visits.set_host(store, hand, organisation_id=tap.organisation_id, now=knock.now)
    return _after_host(knock, store, hand, tap.way)


def on_new_host(knock: Knock, store: Store) -> Sequence[Call]:
    """Add the organisation whose name waits in the open question."""
    tap = knock.button(NewHostTap)
    hand = in_hand(knock, store, tap.gathering_id, tap.way)
    dialogue = store.dialogues.of(knock.person.telegram_id)
    typed = dialogue.facts.get("typed") if dialogue else None
    if not dialogue or not typed or dialogue.facts.get("draft") != tap.gathering_id:
        raise UnreadableButton
    hand = visits.set_new_host(store, hand, name=str(typed), now=knock.now)
    return _after_host(knock, store, hand, tap.way)


def _after_host(knock: Knock, store: Store, hand: InHand, way: Way) -> Sequence[Call]:
    """Ask who receives there, if we know anybody; what is typed now answers nothing."""
    store.dialogues.end(knock.person.telegram_id)
    which = hand.visit.host_organisation_id
    known = visits.receivers_of(store, which) if which else []
    if known:
        return knock.turn_to(views.ask_receivers(hand, known, way, knock.setting))
    return _after(knock, store, hand, way)


def on_receiver(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ReceiverTap)
    hand = in_hand(knock, store, tap.gathering_id, tap.way)
    hand = visits.toggle_host(store, hand, member_id=tap.member_id, now=knock.now)
    return _after_host(knock, store, hand, tap.way)


def on_size(knock: Knock, store: Store) -> Sequence[Call]:
    """Say how many may come; of what is published that is done where the places are."""
    tap = knock.button(SizeTap)
    if tap.way is Way.LIVE:
        raise UnreadableButton
    hand = in_hand(knock, store, tap.gathering_id, tap.way)
    match tap.size:
        case Size.MOST:
            visits.resize(store, hand, capacity=tap.number)
        case Size.LEAST:
            visits.resize(store, hand, minimum=tap.number)
        case Size.EACH:
            visits.resize(store, hand, one_each=bool(tap.number))
    return ask_part(knock, store, hand, Section.SIZE, tap.way)


def _size_typed(knock: Knock, store: Store, hand: InHand, way: Way) -> Sequence[Call]:
    size = size_of(knock.text)
    if size is None:
        return ask_part(knock, store, hand, Section.SIZE, way, said="visit.size_unclear")
    least, most = size
    visits.resize(store, hand, capacity=most, minimum=least)
    return ask_part(knock, store, hand, Section.SIZE, way, said="draft.noted")


def on_bind(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(BindTap)
    hand = in_hand(knock, store, tap.gathering_id, tap.way)
    hand = visits.bind(store, hand, meeting_id=tap.meeting_id, now=knock.now)
    if tap.way is Way.ON:
        return preview(knock, store, hand.gathering)
    return _after(knock, store, hand, tap.way)


def _after(knock: Knock, store: Store, hand: InHand, way: Way) -> Sequence[Call]:
    if way is Way.ON:
        return next_question(knock, store, hand.gathering)
    return all_sections(knock, store, hand.gathering, said="draft.noted")


STEPS: Steps = {Step.DRAFT_VISIT: on_typed}


def register(app: App) -> None:
    for tap, open_ in (
        (VisitPartTap, on_part),
        (VisitEmptyTap, on_empty),
        (HostTap, on_host),
        (NewHostTap, on_new_host),
        (HostsPageTap, on_page),
        (ReceiverTap, on_receiver),
        (SizeTap, on_size),
        (BindTap, on_bind),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
