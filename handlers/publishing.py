"""« Publier »: now, or after choosing where, to whom and when."""

from collections.abc import Sequence
from datetime import date, datetime

from telegram.ext import CallbackQueryHandler

from bot.callbacks.publishing import (
    PublishAtTap,
    PublishStep,
    PublishTap,
    SpacePageTap,
    SpaceTap,
)
from bot.callbacks.visit_drafts import Way
from bot.calls import Call
from bot.domain import typed_moment
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import AlreadyPublished, NotADraft, NotBound, TooLate
from bot.domain.gathering import Gathering, NoSuchGathering, Status
from bot.domain.moments import of_minutes
from bot.domain.publication import AfterTheMeeting
from bot.domain.typed_date import NeedsHour, NoSuchHour, Note, Reading, Understood
from bot.ports import Store
from bot.services import publication_plans as plans, publications, visits
from bot.views import (
    menus,
    publishing as views,
    publishing_choice as choices,
    readings,
    visit_sections,
)
from handlers.door import App, Knock, Steps, door, private


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button about publishing says."""
    tap = knock.button(PublishTap)
    match tap.step:
        case PublishStep.NOW:
            return _publish(knock, store, tap.gathering_id)
        case PublishStep.LATER:
            return _ask_when(knock, store, tap.gathering_id)
        case PublishStep.PRIVATELY:
            plans.toggle_privately(store, gathering_id=tap.gathering_id, member=knock.member)
        case PublishStep.TAKE_BACK:
            plans.take_back(
                store, gathering_id=tap.gathering_id, member=knock.member, now=knock.now
            )
        case PublishStep.CHOOSE:
            pass
    return _choose(knock, store, tap.gathering_id)


def _publish(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Announce once, however often the button is tapped."""
    try:
        published = publications.publish(
            store,
            gathering_id=gathering_id,
            member=knock.member,
            community=knock.setting.community,
            now=knock.now,
        )
    except AlreadyPublished as refusal:
        return [knock.alert(refusal.key)]
    except NotBound:
        return _ask_told(knock, store, gathering_id)
    store.dialogues.end(knock.person.telegram_id)
    screen = views.published(published, knock.setting)
    return [knock.toast("pub.done"), knock.redraw(screen)]


def _ask_told(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Ask once which meeting will hear about a visit, before it is announced."""
    hand = visits.take(
        store, gathering_id=gathering_id, is_live=False, member=knock.member, now=knock.now
    )
    meetings = visits.tellable(store, hand, now=knock.now)
    return knock.turn_to(visit_sections.ask_told(hand, meetings, Way.ON, knock.setting))


def _choose(knock: Knock, store: Store, gathering_id: int, page: int = 0) -> Sequence[Call]:
    """Show what can be chosen: everything for a draft, one more group for what is published."""
    store.dialogues.end(knock.person.telegram_id)
    if store.gatherings.get(gathering_id).status is Status.DRAFT:
        choice = plans.choice(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
        return knock.turn_to(choices.choose(choice, knock.setting, page=page))
    meeting, free = plans.spaces_without(store, gathering_id=gathering_id, member=knock.member)
    return knock.turn_to(choices.elsewhere(meeting, free, knock.setting, page=page))


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SpacePageTap)
    return _choose(knock, store, tap.gathering_id, tap.page)


def on_space(knock: Knock, store: Store) -> Sequence[Call]:
    """Take a group in or out; what is published already appears in it at once."""
    tap = knock.button(SpaceTap)
    place = {"gathering_id": tap.gathering_id, "space_id": tap.space_id}
    if store.gatherings.get(tap.gathering_id).status is Status.DRAFT:
        plans.toggle_space(store, **place, member=knock.member)
        return _choose(knock, store, tap.gathering_id, _page_of(store, tap.space_id))
    also = plans.also_in(store, **place, member=knock.member, now=knock.now)
    meeting, free = plans.spaces_without(store, gathering_id=tap.gathering_id, member=knock.member)
    return knock.turn_to(choices.elsewhere(meeting, free, knock.setting, also=also))


def _page_of(store: Store, space_id: int) -> int:
    ids = [space.id for space in store.spaces.all()]
    return ids.index(space_id) // choices.PAGE if space_id in ids else 0


def _ask_when(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    draft = _draft(knock, store, gathering_id)
    store.dialogues.put(knock.asks(Step.PUBLISH_AT, draft=gathering_id))
    return knock.turn_to(choices.ask_when(draft, knock.setting))


def on_typed_when(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Read when to publish; the question ends once another organiser ended the draft."""
    try:
        draft = _draft(knock, store, int(dialogue.facts["draft"] or 0))
    except (NotADraft, NoSuchGathering) as refusal:
        store.dialogues.end(knock.person.telegram_id)
        return [knock.say(menus.with_menu(knock.setting.words(refusal.key), knock.setting))]
    day = dialogue.facts.get("day")
    reading = typed_moment.read(
        knock.text,
        day=date.fromisoformat(str(day)) if day else None,
        now=knock.now,
        zone=knock.setting.zone,
    )
    return _hear(knock, store, draft, reading)


def _hear(knock: Knock, store: Store, draft: Gathering, reading: Reading) -> Sequence[Call]:
    """Read the moment back, ask for its hour, or ask again with the reason."""
    match reading:
        case NeedsHour(day):
            store.dialogues.put(knock.asks(Step.PUBLISH_AT, draft=draft.id, day=day.isoformat()))
            return knock.turn_to(choices.ask_hour(draft, day, knock.setting))
        case Understood(starts_at=at, note=note):
            return _read_back(knock, draft, at, note)
        case NoSuchHour(proposed_at=at):
            return _read_back(knock, draft, at, None)
        case _:
            said = readings.objection(reading, knock.setting)
            return knock.turn_to(choices.ask_when(draft, knock.setting, said=said))


def _read_back(knock: Knock, draft: Gathering, at: datetime, note: Note | None) -> Sequence[Call]:
    """Say the moment in full; what makes no sense is asked again at once."""
    try:
        plans.check_moment(draft, at=at, now=knock.now)
    except (TooLate, AfterTheMeeting) as refusal:
        said = knock.setting.words(refusal.key)
        return knock.turn_to(choices.ask_when(draft, knock.setting, said=said))
    return knock.turn_to(choices.confirm_when(draft, at, knock.setting, note=note))


def on_moment(knock: Knock, store: Store) -> Sequence[Call]:
    """Plan the publication; it can be taken back until then."""
    tap = knock.button(PublishAtTap)
    try:
        plans.schedule(
            store,
            gathering_id=tap.gathering_id,
            at=of_minutes(tap.moment),
            member=knock.member,
            now=knock.now,
        )
    except NotBound:
        return _ask_told(knock, store, tap.gathering_id)
    return _choose(knock, store, tap.gathering_id)


def _draft(knock: Knock, store: Store, gathering_id: int) -> Gathering:
    return plans.choice(store, gathering_id=gathering_id, member=knock.member, now=knock.now).draft


STEPS: Steps = {Step.PUBLISH_AT: on_typed_when}


def register(app: App) -> None:
    for tap, open_ in (
        (PublishTap, on_step),
        (SpacePageTap, on_page),
        (SpaceTap, on_space),
        (PublishAtTap, on_moment),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
