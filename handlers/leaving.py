"""Telling organisers and authors what goes with somebody who is erased, wherever that happens."""

from collections.abc import Sequence
from dataclasses import replace

from bot.calls import Call, say
from bot.domain.moments import is_quiet
from bot.services.leaving import Gone
from bot.views import leaving as views
from handlers.door import Knock
from handlers.lost_voices import tell_of


def tell(knock: Knock, gone: Gone) -> Sequence[Call]:
    """Write to each organiser in their own language; in the quiet hours without a sound."""
    quiet = is_quiet(knock.now, hours=knock.setting.community.quiet, zone=knock.setting.zone)
    missing = [
        say(
            reader.chat_id,
            replace(
                views.missing(gone, knock.house.setting(reader.language, knock.now)),
                is_silent=quiet,
            ),
        )
        for reader in gone.readers
        if reader.chat_id
    ]
    return [*missing, *(call for lost in gone.voices for call in tell_of(knock, lost))]
