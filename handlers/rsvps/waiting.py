"""« Oui, prévenez-moi » of a visit that is full, and « Prévenez-moi d’une autre »."""

from collections.abc import Sequence
from dataclasses import replace

from bot.callbacks.places import AnotherTap
from bot.callbacks.visits import WaitTap
from bot.calls import Call, Screen
from bot.domain.gathering import GatheringCancelled, GatheringOver
from bot.domain.places import HasPlace, PlaceIsFree
from bot.ports import Store
from bot.services import visit_wishes
from bot.services.rsvps import Respondent
from bot.services.visit_wishes import Wished
from bot.views import welcome
from bot.views.own_cards import own_card
from handlers.door import Knock
from handlers.rsvps.own_card import alert_and_redraw


def on_wait(knock: Knock, store: Store) -> Sequence[Call]:
    """Let somebody wait, and say whose turn it is; a second tap changes nothing."""
    which = knock.button(WaitTap).gathering_id
    who = Respondent(knock.person, knock.member)
    try:
        wished = visit_wishes.wait(store, gathering_id=which, by=who, now=knock.now)
    except (HasPlace, PlaceIsFree, GatheringCancelled, GatheringOver) as refusal:
        return alert_and_redraw(knock, store, which, refusal.key)
    if not wished.is_new:
        return _told(knock, wished, "rsvp.same")
    return _told(knock, wished, "visit.wait_noted")


def on_another(knock: Knock, store: Store) -> Sequence[Call]:
    """Write about the next visits; to this one they may still say what they like."""
    which = knock.button(AnotherTap).gathering_id
    who = Respondent(knock.person, knock.member)
    wished = visit_wishes.ask_for_another(store, gathering_id=which, by=who, now=knock.now)
    key = "visit.another_besides" if wished.counts_on_it else "visit.another_noted"
    shown = own_card(wished.seen, knock.setting)
    asked = knock.button(AnotherTap).pack()
    rows = [row for row in shown.buttons if all(button.memory != asked for button in row)]
    return _told(knock, wished, key, shown=replace(shown, buttons=rows))


def _told(
    knock: Knock, wished: Wished, key: str, *, shown: Screen | None = None
) -> Sequence[Call]:
    """Show where somebody stands now; who has not agreed yet is asked, before we may write."""
    card = knock.redraw(shown or own_card(wished.seen, knock.setting))
    if wished.member.has_agreed:
        return [knock.toast(key), card]
    asked = knock.say(welcome.welcome(wished.member.name, knock.setting))
    return [knock.alert("visit.wait_agree"), card, asked]
