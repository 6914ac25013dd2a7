"""The drafts that wait, when somebody begins a meeting."""

from bot.callbacks.drafts import BeginTap, DraftPageTap, DraftStep, DraftTap
from bot.calls import Button, Screen
from bot.domain.draft import Waiting, WaitingPage
from bot.domain.gathering import Gathering
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.setting import Setting

_LABEL = 30  # the button beside it needs room too


def resume(waiting: Waiting, setting: Setting) -> Screen:
    """Offer to go on with the one draft that was left, or to begin another."""
    draft = waiting.draft
    old = setting.words("draft.left") if waiting.is_left_alone(setting.now) else ""
    text = setting.words("draft.resume", title=_title(draft, setting), old=old)
    rows = [(setting.button("draft.go_on", DraftTap(draft.id, DraftStep.RESUME)),)]
    if waiting.is_left_alone(setting.now):
        rows.append((_drop(draft, setting),))
    return Screen(text, (*rows, (setting.button("draft.restart", BeginTap()),)))


def choose(page: WaitingPage, setting: Setting) -> Screen:
    """List several drafts, of other organisers too; those left alone can go."""
    lines = Html("\n".join(_line(waiting, setting) for waiting in page.drafts))
    rows = [_row(waiting, setting) for waiting in page.drafts]
    begin = (setting.button("draft.restart", BeginTap()),)
    return Screen(
        setting.words("draft.choose_one", lines=lines), (*rows, *_turn(page, setting), begin)
    )


def ask_drop(draft: Gathering, setting: Setting) -> Screen:
    """Ask before a draft is deleted that is not on the screen."""
    text = setting.words("draft.ask_drop", title=_title(draft, setting))
    yes = DraftTap(draft.id, DraftStep.DELETE)
    return Screen(
        text,
        (
            (setting.button("draft.yes_drop", yes, style="danger"),),
            (setting.button("draft.keep", DraftTap(draft.id, DraftStep.KEEP)),),
        ),
    )


def _line(waiting: Waiting, setting: Setting) -> Html:
    draft, words = waiting.draft, setting.words
    title = _title(draft, setting)
    author = waiting.author or words.plain("draft.no_author")
    if draft.starts_at is None:
        line = words("draft.waiting_undated", title=title, author=author)
    else:
        when = setting.when_plain(draft.starts_at)
        line = words("draft.waiting", title=title, when=when, author=author)
    return words("draft.waiting_old", line=line) if waiting.is_left_alone(setting.now) else line


def _row(waiting: Waiting, setting: Setting) -> tuple[Button, ...]:
    draft = waiting.draft
    label = shortened(_title(draft, setting), limit=_LABEL)
    go_on = Button(label, DraftTap(draft.id, DraftStep.RESUME).pack())
    return (go_on, _drop(draft, setting)) if waiting.is_left_alone(setting.now) else (go_on,)


def _drop(draft: Gathering, setting: Setting) -> Button:
    return setting.button("draft.delete", DraftTap(draft.id, DraftStep.DROP))


def _title(draft: Gathering, setting: Setting) -> str:
    return draft.title or setting.words.plain("draft.untitled")


def _turn(page: WaitingPage, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    buttons = []
    if page.number:
        buttons.append(setting.button("button.before", DraftPageTap(page.number - 1)))
    if not page.is_last:
        buttons.append(setting.button("button.after", DraftPageTap(page.number + 1)))
    return (tuple(buttons),) if buttons else ()
