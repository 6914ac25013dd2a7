"""What organisers read about offers: the inbox, one offer, what was said about it."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.callbacks.drafts import DraftStep, DraftTap
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
from bot.calls import Button, Screen
from bot.domain.moments import in_minutes
from bot.domain.offer import Offer, OfferKind, OfferState, OfferWord
from bot.services.offers_settling import TALK_PAGE, Inbox, Proposal
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.offers import answers, facts, how_far
from bot.views.offers_mine import topic
from bot.views.place_calls import choosing
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]


def inbox(found: Inbox, setting: Setting) -> Screen:
    """List what members offer, what waits longest first."""
    back = (setting.button("button.group", MenuTap(Errand.ORGANISERS)),)
    if not found.offers:
        return Screen(setting.words("offer.inbox_empty"), (back,))
    lines = [_line(one, _host(found, one, setting), setting) for one in found.offers]
    text = blocks(setting.words("offer.inbox"), Html("\n".join(lines)))
    rows = ((_open(one, _host(found, one, setting)),) for one in found.offers)
    return Screen(text, (*rows, *_turning(found, setting), back))


def _host(found: Inbox, offer: Offer, setting: Setting) -> str:
    return found.names.get(offer.member_id or 0, "") or _nobody(setting)


def _line(offer: Offer, host: str, setting: Setting) -> Html:
    key = "draft" if offer.is_draft else offer.kind.value
    line = setting.words(
        f"offer.inbox_{key}",
        topic=topic(offer),
        name=host,
        when=setting.when_plain(offer.made_at),
    )
    if offer.call_at is None:
        return line
    meeting = setting.words("venue.inbox_line", when=setting.when_plain(offer.call_at))
    return Html(f"{line}, {meeting}")


def _open(offer: Offer, host: str) -> Button:
    tap = OfferPageTap(offer.id, TeamDeed.OPEN)
    return Button(shortened(f"{shortened(host, limit=15)} : {offer.topic}"), tap.pack())


def _turning(found: Inbox, setting: Setting) -> Rows:
    turning = []
    if found.page:
        turning.append(setting.button("offer.before_button", OffersTap(found.page - 1)))
    if not found.is_last:
        turning.append(setting.button("offer.after_button", OffersTap(found.page + 1)))
    return (turning,) if turning else ()


def page(proposal: Proposal, setting: Setting, *, said: Html | None = None) -> Screen:
    """Show one offer, how far it is, and what can be done; `said` is what was just done."""
    offer = proposal.offer
    parts = [
        *([said] if said else []),
        _title(proposal, setting),
        *answers(offer, setting),
        facts(offer, proposal.organisation, setting),
        state(proposal, setting),
        *_words(proposal, setting),
        *_away(proposal, setting),
    ]
    return Screen(blocks(*parts), (*_deeds(proposal, setting), _back(setting)))


def _title(proposal: Proposal, setting: Setting) -> Html:
    offer = proposal.offer
    return setting.words(
        f"offer.title_{offer.kind.value}",
        name=host_name(proposal, setting),
        when=setting.when(offer.made_at),
    )


def host_name(proposal: Proposal, setting: Setting) -> str:
    return (proposal.host.name if proposal.host else "") or _nobody(setting)


def _nobody(setting: Setting) -> str:
    return setting.words.plain("relay.nobody")


def state(proposal: Proposal, setting: Setting) -> Html:
    """Say to organisers how far an offer is, and who did that."""
    offer, words = proposal.offer, setting.words
    if offer.is_open and offer.proposed_at:
        name = proposal.name(offer.proposed_by) or _nobody(setting)
        return words("offer.team_date", name=name, when=setting.when(offer.proposed_at))
    settled_at = setting.when(offer.settled_at) if offer.settled_at else ""
    name = proposal.name(offer.settled_by) or _nobody(setting)
    return words(f"offer.team_{how_far(offer)}", name=name, when=settled_at)


def _words(proposal: Proposal, setting: Setting) -> Sequence[Html]:
    said = [word_line(one, proposal, setting) for one in reversed(proposal.words)]
    return [Html("\n".join(said))] if said else []


def word_line(word: OfferWord, proposal: Proposal, setting: Setting) -> Html:
    name = proposal.name(word.member_id) or _nobody(setting)
    return setting.words(
        "offer.line_of_talk", name=name, when=setting.when_plain(word.at), text=word.text
    )


def _away(proposal: Proposal, setting: Setting) -> Sequence[Html]:
    """Say that no message reaches the host, and how else they can be reached."""
    host = proposal.host
    if host is None or host.chat_id or not proposal.offer.is_open:
        return []
    name = host_name(proposal, setting)
    return [setting.words("offer.host_away", name=name, contact=host.contact_note)]


def _deeds(proposal: Proposal, setting: Setting) -> Rows:
    offer = proposal.offer
    rows: list[Sequence[Button]] = []
    if offer.is_draft and offer.gathering_id:
        draft = DraftTap(offer.gathering_id, DraftStep.RESUME)
        rows.append((setting.button("offer.draft_button", draft),))
    if offer.is_open:
        rows.append((_page(offer, TeamDeed.ASK, "offer.question_button", setting),))
    rows += [*choosing(proposal, setting), *_dating(proposal, setting)]
    if offer.state is OfferState.PROPOSED:
        rows.append(
            (
                _verdict(offer, Verdict.ACCEPT, f"offer.accept_{offer.kind.value}", setting),
                _verdict(offer, Verdict.DECLINE, "offer.decline_button", setting),
            )
        )
    if proposal.total > len(proposal.words):
        rows.append((setting.button("offer.talk_button", OfferTalkTap(offer.id, 0)),))
    return rows


def _dating(proposal: Proposal, setting: Setting) -> Rows:
    """Suggest a date; while one waits for the host, take it back or suggest another."""
    offer = proposal.offer
    if not offer.is_open or offer.kind is not OfferKind.VISIT:
        return ()
    if offer.proposed_at is None:
        return ((_page(offer, TeamDeed.DATE, "offer.date_button", setting),),)
    is_ours = offer.proposed_by == proposal.reader_id
    back = "offer.take_back_button" if is_ours else "offer.take_theirs_back_button"
    return (
        (_verdict(offer, Verdict.TAKE_BACK, back, setting),),
        (_page(offer, TeamDeed.DATE, "offer.replace_date_button", setting),),
    )


def _page(offer: Offer, deed: TeamDeed, key: str, setting: Setting) -> Button:
    return setting.button(key, OfferPageTap(offer.id, deed))


def _verdict(offer: Offer, verdict: Verdict, key: str, setting: Setting) -> Button:
    return setting.button(key, OfferVerdictTap(offer.id, offer.version, verdict))


def _back(setting: Setting) -> Sequence[Button]:
    return (setting.button("offer.inbox_back", OffersTap(0)),)


def talk(proposal: Proposal, number: int, setting: Setting) -> Screen:
    """Show one page of all that was said, the latest page first."""
    offer = proposal.offer
    text = blocks(setting.words("offer.talk", topic=topic(offer)), *_words(proposal, setting))
    turning = []
    if (number + 1) * TALK_PAGE < proposal.total:
        earlier = OfferTalkTap(offer.id, number + 1)
        turning.append(setting.button("offer.before_button", earlier))
    if number:
        later = OfferTalkTap(offer.id, number - 1)
        turning.append(setting.button("offer.after_button", later))
    back = (_page(offer, TeamDeed.OPEN, "offer.back_button", setting),)
    return Screen(text, (turning, back) if turning else (back,))


def ask(offer: Offer, text: Html, setting: Setting) -> Screen:
    """Ask an organiser for something typed, with the way back."""
    back = _page(offer, TeamDeed.OPEN, "offer.cancel_button", setting)
    return Screen(text, ((back,),))


def ask_decline(offer: Offer, name: str, setting: Setting) -> Screen:
    """Ask for a word to the host before their offer is declined."""
    silent = _verdict(offer, Verdict.IN_SILENCE, "offer.decline_silently_button", setting)
    back = _page(offer, TeamDeed.OPEN, "offer.cancel_button", setting)
    return Screen(setting.words("offer.ask_decline", name=name), ((silent,), (back,)))


def ask_hour(offer: Offer, day: date, setting: Setting, *, said: Html | None = None) -> Screen:
    question = setting.words("offer.ask_hour", day=setting.day(day))
    return ask(offer, blocks(said, question) if said else question, setting)


def confirm_date(
    offer: Offer, name: str, starts_at: datetime, setting: Setting, *, note: str = ""
) -> Screen:
    """Read a date back before the host hears of it; `note` is what to know of that hour."""
    when = setting.when(starts_at)
    question = setting.words("offer.confirm_date", when=when, name=name)
    yes = SuggestDateTap(offer.id, offer.version, in_minutes(starts_at))
    buttons = (
        (setting.button("offer.suggest_button", yes, style="success"),),
        (_page(offer, TeamDeed.DATE, "offer.other_date_button", setting),),
        (_page(offer, TeamDeed.OPEN, "offer.cancel_button", setting),),
    )
    text = blocks(setting.words(note), question) if note else question
    return Screen(text, buttons)
