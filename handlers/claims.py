"""Personal links: somebody whom the project group knows says hello to the bot."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.callbacks.directory import ClaimTap, Mine
from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call, say
from bot.domain.dialogue import Step
from bot.domain.invitation import CLAIM_PREFIX
from bot.domain.refusal import Refusal
from bot.ports import Store
from bot.services import claims
from bot.services.claims import Claimed
from bot.views import claims as views, menus, welcome
from handlers.door import App, Knock, door, private

_OPENS_A_LINK = filters.Regex(rf"^/start {CLAIM_PREFIX}")


def on_link(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask whether it is them; which link it was waits in the open question, not in a button."""
    token = knock.argument.removeprefix(CLAIM_PREFIX)
    try:
        offer = claims.look(store, token=token, by=knock.person, now=knock.now)
    except Refusal as refusal:  # said here, so that the count of wrong tries is kept
        refused = menus.with_menu(knock.setting.words(refusal.key), knock.setting)
        return [knock.say(refused)]
    store.dialogues.put(knock.asks(Step.CLAIM, invitation=offer.invitation.id))
    return [knock.say(views.question(offer, knock.setting))]


def on_answer(knock: Knock, store: Store) -> Sequence[Call]:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not Step.CLAIM:
        raise UnreadableButton
    store.dialogues.end(knock.person.telegram_id)
    if knock.button(ClaimTap).answer is Mine.NO:
        return knock.turn_to(views.not_me(knock.setting))
    claimed = claims.accept(
        store,
        invitation_id=int(dialogue.facts.get("invitation") or 0),
        person=knock.person,
        now=knock.now,
    )
    if claimed.other is not None:
        return [
            *knock.turn_to(views.known_already(claimed, knock.setting)),
            *_tell_organisers(knock, store, claimed),
        ]
    return _welcome(knock, store, claimed)


def _welcome(knock: Knock, store: Store, claimed: Claimed) -> Sequence[Call]:
    """Go on with the last question of the welcome: name and organisation are known."""
    organisations = store.organisations.of(claimed.member.id)
    store.dialogues.put(knock.asks(Step.VISIBILITY))
    question = welcome.ask_visibility(next(iter(organisations), None), knock.setting)
    return knock.turn_to(question)


def _tell_organisers(knock: Knock, store: Store, claimed: Claimed) -> Sequence[Call]:
    return [
        say(
            organiser.chat_id,
            views.two_records(claimed, knock.house.setting(organiser.language, knock.now)),
        )
        for organiser in store.members.organisers()
        if organiser.chat_id
    ]


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(in_private & _OPENS_A_LINK, door(on_link)))
    pattern = ClaimTap.pattern()
    app.add_handler(CallbackQueryHandler(door(private(on_answer)), pattern=pattern))
