"""What the project group hears at once about somebody's answer."""

from collections.abc import Callable, Sequence

from bot.calls import Call, Screen, say
from bot.domain.member import Member
from bot.ports import Store
from bot.views.setting import Setting
from handlers.door import Knock


def tell_team(
    knock: Knock, store: Store, *, about: Member, draw: Callable[[Setting], Screen]
) -> Sequence[Call]:
    """Write to each organiser whom we reach, in their language; not to the one it is about."""
    return [
        say(organiser.chat_id, draw(knock.house.setting(organiser.language, knock.now)))
        for organiser in store.members.organisers()
        if organiser.chat_id and organiser.id != about.id
    ]
