"""Which question a visit asks next, while it is prepared or changed."""

from collections.abc import Mapping, Sequence

from bot.callbacks.visit_drafts import Way
from bot.calls import Call, Screen
from bot.domain.dialogue import Step
from bot.domain.draft import is_draft
from bot.domain.gathering import Gathering, Kind
from bot.domain.places import Places
from bot.domain.section import Edit, Section
from bot.domain.typed_visit import line_of
from bot.ports import Store
from bot.services import members, sections, visits
from bot.services.visits import InHand
from bot.views import visit_sections as views
from handlers.door import Knock

_LINES = frozenset({Section.TOPIC, Section.MEETING_POINT, Section.ACCESS, Section.CONTACT})


def in_hand(knock: Knock, store: Store, gathering_id: int, way: Way) -> InHand:
    """Take a visit in hand, where the question was asked: of a draft, or of what is live."""
    return visits.take(
        store,
        gathering_id=gathering_id,
        is_live=way is Way.LIVE,
        member=knock.member,
        now=knock.now,
    )


def way_of(gathering: Gathering, *, leads_on: bool = False) -> Way:
    """Say where a question stands."""
    if not is_draft(gathering):
        return Way.LIVE
    return Way.ON if leads_on else Way.DRAFT


def ask(
    knock: Knock, store: Store, draft: Gathering, section: Section, *, leads_on: bool = False
) -> Sequence[Call]:
    """Open a part of a visit."""
    way = way_of(draft, leads_on=leads_on)
    return ask_part(knock, store, in_hand(knock, store, draft.id, way), section, way)


def values(knock: Knock, store: Store, draft: Gathering) -> Mapping[Section, str]:
    """Say what stands in each part of a visit; nothing of what is none."""
    visit, places = store.visits.of(draft.id), store.places.of(draft.id)
    if draft.kind is not Kind.VISIT or visit is None or places is None:
        return {}
    meetings = store.visits.tellable(after=draft.ends_at or knock.now, most=visits.MOST_MEETINGS)
    return views.values(visit, places, meetings, knock.setting)


def ask_part(
    knock: Knock, store: Store, hand: InHand, section: Section, way: Way, *, said: str = ""
) -> Sequence[Call]:
    """Ask for a part of a visit that is in hand; `said` is the key of a sentence before."""
    others = sections.enter(
        store, hand.gathering, member=knock.member, section=section, now=knock.now
    )
    first = knock.setting.words(said) if said else None
    setting = knock.setting
    if section in _LINES:
        screen = views.ask_line(hand, section, way, setting, others=others)
    elif section is Section.HOST:
        page = members.page_of_organisations(store, number=0)
        screen = views.ask_host(hand, page, way, setting, said=first, others=others)
    elif section is Section.SIZE:
        which = hand.gathering.id
        places = store.places.of(which) or Places(which)
        screen = views.ask_size(which, places, way, setting, said=first, others=others)
    else:
        screen = _told(knock, store, hand, way, others)
    return _asked(knock, store, hand, section, way, screen)


def _told(knock: Knock, store: Store, hand: InHand, way: Way, others: Sequence[Edit]) -> Screen:
    meetings = visits.tellable(store, hand, now=knock.now)
    return views.ask_told(hand, meetings, way, knock.setting, others=others)


def _asked(
    knock: Knock, store: Store, hand: InHand, section: Section, way: Way, screen: Screen
) -> Sequence[Call]:
    """Open the question; where only buttons answer, words typed now answer no earlier one."""
    if section is Section.TOLD_AT:
        store.dialogues.end(knock.person.telegram_id)
        return knock.turn_to(screen)
    line = line_of(hand.visit, section) if section in _LINES else ""
    store.dialogues.put(
        knock.asks(
            Step.DRAFT_VISIT,
            draft=hand.gathering.id,
            section=section.value,
            way=way.value,
            before=line,
        )
    )
    return knock.turn_to(screen)
