"""The kinds of files that a document can be taken along as."""

from collections.abc import Callable, Sequence

from bot.callbacks.grammar import Tap
from bot.calls import Button
from bot.domain.order import DOCUMENTS, Form
from bot.views.setting import Setting


def form_rows(tap: Callable[[Form], Tap], setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer every kind of document that can be made here, two in a row."""
    offered = [form for form in DOCUMENTS if form in setting.forms]
    buttons = [setting.button(f"form.{form.value}", tap(form)) for form in offered]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
