"""What is known of a meeting, at the head of its report: facts that nobody has to write."""

from collections.abc import Iterator, Sequence

from bot.domain.attendance import Circle
from bot.domain.figures import Figures, Presence
from bot.domain.gathering import Gathering
from bot.domain.manuscript import Fact, Facts
from bot.domain.place import Format
from bot.domain.report import Told
from bot.texts import dates
from bot.texts.typography import typo
from bot.views.setting import Setting


def facts(told: Told, setting: Setting) -> Facts:
    """Return the facts that are known, in the order of the page; the others have no line."""
    rows = (
        ("paper.label_date", hours(told.gathering, setting)),
        ("paper.label_place", _held_at(told, setting)),
        ("paper.label_authors", named(told.authors, setting)),
        ("paper.label_present", present(told.figures, told.gathering, setting)),
        ("paper.label_organisations", ", ".join(told.figures.reach.organisations)),
        ("paper.label_excused", excused(told.figures, ", ".join(told.figures.excused_from))),
        ("paper.label_story", story(told.gathering, setting)),
    )
    return Facts([Fact(setting.words.plain(key), value) for key, value in rows if value])


def hours(gathering: Gathering, setting: Setting) -> str:
    """Say when it was, with the year: « samedi 31 octobre 2026, 10 h à 11 h 30 »."""
    if gathering.starts_at is None:
        return ""
    language, zone = setting.words.language, setting.zone
    day = dates.full_day(gathering.starts_at, zone=zone, language=language)
    start = dates.time(gathering.starts_at, zone=zone, language=language)
    if gathering.ends_at is None:
        return setting.words.plain("paper.begins", day=day, start=start)
    end = dates.time(gathering.ends_at, zone=zone, language=language)
    return setting.words.plain("paper.hours", day=day, start=start, end=end)


def present(figures: Figures, gathering: Gathering, setting: Setting) -> str:
    """
    Count who was there, by circle: « 12 (groupe projet : 5, récit : 1, autres : 6) ».

    Where nobody noted it, the answers are told as what they are.
    """
    presence = figures.presence
    if presence is None:
        yes = figures.signs.yes
        return setting.words.plain("paper.from_answers", yes=yes) if yes else ""
    circles = ", ".join(_circles(presence, gathering, setting))
    return f"{presence.total} ({circles})"


def excused(figures: Figures, organisations: str) -> str:
    """Count those who had said that they could not come, beside the names of `organisations`."""
    if not figures.excused:
        return ""
    return f"{figures.excused} ({organisations})" if organisations else str(figures.excused)


def story(gathering: Gathering, setting: Setting) -> str:
    """Name the story and who told it."""
    name = gathering.story_title
    if setting.words.language == "fr":
        name = typo(name)
    told = setting.words.plain("paper.told_by", story=name, tellers=gathering.tellers)
    return told or setting.words.plain("paper.told", story=name)


def named(names: Sequence[str], setting: Setting) -> str:
    """Name several people: « Thérèse, Inès et Yves »."""
    if not names:
        return ""
    *others, last = names
    if not others:
        return last
    return setting.words.plain("paper.two", first=", ".join(others), last=last)


def place_of(gathering: Gathering, setting: Setting) -> str:
    """Say where it is, nothing as long as nobody knows; the link of a video is not said."""
    place = gathering.place
    room = ", ".join(part for part in (place.name, place.address) if part) if place else ""
    room = room or gathering.place_note
    match gathering.format:
        case Format.VIDEO:
            return setting.words.plain("place.video")
        case Format.HYBRID:
            return setting.words.plain("place.hybrid", room=room) or setting.words.plain(
                "place.video"
            )
        case Format.UNDECIDED | Format.IN_PERSON:
            return room


def place_for(gathering: Gathering, setting: Setting, *, observed: bool) -> str:
    """Say where it is; to who only looks on, nothing where the room is not for them."""
    is_withheld = observed and gathering.format is Format.HYBRID and not gathering.place
    return "" if is_withheld else place_of(gathering, setting)


def _held_at(told: Told, setting: Setting) -> str:
    if told.gathering.format is Format.VIDEO:
        return setting.words.plain("paper.video")
    return place_for(told.gathering, setting, observed=told.observed)


def _circles(presence: Presence, gathering: Gathering, setting: Setting) -> Iterator[str]:
    words, voices = setting.words, presence.of(Circle.VOICE)
    if presence.is_of_visit:
        yield words.plain("paper.circle_visitors", count=presence.visitors)
        yield words.plain("paper.circle_hosts", count=presence.of(Circle.HOST))
    else:
        yield words.plain("paper.circle_core", count=presence.of(Circle.PROJECT_GROUP))
        if voices:
            yield words.plain("paper.circle_voices", count=voices)
        yield words.plain("paper.circle_others", count=presence.others)
    if presence.remote and gathering.format is Format.HYBRID:
        yield setting.words.plain("paper.remote", count=presence.remote)
