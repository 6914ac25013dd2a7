"""How far a message to many has come, the report at its end, and whom it did not reach."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.mailings import MailingsTap, MailingStep, MailingTap, UnreachedTap, WriteTap
from bot.calls import Button, Screen
from bot.domain.board import Slice
from bot.domain.mailing import Mailing, MailingKind, MailingState
from bot.domain.reach import Tally, Unreached
from bot.services.following import Progress
from bot.services.mailing_letters import first_name
from bot.services.segments import Whom
from bot.texts import Html
from bot.views import meetings
from bot.views.labels import shortened
from bot.views.mailings import in_words, short
from bot.views.setting import Setting
from bot.views.turning import turning

Row = Sequence[Button]
_WIDTH: Final = 10  # blocks of the bar
_EXCERPT: Final = 200


def progress(progress: Progress, setting: Setting, *, is_live: bool = True) -> Screen:
    """
    Show how far a mailing is, and what can be done about it.

    `is_live` says that this message goes on being edited by itself.
    """
    tally = progress.tally
    head = setting.words(
        "mailing.progress",
        title=setting.words.plain(f"mailing.title_{_stand(progress)}"),
        whom=in_words(progress.whom, setting),
        by=first_name(progress.by),
        bar=_bar(tally),
        done=str(tally.done),
        total=str(tally.total),
    )
    parts = [head, _tally(tally, setting)]
    missed = _missed(tally, setting)
    if missed:
        parts.append(missed)
    if tally.again and tally.uncertain:
        parts.append(setting.words("mailing.doubt"))
    if progress.mailing.text:
        excerpt = shortened(progress.mailing.text, limit=_EXCERPT)
        parts.append(setting.words("mailing.excerpt", text=excerpt))
    return Screen(meetings.blocks(*parts), _ways(progress, setting, is_live=is_live))


def _stand(progress: Progress) -> str:
    """Name the state; what only waits for a better hour is not on its way."""
    state, tally = progress.mailing.state, progress.tally
    if state is MailingState.RUNNING and not tally.in_air and not tally.waiting and tally.later:
        return "later"
    return state.value


def _bar(tally: Tally) -> str:
    filled = _WIDTH * tally.done // tally.total if tally.total else _WIDTH
    return "▰" * filled + "▱" * (_WIDTH - filled)


def _tally(tally: Tally, setting: Setting) -> Html:
    return setting.words(
        "mailing.tally",
        sent=str(tally.sent),
        in_air=tally.in_air or "",
        waiting=tally.waiting or "",
        later=tally.later or "",
        when=setting.when(tally.next_at) if tally.next_at else "",
        stopped=tally.stopped or "",
    )


def _missed(tally: Tally, setting: Setting) -> Html:
    return setting.words(
        "mailing.missed",
        blocked=tally.blocked or "",
        uncertain=tally.uncertain or "",
        failed=tally.failed or "",
        spared=tally.spared or "",
        otherwise=tally.otherwise or "",
    )


def _ways(progress: Progress, setting: Setting, *, is_live: bool) -> Sequence[Row]:
    mailing, tally = progress.mailing, progress.tally

    def button(key: str, step: MailingStep, count: int = 0) -> Button:
        return setting.button(key, MailingTap(mailing.id, step), count=count)

    rows: list[Row] = []
    if mailing.state is MailingState.RUNNING and tally.to_come:
        rows.append((button("mailing.stop_button", MailingStep.STOP),))
    if mailing.state is MailingState.STOPPED:
        rows.append((button("mailing.resume_button", MailingStep.RESUME),))
    elif tally.again:
        rows.append((button("mailing.resend_button", MailingStep.RESEND, count=tally.again),))
    if tally.unreached:
        rows.append((setting.button("mailing.who_button", UnreachedTap(mailing.id, 0)),))
    if not is_live:
        rows.append((button("mailing.refresh_button", MailingStep.SHOW),))
    return (*rows, (setting.button("mailing.list_button", MailingsTap(0, int(is_live))),))


def listed(page: Slice[tuple[Mailing, Whom]], setting: Setting) -> Screen:
    """List what was sent, the latest first; each button opens one."""
    rows = [(_labelled(mailing, whom, setting),) for mailing, whom in page.shown]
    turns = turning(page, MailingsTap, setting)
    write = (setting.button("button.write", WriteTap(0)),)
    key = "mailing.list" if page.shown else "mailing.list_empty"
    return Screen(setting.words(key), (*rows, *turns, write))


def _labelled(mailing: Mailing, whom: Whom, setting: Setting) -> Button:
    at = mailing.confirmed_at or mailing.made_at
    is_nudge = mailing.kind is MailingKind.NUDGE
    label = setting.words.plain(
        "mailing.line_nudge" if is_nudge else "mailing.line_message",
        day=setting.day(at.astimezone(setting.zone).date()),
        who=short(whom, setting),
    )
    tap = MailingTap(mailing.id, MailingStep.SHOW)
    return Button(shortened(label, limit=60), tap.pack())


def unreached(mailing: Mailing, page: Slice[Unreached], setting: Setting) -> Screen:
    """Name those whom it did not reach for certain, so that somebody tells them."""
    back = (setting.button("mailing.back_button", MailingTap(mailing.id, MailingStep.SHOW)),)
    if not page.shown:
        return Screen(setting.words("mailing.nobody_missed"), (back,))
    lines = Html("\n".join(_line(one, setting) for one in page.shown))
    turns = turning(page, lambda number: UnreachedTap(mailing.id, number), setting)
    return Screen(setting.words("mailing.who", lines=lines), (*turns, back))


def _line(one: Unreached, setting: Setting) -> Html:
    words = setting.words
    key = "mailing.who_uncertain" if one.is_uncertain else "mailing.who_missed"
    name = one.name or words.plain("mailing.erased")
    if not one.contact_note:
        return words(key, name=name)
    return words("mailing.who_contact", who=words(key, name=name), contact=one.contact_note)
