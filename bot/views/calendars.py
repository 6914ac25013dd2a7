"""A meeting for somebody's own calendar: what stands in the file, and what is said with it."""

from datetime import UTC, datetime

from bot.callbacks.meetings import ShareTap
from bot.calls import Button, Screen
from bot.domain.calendar_entry import CalendarEntry, end_of, may_read_the_link
from bot.domain.gathering import Gathering, Status
from bot.domain.programme import Programme
from bot.services.meetings import Seen
from bot.views.calendar_links import WebCalendar, address
from bot.views.meetings import deep_link, place_of, titled
from bot.views.programmes import title_of
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

_ROWS = (
    (WebCalendar.GOOGLE, WebCalendar.OUTLOOK),
    (WebCalendar.OFFICE, WebCalendar.YAHOO),
)


def entry(seen: Seen, starts_at: datetime, setting: Setting) -> CalendarEntry:
    """Say what a calendar keeps of a gathering; the video link only for somebody who comes."""
    gathering = seen.gathering
    link = setting.link(deep_link(gathering.id))
    return CalendarEntry(
        uid=f"gathering-{gathering.id}@{setting.bot_username.lower()}.t.me",
        revision=gathering.revision,
        title=titled(gathering.kind, gathering.title, setting),
        starts_at=starts_at.astimezone(UTC),
        ends_at=end_of(gathering, starts_at).astimezone(UTC),
        made_at=setting.now.astimezone(UTC),
        place=place_of(seen, setting),
        details=setting.words.plain(
            "calendar.details",
            question=gathering.question,
            story=gathering.story_title,
            programme=_programme(seen.programme, setting),
            online=gathering.online_url if may_read_the_link(seen.rsvp) else "",
            link=link,
        ),
        link=link,
        is_cancelled=gathering.status is Status.CANCELLED,
    )


def file_name(gathering: Gathering, entry: CalendarEntry, setting: Setting) -> str:
    """Name the file by the day, as the community's calendar counts it."""
    day = entry.starts_at.astimezone(setting.zone).date().isoformat()
    return setting.words.plain(said_of(gathering, "calendar.file_name"), day=day)


def beside_the_file(gathering: Gathering, entry: CalendarEntry, setting: Setting) -> Screen:
    """Say what the file does; calendars on the web are a tap away. They are told no video link."""
    words = setting.words
    if entry.is_cancelled:
        return Screen(words(said_of(gathering, "calendar.file_cancelled"), title=gathering.title))
    text = words("calendar.file", title=gathering.title, when=setting.when(entry.starts_at))
    rows = tuple(
        tuple(
            Button(words.plain(f"calendar.in_{web.value}"), url=address(entry, web)) for web in row
        )
        for row in _ROWS
    )
    share = setting.button(said_of(gathering, "share.button"), ShareTap(gathering.id))
    return Screen(text, (*rows, (share,)))


def _programme(programme: Programme, setting: Setting) -> str:
    return ", ".join(title_of(item, setting) for item in programme.items)
