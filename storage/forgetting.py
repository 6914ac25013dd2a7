"""Erasing a person: one place that knows every table in which somebody leaves a trace."""

from collections.abc import Sequence, Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, delete, or_, select, update

from bot.domain.arrival import ArrivalState
from bot.domain.attendance import Taking
from bot.domain.directory import MergeKind
from bot.domain.erasing import Lacking
from bot.domain.feedback import NOBODY
from bot.domain.gathering import OPEN
from bot.domain.member import Directory, Status
from storage.contact_traces import alone, forget_entries
from storage.figure_traces import keep_traces
from storage.home_traces import forget_places
from storage.line import Line
from storage.statement import Statement, one_of
from storage.tables import (
    affiliations,
    attendances,
    consents,
    deliveries,
    dialogues,
    edits,
    feedbacks,
    feeds,
    gatherings,
    hushes,
    inbox,
    invitations,
    looks,
    mailings,
    members,
    merges,
    mutes,
    offer_words,
    offers,
    proxy_grants,
    report_authors,
    report_editions,
    report_edits,
    report_lines,
    report_versions,
    reports,
    role_grants,
    rsvp_history,
    rsvps,
    story_voices,
    visit_answers,
    visit_choices,
    visit_confirmations,
    visit_hosts,
    visit_lists,
    visit_questions,
    visit_tellers,
    waitings,
)

_WHO: BindParameter[int] = bindparam("member")
_WHO_ON_TELEGRAM = select(members.c.telegram_id).where(members.c.id == _WHO).scalar_subquery()
_TO_COME = select(gatherings.c.id).where(
    one_of(gatherings.c.status, sorted(status.value for status in OPEN)),
    or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > bindparam("at")),
)
_NOT_TAKEN = select(gatherings.c.id).where(gatherings.c.presence != Taking.TAKEN.value)

WITHDRAWN = Statement(
    delete(rsvps)
    .where(rsvps.c.member_id == _WHO, rsvps.c.gathering_id.in_(_TO_COME))
    .returning(rsvps.c.gathering_id)
)
# The order matters: what hangs on the Telegram id goes before the id itself.
WITH_MOMENT = (
    Statement(
        delete(rsvp_history).where(
            rsvp_history.c.member_id == _WHO, rsvp_history.c.gathering_id.in_(_TO_COME)
        )
    ),
    Statement(
        update(consents)
        .where(consents.c.member_id == _WHO, consents.c.withdrawn_at.is_(None))
        .values(withdrawn_at=bindparam("at"))
    ),
)
STEPS = (
    Statement(delete(dialogues).where(dialogues.c.telegram_id == _WHO_ON_TELEGRAM)),
    Statement(
        delete(inbox).where(
            inbox.c.person_key == _WHO_ON_TELEGRAM, inbox.c.state == ArrivalState.DEAD.value
        )
    ),
    Statement(delete(affiliations).where(affiliations.c.member_id == _WHO)),
    Statement(delete(invitations).where(invitations.c.member_id == _WHO)),
    # What is in the postman's hands too: he asks the row again before he sends it.
    Statement(delete(deliveries).where(deliveries.c.member_id == _WHO)),
    Statement(delete(edits).where(edits.c.member_id == _WHO)),
    Statement(delete(looks).where(looks.c.member_id == _WHO)),
    # What they wrote to many goes too, also what others may have read of it in the list.
    Statement(
        update(mailings)
        .where(mailings.c.made_by == _WHO)
        .values(made_by=None, text="", chat_id=None, message_id=None)
    ),
    Statement(delete(mutes).where(mutes.c.member_id == _WHO)),
    # The taps stay, for they are counted; the words go with their author.
    Statement(update(visit_answers).where(visit_answers.c.member_id == _WHO).values(photo="")),
    # That it was noted stays: what organisers know of the counts does not depend on who is left.
    Statement(update(feedbacks).where(feedbacks.c.noted_by == _WHO).values(noted_by=NOBODY)),
    *(
        Statement(
            update(said)
            .where(said.c.member_id == _WHO)
            .values(member_id=None, sentence="", voice="", consent="none", consent_at=None)
        )
        for said in (feedbacks, visit_answers)
    ),
    Statement(delete(visit_tellers).where(visit_tellers.c.member_id == _WHO)),
    Statement(delete(hushes).where(hushes.c.member_id == _WHO)),
    # An offer goes with who made it, with every word that was said about it; of what an
    # organiser said about another one, the words go.
    Statement(delete(offers).where(offers.c.member_id == _WHO)),
    Statement(delete(offer_words).where(offer_words.c.member_id == _WHO)),
    *(
        Statement(update(offers).where(offers.c[by] == _WHO).values({by: None}))
        for by in ("proposed_by", "settled_by")
    ),
    Statement(delete(waitings).where(waitings.c.member_id == _WHO)),
    *(
        Statement(delete(table).where(table.c.member_id == _WHO))
        for table in (visit_questions, visit_confirmations, visit_lists, visit_hosts)
    ),
    Statement(delete(feeds).where(feeds.c.member_id == _WHO)),
    Statement(delete(role_grants).where(role_grants.c.member_id == _WHO)),
    Statement(
        delete(proxy_grants).where(
            or_(proxy_grants.c.member_id == _WHO, proxy_grants.c.helper_id == _WHO)
        )
    ),
    Statement(
        update(rsvps).where(rsvps.c.member_id == _WHO).values(word="", guest_names="", stand_in="")
    ),
    # Ticked on a list that nobody has taken yet: on that list their answer counts, nameless.
    Statement(
        delete(attendances).where(
            attendances.c.member_id == _WHO, attendances.c.gathering_id.in_(_NOT_TAKEN)
        )
    ),
    Statement(
        update(attendances)
        .where(attendances.c.member_id == _WHO)
        .values(member_id=None, anonymous_count=1)
    ),
    # What they wrote for everybody is the group's; that it was they who wrote it goes.
    Statement(delete(report_authors).where(report_authors.c.member_id == _WHO)),
    Statement(delete(report_edits).where(report_edits.c.member_id == _WHO)),
    *(
        Statement(update(table).where(table.c[by] == _WHO).values({by: None}))
        for table, by in (
            (report_lines, "written_by"),
            (report_versions, "written_by"),
            (report_editions, "published_by"),
            (reports, "review_by"),
            (visit_choices, "chosen_by"),
        )
    ),
    Statement(update(story_voices).where(story_voices.c.member_id == _WHO).values(member_id=None)),
    Statement(
        update(members)
        .where(members.c.id == _WHO)
        .values(
            name="",
            telegram_id=None,
            chat_id=None,
            language=None,
            status=Status.LEFT.value,
            directory=Directory.NONE.value,
            paused_until=None,
            joined_at=None,
            last_sign_at=None,
            contact_note="",
            folded="",
        )
    ),
)
# What was merged into somebody, and the copies of it that are kept for the way back.
_MERGED: BindParameter[int] = bindparam("merged")
GONE_INTO = Statement(
    select(merges.c.gone_id).where(merges.c.kind == MergeKind.MEMBER, merges.c.kept_id == _MERGED)
)
FORGET_MERGES = Statement(
    delete(merges).where(
        merges.c.kind == MergeKind.MEMBER,
        or_(merges.c.kept_id == _MERGED, merges.c.gone_id == _MERGED),
    )
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What an erasure leaves: whose counts or words changed, and what is missing where."""

    touched: AbstractSet[int]
    lacking: Sequence[Lacking]


def forget(line: Line, member_id: int, *, at: datetime) -> Forgotten:
    """Erase a person, and how one comes to their home."""
    keep_traces(line, member_id, at=at)
    places = forget_places(line, member_id, alone=alone(line, member_id), at=at)
    lacking = [*forget_entries(line, member_id), *places]
    touched = {row[0] for row in line.rows(WITHDRAWN, member=member_id, at=at)}
    for step in WITH_MOMENT:
        line.run(step, member=member_id, at=at)
    for step in STEPS:
        line.run(step, member=member_id)
    _forget_merges(line, member_id)
    return Forgotten(touched | {one.gathering_id for one in lacking}, lacking)


def _forget_merges(line: Line, member_id: int) -> None:
    gone = [row[0] for row in line.rows(GONE_INTO, merged=member_id)]
    line.run(FORGET_MERGES, merged=member_id)
    for gone_id in gone:
        _forget_merges(line, gone_id)
