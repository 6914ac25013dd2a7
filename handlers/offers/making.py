"""/accueillir: what a member offers, in four short questions, and sent by a button."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.offers import (
    Audience,
    OfferAudienceTap,
    OfferingStep,
    OfferingTap,
    OfferKindTap,
    OfferLineTap,
    OfferOrganisationTap,
    OfferPhraseTap,
    OfferSizeTap,
    Phrase,
)
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.visits import OfferTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.guess import says_yes
from bot.domain.member import Member
from bot.domain.offer_words import kind_named
from bot.domain.offering import (
    STEPS as STEP_OF,
    NoGroupSize,
    NoRoomSize,
    Offering,
    OfferLine,
    OnlyAQuestion,
    TooLittle,
    offering_of,
)
from bot.ports import Store
from bot.services import members, offers, offers_for_others
from bot.views import menus, offers as views, offers_mine
from handlers.door import App, Knock, StepDoor, Steps, door, private
from handlers.offers.asking import ask, change, go_on, while_it_may_be_offered
from handlers.offers.sending import send

_BY_A_WORD: Final[Mapping[tuple[OfferLine, bool | None], Phrase]] = {
    (OfferLine.ACCESS, True): Phrase.LEVEL,
    (OfferLine.ACCESS, False): Phrase.STEPS,
    (OfferLine.EQUIPMENT, False): Phrase.PLAIN,
}
"""What « oui » and « non » say where the question can be answered so."""


def on_offer(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask what is offered; beside it, what one offered before."""
    member = members.check_agreed(knock.member)
    ended = [knock.toast()] if knock.query_id else []
    return [*ended, *_choose(knock, store, member)]


def _choose(knock: Knock, store: Store, member: Member, *, why: str = "") -> Sequence[Call]:
    store.dialogues.put(knock.asks(Step.OFFER_KIND))
    own = offers.own(store, member)
    screen = views.choose(own, knock.setting, is_organiser=knock.is_organiser, why=why)
    return [knock.say(screen)]


def on_kind_typed(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    """Go on as a tap would, or show the choice again."""
    kind = kind_named(knock.text)
    if kind is None:
        member = members.check_agreed(knock.member)
        return _choose(knock, store, member, why="offer.which_kind")
    return go_on(knock, store, offers.begin(store, knock.member, kind=kind))


def on_kind(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask the first question, of oneself or of somebody for whom it is noted."""
    tap = knock.button(OfferKindTap)
    if tap.for_id:
        begun = offers_for_others.begin(store, knock.member, kind=tap.kind, member_id=tap.for_id)
        return go_on(knock, store, begun)
    return go_on(knock, store, offers.begin(store, knock.member, kind=tap.kind))


def line_door(line: OfferLine) -> StepDoor:
    """Return the door for one typed line."""

    def on_line(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        offering = offering_of(dialogue)
        phrase = _BY_A_WORD.get((line, says_yes(knock.text)))
        text = knock.setting.words.plain(f"offer.phrase_{phrase.value}") if phrase else knock.text
        try:
            said = offering.said(line, text)
        except (NoGroupSize, NoRoomSize, OnlyAQuestion, TooLittle) as refusal:
            return ask(knock, store, offering, line, why=refusal.key)
        return go_on(knock, store, said)

    return on_line


def on_ready(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Show the whole once more: it is sent, and changed, by a button, never by a word."""
    return go_on(knock, store, offering_of(dialogue), why="offer.by_buttons")


def _begun(knock: Knock, store: Store) -> Offering:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    return offers.begun(dialogue, now=knock.now)


def _answering(knock: Knock, store: Store, line: OfferLine) -> Offering:
    """Return what was said so far; a button answers only the question that is open."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    return offers.answering(dialogue, line, now=knock.now)


def on_audience(knock: Knock, store: Store) -> Sequence[Call]:
    audience = knock.button(OfferAudienceTap).audience
    offering = _answering(knock, store, OfferLine.AUDIENCE)
    text = knock.setting.words.plain(f"offer.for_{Audience(audience).value}")
    return go_on(knock, store, offering.said(OfferLine.AUDIENCE, text))


def on_phrase(knock: Knock, store: Store) -> Sequence[Call]:
    """Take a phrase for a line of a place, as if it had been written."""
    tap, words = knock.button(OfferPhraseTap), knock.setting.words
    text = words.plain(f"offer.phrase_{Phrase(tap.phrase).value}")
    return go_on(knock, store, _answering(knock, store, tap.line).said(tap.line, text))


def on_size(knock: Knock, store: Store) -> Sequence[Call]:
    size = knock.button(OfferSizeTap).size
    return go_on(knock, store, _answering(knock, store, OfferLine.CAPACITY).sized(size))


def on_organisation(knock: Knock, store: Store) -> Sequence[Call]:
    whose = knock.button(OfferOrganisationTap).organisation_id
    offering = _answering(knock, store, OfferLine.ORGANISATION)
    return go_on(knock, store, replace(offering, organisation_id=whose, is_fixing=False))


def on_line_anew(knock: Knock, store: Store) -> Sequence[Call]:
    line = knock.button(OfferLineTap).line
    return ask(knock, store, replace(_begun(knock, store), is_fixing=True), line)


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Send what was said, change it, or leave it."""
    step = knock.button(OfferingTap).step
    if step is OfferingStep.CANCEL and _is_asked_whom(knock, store):
        return _left(knock, store)
    offering = _begun(knock, store)
    match step:
        case OfferingStep.SEND:
            return send(knock, store, offering)
        case OfferingStep.CHANGE:
            return change(knock, store, offering)
        case OfferingStep.BACK:
            return go_on(knock, store, offering)
        case OfferingStep.CANCEL:
            return _cancel(knock, store, offering)


def _is_asked_whom(knock: Knock, store: Store) -> bool:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    return dialogue is not None and dialogue.step is Step.OFFER_WHO


def _cancel(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    """Leave the one line that was said anew, or the whole."""
    if offering.is_fixing:
        return go_on(knock, store, replace(offering, is_fixing=False))
    if not offering.offer_id:
        return _left(knock, store)
    store.dialogues.end(knock.person.telegram_id)
    mine = offers.show(store, knock.member, offering.offer_id)
    return knock.turn_to(offers_mine.page(mine, knock.setting, said="offer.unchanged"))


def _left(knock: Knock, store: Store) -> Sequence[Call]:
    store.dialogues.end(knock.person.telegram_id)
    left = knock.setting.words("offer.left")
    return knock.turn_to(menus.with_menu(left, knock.setting))


STEPS: Steps = {
    **{
        step: while_it_may_be_offered(line_door(line))
        for line, step in STEP_OF.items()
        if line is not OfferLine.ORGANISATION
    },
    Step.OFFER_KIND: on_kind_typed,
    Step.OFFER_READY: while_it_may_be_offered(on_ready),
}


def register(app: App) -> None:
    names = ("accueillir", "host")
    app.add_handler(CommandHandler(names, door(on_offer), filters=filters.ChatType.PRIVATE))
    for pattern, open_ in (
        (OfferTap.pattern(), on_offer),
        (MenuTap.pattern_of(Errand.HOST), on_offer),
        (OfferKindTap.pattern(), on_kind),
        (OfferAudienceTap.pattern(), on_audience),
        (OfferPhraseTap.pattern(), on_phrase),
        (OfferSizeTap.pattern(), on_size),
        (OfferOrganisationTap.pattern(), on_organisation),
        (OfferLineTap.pattern(), on_line_anew),
        (OfferingTap.pattern(), on_step),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
