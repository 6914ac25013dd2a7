"""A member's own organisations: one more, one fewer, which comes first."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.profiles import NewOrganisationTap, Tie, TieTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.organisation import ORGANISATION_NAME_LENGTH
from bot.ports import Store
from bot.services import members, profiles
from bot.views import ties as views
from handlers.door import App, Knock, Steps, door, private


def on_name(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    """Look for what was typed before a second organisation of that name is made."""
    members.check_agreed(knock.member)
    typed = typed_line(knock.text, limit=ORGANISATION_NAME_LENGTH)
    near = members.organisations_like(store, text=typed)
    store.dialogues.put(knock.asks(Step.MY_ORGANISATION, typed=typed))
    return [knock.say(views.is_it_one_of(near, typed, knock.setting))]


def on_tie(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    tap = knock.button(TieTap)
    which = tap.organisation_id
    match tap.tie:
        case Tie.LOOK:
            tie = profiles.tie(store, member, organisation_id=which)
            return knock.turn_to(views.organisation(tie, knock.setting))
        case Tie.SHOW | Tie.HIDE:
            is_shown = tap.tie is Tie.SHOW
            tie = profiles.show(store, member, organisation_id=which, is_shown=is_shown)
            return knock.turn_to(views.organisation(tie, knock.setting))
        case Tie.JOIN:
            profiles.join(store, member, organisation_id=which, now=knock.now)
        case Tie.FIRST:
            profiles.put_first(store, member, organisation_id=which)
        case Tie.LEAVE:
            profiles.leave(store, member, organisation_id=which, now=knock.now)
    return _shown(knock, store, member)


def on_new(knock: Knock, store: Store) -> Sequence[Call]:
    """Add the organisation that was typed; its name waits in the open question."""
    member = members.check_agreed(knock.member)
    dialogue = store.dialogues.of(knock.person.telegram_id)
    typed = dialogue.facts.get("typed") if dialogue else None
    if dialogue is None or dialogue.step is not Step.MY_ORGANISATION or not typed:
        raise UnreadableButton
    profiles.join_new(store, member, name=str(typed), now=knock.now)
    return _shown(knock, store, member)


def _shown(knock: Knock, store: Store, member: Member) -> Sequence[Call]:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.MY_ORGANISATION:
        store.dialogues.end(knock.person.telegram_id)
    affiliations = profiles.look(store, member).affiliations
    return knock.turn_to(views.organisations(affiliations, knock.setting))


STEPS: Steps = {Step.MY_ORGANISATION: on_name}


def register(app: App) -> None:
    for tap, open_ in ((TieTap, on_tie), (NewOrganisationTap, on_new)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
