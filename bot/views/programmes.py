"""What happens at a meeting and who speaks, as cards tell it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.gathering import Gathering
from bot.domain.naming import units
from bot.domain.programme import AgendaItem, Line, Programme, Speaker
from bot.domain.typed_programme import written_speaker
from bot.texts import Html
from bot.views.setting import Setting

MOST_LINES = 8  # a card is read standing up
MOST_NAMES = 6
# So that a card is a single message whatever was typed; in the units that Telegram counts.
_ROOM_FOR_LINES = 600
_ROOM_FOR_NAMES = 350


def programme(programme: Programme, setting: Setting) -> Sequence[Html]:
    """Return the blocks of a card that tell its programme and its speakers; none if empty."""
    hosts = [speaker for speaker in programme.speakers if speaker.hosts]
    guests = [speaker for speaker in programme.speakers if not speaker.hosts]
    voices = [
        _listed(hosts, setting, one="card.hosts", many="card.hosts_many"),
        _listed(guests, setting, one="card.speakers", many="card.speakers_many"),
    ]
    people = Html("\n".join(block for block in voices if block))
    agenda = _agenda(programme.items, setting)
    return [block for block in (agenda, people) if block]


def _agenda(items: Sequence[AgendaItem], setting: Setting) -> Html:
    if not items:
        return Html()
    lines = _fitting(items[:MOST_LINES], _ROOM_FOR_LINES, setting)
    more = setting.words("card.more_lines") if len(items) > len(lines) else ""
    return setting.words("card.agenda", lines=Html("\n".join(lines)), more=more)


def _listed(speakers: Sequence[Speaker], setting: Setting, *, one: str, many: str) -> Html:
    """Name one speaker on the line itself, several below it."""
    if not speakers:
        return Html()
    if len(speakers) == 1:
        return setting.words(one, who=line_of(speakers[0], setting, told=True))
    lines = _fitting(speakers[:MOST_NAMES], _ROOM_FOR_NAMES, setting)
    more = setting.words("card.more_names") if len(speakers) > len(lines) else ""
    return setting.words(many, lines=Html("\n".join(lines)), more=more)


def _fitting(lines: Sequence[Line], room: int, setting: Setting) -> Sequence[Html]:
    """Return the first lines for which there is room, one in any case."""
    shown: list[Html] = []
    for line in lines:
        room -= _length(line)
        if shown and room < 0:
            break
        shown.append(_bullet(line, setting))
    return shown


def _length(line: Line) -> int:
    return units(line.name if isinstance(line, AgendaItem) else written_speaker(line))


def _bullet(line: Line, setting: Setting) -> Html:
    return setting.words("card.bullet", line=line_of(line, setting, told=True))


def line_of(line: Line, setting: Setting, *, told: bool = False) -> Html:
    """Say one line; who hosts is not said again where it is `told` already."""
    if isinstance(line, AgendaItem):
        title = title_of(line, setting)
        if line.minutes is None:
            return setting.words("card.item", title=title)
        return setting.words("card.timed_item", title=title, minutes=line.minutes)
    if line.hosts and not told:
        return setting.words("card.host", who=written_speaker(line))
    return setting.words("card.speaker", who=written_speaker(line))


def too_long(gathering: Gathering, programme: Programme, setting: Setting) -> Html:
    """Say to organisers that a programme takes longer than its meeting; nothing if it does not."""
    length = gathering.duration
    if length is None or timedelta(minutes=programme.minutes) <= length:
        return Html()
    whole = length // timedelta(minutes=1)
    return setting.words("draft.too_long", minutes=programme.minutes, length=whole)


def title_of(item: AgendaItem, setting: Setting) -> str:
    """Say what a line is about; that of a visit, as long as nobody worded it otherwise."""
    if item.title or item.visit_id is None:
        return item.title
    return setting.words.plain("telling.line", title=item.visit)
