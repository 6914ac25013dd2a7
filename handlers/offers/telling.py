"""Writing to the few others whom an offer concerns, in their own language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.calls import Call, Screen, say
from bot.domain.member import Member, NotAnOrganiser
from bot.domain.moments import is_quiet
from bot.domain.offer import NoSuchOffer, OfferSettled
from bot.views.setting import Setting
from handlers.door import Knock
from handlers.ending import ending_on

while_it_is_open = ending_on(NoSuchOffer, OfferSettled, NotAnOrganiser)


def tell(
    knock: Knock, readers: Iterable[Member], screen: Callable[[Setting], Screen]
) -> Sequence[Call]:
    """Write to each reader; in the quiet hours without a sound."""
    quiet = is_quiet(knock.now, hours=knock.setting.community.quiet, zone=knock.setting.zone)
    return [
        say(
            reader.chat_id,
            replace(screen(knock.house.setting(reader.language, knock.now)), is_silent=quiet),
        )
        for reader in readers
        if reader.chat_id
    ]
