"""The shelves of stories and of visits: who tells what, and what those who went there say."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, func, select

from bot.domain.organisation import Scale
from bot.domain.story import Story, StoryStatus
from bot.domain.visit import Visit, VisitAnswer
from storage.line import Line
from storage.statement import Statement, insert, upsert
from storage.tables import (
    meetings,
    organisations,
    stories,
    story_voices,
    visit_answers,
    visit_hosts,
    visits,
)

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
PUT_VISIT = upsert(
    visits,
    *("gathering_id", "host_organisation_id", "capacity", "minimum", "report_meeting_id"),
    keys=["gathering_id"],
)
# What was begun as a meeting is one no more.
NO_MEETING = Statement(delete(meetings).where(meetings.c.gathering_id == bindparam("gathering")))
ADD_HOST = Statement(visit_hosts.insert())
ADD_ANSWER = upsert(
    visit_answers,
    *("gathering_id", "member_id", "kind", "sentence", "consent", "consent_at", "answered_at"),
    keys=["gathering_id", "member_id", "kind"],
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


class VisitShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def put(self, visit: Visit) -> None:
        """Keep what makes a gathering a visit."""
        self._line.run(
            PUT_VISIT,
            gathering_id=visit.gathering_id,
            host_organisation_id=visit.host_organisation_id,
            capacity=visit.capacity,
            minimum=visit.minimum,
            report_meeting_id=visit.told_at,
        )
        self._line.run(NO_MEETING, gathering=visit.gathering_id)
        for host_id in visit.host_ids:
            self._line.run(ADD_HOST, visit_id=visit.gathering_id, member_id=host_id)

    def answer(self, answer: VisitAnswer) -> None:
        """Keep what somebody who visited, or who was visited, says."""
        self._line.run(
            ADD_ANSWER,
            gathering_id=answer.gathering_id,
            member_id=answer.member_id,
            kind=answer.word.value,
            sentence=answer.sentence,
            consent=answer.consent.value,
            consent_at=answer.answered_at if answer.consent.is_quotable else None,
            answered_at=answer.answered_at,
        )
