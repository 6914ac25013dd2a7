"""Organisers answer offers: the inbox, questions to the host, a date, yes or no."""

from collections.abc import Callable, Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.offers import (
    OfferPageTap,
    OffersTap,
    OfferTalkTap,
    OfferVerdictTap,
    SuggestDateTap,
    TeamDeed,
    Verdict,
)
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.moments import of_minutes
from bot.domain.offer import OfferChanged, OfferSettled
from bot.ports import Store
from bot.services import offers_settling
from bot.services.offers_settling import Settled
from bot.texts import Html
from bot.views import offers_mine, offers_team as views
from bot.views.setting import Setting
from handlers.door import App, Knock, Steps, door, private
from handlers.offers import hosting
from handlers.offers.dates import ask_date
from handlers.offers.telling import tell, while_it_is_open

ASKS, DECLINES = "ask", "decline"  # what an organiser's typed word is for
_OURS = frozenset({Step.OFFER_WORD, Step.OFFER_DATE})


def on_inbox(knock: Knock, store: Store) -> Sequence[Call]:
    """List what members offer."""
    is_menu = knock.memory.startswith(MenuTap(Errand.OFFERS).pack())
    number = 0 if is_menu else knock.button(OffersTap).page
    screen = views.inbox(offers_settling.inbox(store, knock.member, page=number), knock.setting)
    return [knock.toast(), knock.say(screen)] if is_menu else knock.turn_to(screen)


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(OfferPageTap)
    if tap.deed is TeamDeed.OPEN:
        _leave(knock, store)
        return shown(knock, store, tap.offer_id)
    try:
        offer = offers_settling.check_current(store, knock.member, tap.offer_id)
    except OfferSettled as refusal:
        return shown(knock, store, tap.offer_id, said=refusal.key)
    if tap.deed is TeamDeed.DATE:
        return ask_date(knock, store, offer)
    asked = knock.asks(Step.OFFER_WORD, offer=offer.id, deed=ASKS)
    store.dialogues.put(asked)
    name = _host_name(knock, store, offer.id)
    question = knock.setting.words("offer.ask_question", name=name)
    return [knock.toast(), knock.say(views.ask(offer, question, knock.setting))]


def _leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _OURS:
        store.dialogues.end(knock.person.telegram_id)


def _host_name(knock: Knock, store: Store, offer_id: int) -> str:
    proposal = offers_settling.look(store, knock.member, offer_id)
    return views.host_name(proposal, knock.setting)


def shown(
    knock: Knock, store: Store, offer_id: int, *, said: str = "", **facts: object
) -> Sequence[Call]:
    """Show an offer as it is now, after the sentence of what was just done, or could not be."""
    proposal = offers_settling.look(store, knock.member, offer_id)
    told: Html | None = knock.setting.words(said, **facts) if said else None
    return knock.turn_to(views.page(proposal, knock.setting, said=told))


def on_talk(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(OfferTalkTap)
    proposal = offers_settling.look(store, knock.member, tap.offer_id, page=tap.page)
    return knock.turn_to(views.talk(proposal, tap.page, knock.setting))


def on_suggest(knock: Knock, store: Store) -> Sequence[Call]:
    """Suggest a date to the host, unless somebody acted meanwhile."""
    tap = knock.button(SuggestDateTap)
    try:
        done = offers_settling.suggest(
            store,
            knock.member,
            offer_id=tap.offer_id,
            version=tap.version,
            starts_at=of_minutes(tap.moment),
            now=knock.now,
        )
    except (OfferChanged, OfferSettled) as refusal:
        return shown(knock, store, tap.offer_id, said=refusal.key)
    _leave(knock, store)
    return _done(knock, store, done, "offer.date_sent", offers_mine.suggested)


def _done(
    knock: Knock,
    store: Store,
    done: Settled,
    key: str,
    letter: Callable[[Settled, Setting], Screen],
) -> Sequence[Call]:
    """Show the offer as it is now, and write to the host if that is possible."""
    told = tell(knock, [done.host] if done.host else [], lambda theirs: letter(done, theirs))
    said = key if told else "offer.not_told"
    return [*shown(knock, store, done.offer.id, said=said), *told]


def on_verdict(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(OfferVerdictTap)
    try:
        if tap.verdict is Verdict.DECLINE:
            return _ask_decline(knock, store, tap)
        if tap.verdict is Verdict.IN_SILENCE:
            return _decline(knock, store, tap.offer_id, tap.version)
        if tap.verdict is Verdict.TAKE_BACK:
            return _take_back(knock, store, tap)
        done = offers_settling.accept(
            store, knock.member, offer_id=tap.offer_id, version=tap.version, now=knock.now
        )
    except (OfferChanged, OfferSettled) as refusal:
        return shown(knock, store, tap.offer_id, said=refusal.key)
    key = f"offer.accepted_{done.offer.kind.value}"
    return _done(knock, store, done, key, offers_mine.accepted)


def _take_back(knock: Knock, store: Store, tap: OfferVerdictTap) -> Sequence[Call]:
    done = offers_settling.take_back(
        store, knock.member, offer_id=tap.offer_id, version=tap.version, now=knock.now
    )
    return _done(knock, store, done, "offer.date_taken_back", offers_mine.undated)


def _ask_decline(knock: Knock, store: Store, tap: OfferVerdictTap) -> Sequence[Call]:
    offer = offers_settling.check_current(store, knock.member, tap.offer_id)
    store.dialogues.put(
        knock.asks(Step.OFFER_WORD, offer=offer.id, deed=DECLINES, version=tap.version)
    )
    name = _host_name(knock, store, offer.id)
    return knock.turn_to(views.ask_decline(offer, name, knock.setting))


def _decline(
    knock: Knock, store: Store, offer_id: int, version: int, text: str = ""
) -> Sequence[Call]:
    done = offers_settling.decline(
        store, knock.member, offer_id=offer_id, version=version, text=text, now=knock.now
    )
    _leave(knock, store)
    return _done(knock, store, done, "offer.declined_now", offers_mine.declined)


def on_word(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Take what was typed: a host's words, an organiser's question, or a word to a decline."""
    deed, facts = dialogue.facts.get("deed"), dialogue.facts
    if deed is None:
        return hosting.on_word(knock, store, dialogue)
    which = int(facts["offer"] or 0)
    try:
        if deed == DECLINES:
            return _decline(knock, store, which, int(facts["version"] or 0), knock.text)
        done = offers_settling.ask(
            store, knock.member, offer_id=which, text=knock.text, now=knock.now
        )
    except (OfferChanged, OfferSettled) as refusal:
        _leave(knock, store)
        return shown(knock, store, which, said=refusal.key)
    _leave(knock, store)
    return _done(knock, store, done, "offer.question_sent", offers_mine.asked)


STEPS: Steps = {Step.OFFER_WORD: while_it_is_open(on_word)}


def register(app: App) -> None:
    for pattern, open_ in (
        (OffersTap.pattern(), on_inbox),
        (MenuTap.pattern_of(Errand.OFFERS), on_inbox),
        (OfferPageTap.pattern(), on_page),
        (OfferTalkTap.pattern(), on_talk),
        (OfferVerdictTap.pattern(), on_verdict),
        (SuggestDateTap.pattern(), on_suggest),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
