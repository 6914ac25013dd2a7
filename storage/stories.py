"""The shelf of stories: who tells what."""

from collections.abc import Mapping

from sqlalchemy import func, select

from bot.domain.organisation import Scale
from bot.domain.story import Story, StoryStatus
from storage.line import Line
from storage.statement import Statement, insert
from storage.tables import organisations, stories, story_voices

_ACCEPTED = "accepted"
ADD = insert(
    stories,
    *("title", "pluses", "difficulties", "learnings", "status", "owner_id", "meeting_id"),
)
ADD_VOICE = insert(story_voices, "story_id", "member_id", "organisation_id", "status")
PLANNED_SCALES = Statement(
    select(organisations.c.scale, func.count())
    .select_from(story_voices)
    .join(stories, stories.c.id == story_voices.c.story_id)
    .join(organisations, organisations.c.id == story_voices.c.organisation_id)
    .where(stories.c.status == StoryStatus.SCHEDULED.value, organisations.c.scale.is_not(None))
    .group_by(organisations.c.scale)
)


class StoryShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def add(self, story: Story) -> int:
        """Keep a story with its voices; return its id."""
        facts = ("title", "pluses", "difficulties", "learnings", "owner_id", "meeting_id")
        values = {name: getattr(story, name) for name in facts}
        story_id = self._line.made(ADD, **values, status=story.status.value)
        for voice in story.voices:
            self._line.made(
                ADD_VOICE,
                story_id=story_id,
                member_id=voice.member_id,
                organisation_id=voice.organisation_id,
                status=_ACCEPTED,
            )
        return story_id

    def planned_scales(self) -> Mapping[Scale, int]:
        """Count the voices of stories that are to be told, by what their organisations live on."""
        found = self._line.rows(PLANNED_SCALES)
        return {Scale(scale): int(count) for scale, count in found}
