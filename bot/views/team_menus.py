"""The command menu that comes and goes with the project group."""

from collections.abc import Sequence

from bot.calls import Call
from bot.texts import Texts
from bot.views import menus


def menus_of(texts: Texts, *, chat_id: int, is_organiser: bool) -> Sequence[Call]:
    """Return the calls that give a private chat the menu it should have now."""
    if is_organiser:
        return menus.organisers(texts, chat_id=chat_id)
    scope = {"type": "chat", "chat_id": chat_id}
    languages: list[dict[str, str]] = [{}, *({"language_code": c} for c in texts.languages)]
    return [Call("deleteMyCommands", {"scope": scope, **code}) for code in languages]
