"""Telling the authors of a report that a voice note may not be quoted as it was."""

from collections.abc import Sequence

from bot.calls import Call, say
from bot.domain.lost_voice import LostVoice
from bot.views.report_corrections import voice_gone
from handlers.door import Knock


def tell_of(knock: Knock, lost: LostVoice | None) -> Sequence[Call]:
    """Say it to each of them in their own language, with the way to the report."""
    if lost is None:
        return []
    return [
        say(author.chat_id or 0, voice_gone(lost, knock.house.setting(author.language, knock.now)))
        for author in lost.to_tell
    ]
