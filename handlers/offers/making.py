"""/accueillir: what a member offers, in four short questions, and sent by a button."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.offers import (
    Audience,
    OfferAudienceTap,
    OfferingStep,
    OfferingTap,
    OfferKindTap,
    OfferLineTap,
    OfferOrganisationTap,
    OfferSizeTap,
)
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.visits import OfferTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.offering import (
    STEPS as STEP_OF,
    NoGroupSize,
    NoRoomSize,
    Offering,
    OfferLine,
    offering_of,
)
from bot.ports import Store
from bot.services import members, offers, relays
from bot.views import menus, offers as views, offers_news
from handlers.door import App, Knock, StepDoor, Steps, door, private
from handlers.offers.telling import tell


def on_offer(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask what is offered; beside it, what one offered before."""
    member = members.check_agreed(knock.member)
    ended = [knock.toast()] if knock.query_id else []
    return [*ended, knock.say(views.choose(offers.own(store, member), knock.setting))]


def on_kind(knock: Knock, store: Store) -> Sequence[Call]:
    offering = offers.begin(store, knock.member, kind=knock.button(OfferKindTap).kind)
    return go_on(knock, store, offering)


def go_on(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    """Ask for what is missing, or show the whole."""
    line = offering.missing
    if line:
        return _ask(knock, store, offering, line)
    store.dialogues.put(knock.asks(Step.OFFER_READY, **offering.facts()))
    return knock.turn_to(views.summary(offering, _whose(knock, store, offering), knock.setting))


def _ask(knock: Knock, store: Store, offering: Offering, line: OfferLine) -> Sequence[Call]:
    store.dialogues.put(knock.asks(STEP_OF[line], **offering.facts()))
    is_whose = line is OfferLine.ORGANISATION and knock.member
    theirs = offers.organisations_of(store, knock.member) if is_whose and knock.member else ()
    return knock.turn_to(views.ask(offering, line, knock.setting, organisations=theirs))


def _whose(knock: Knock, store: Store, offering: Offering) -> str:
    theirs = offers.organisations_of(store, knock.member) if knock.member else ()
    return next((one.name for one in theirs if one.id == offering.organisation_id), "")


def line_door(line: OfferLine) -> StepDoor:
    """Return the door for one typed line."""

    def on_line(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        offering = offering_of(dialogue)
        try:
            said = offering.said(line, knock.text)
        except (NoGroupSize, NoRoomSize) as refusal:
            return [knock.say(views.ask(offering, line, knock.setting, why=refusal.key))]
        return go_on(knock, store, said)

    return on_line


def on_ready(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Show the whole once more: it is sent by a button, never by a word."""
    return go_on(knock, store, offering_of(dialogue))


def _begun(knock: Knock, store: Store) -> Offering:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    return offers.begun(dialogue, now=knock.now)


def on_audience(knock: Knock, store: Store) -> Sequence[Call]:
    audience = knock.button(OfferAudienceTap).audience
    offering, words = _begun(knock, store), knock.setting.words
    text = words.plain(f"offer.for_{Audience(audience).value}")
    return go_on(knock, store, offering.said(OfferLine.AUDIENCE, text))


def on_size(knock: Knock, store: Store) -> Sequence[Call]:
    size = knock.button(OfferSizeTap).size
    return go_on(knock, store, _begun(knock, store).sized(size))


def on_organisation(knock: Knock, store: Store) -> Sequence[Call]:
    whose = knock.button(OfferOrganisationTap).organisation_id
    offering = replace(_begun(knock, store), organisation_id=whose, is_fixing=False)
    return go_on(knock, store, offering)


def on_line_anew(knock: Knock, store: Store) -> Sequence[Call]:
    line = knock.button(OfferLineTap).line
    return _ask(knock, store, replace(_begun(knock, store), is_fixing=True), line)


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Send what was said, change it, or leave it."""
    offering = _begun(knock, store)
    match knock.button(OfferingTap).step:
        case OfferingStep.SEND:
            return _send(knock, store, offering)
        case OfferingStep.CHANGE:
            is_of_several = bool(knock.member) and _has_choice(knock, store)
            return knock.turn_to(
                views.change(offering, knock.setting, is_of_several=is_of_several)
            )
        case OfferingStep.BACK:
            return go_on(knock, store, offering)
        case OfferingStep.CANCEL:
            return _cancel(knock, store, offering)


def _has_choice(knock: Knock, store: Store) -> bool:
    return bool(knock.member and len(offers.organisations_of(store, knock.member)) > 1)


def _cancel(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    """Leave the one line that was said anew, or the whole."""
    if offering.is_fixing:
        return go_on(knock, store, replace(offering, is_fixing=False))
    store.dialogues.end(knock.person.telegram_id)
    left = knock.setting.words("offer.left")
    return knock.turn_to(menus.with_menu(left, knock.setting))


def _send(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    """Keep the offer; whoever organises hears of it at once."""
    made = offers.make(store, knock.member, offering, now=knock.now)
    store.dialogues.end(knock.person.telegram_id)
    name = knock.member.name if knock.member else ""
    whose = _whose(knock, store, offering)
    told = tell(
        knock,
        relays.listeners(store, now=knock.now, but=made.member_id),
        lambda setting: offers_news.made(made, name, whose, setting),
    )
    return [*knock.turn_to(views.sent(made, knock.setting)), *told]


STEPS: Steps = {
    **{
        step: line_door(line)
        for line, step in STEP_OF.items()
        if line is not OfferLine.ORGANISATION
    },
    Step.OFFER_READY: on_ready,
}


def register(app: App) -> None:
    names = ("accueillir", "host")
    app.add_handler(CommandHandler(names, door(on_offer), filters=filters.ChatType.PRIVATE))
    for pattern, open_ in (
        (OfferTap.pattern(), on_offer),
        (MenuTap.pattern_of(Errand.HOST), on_offer),
        (OfferKindTap.pattern(), on_kind),
        (OfferAudienceTap.pattern(), on_audience),
        (OfferSizeTap.pattern(), on_size),
        (OfferOrganisationTap.pattern(), on_organisation),
        (OfferLineTap.pattern(), on_line_anew),
        (OfferingTap.pattern(), on_step),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
