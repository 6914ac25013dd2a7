"""What happens at a meeting and who speaks, as cards tell it."""

from collections.abc import Sequence

from bot.domain.programme import AgendaItem, Line, Programme, Speaker
from bot.domain.typed_programme import written_speaker
from bot.texts import Html
from bot.views.setting import Setting

MOST_LINES = 8  # a card is read standing up
MOST_NAMES = 6


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
    more = setting.words("card.more_lines") if len(items) > MOST_LINES else ""
    lines = [_bullet(item, setting) for item in items[:MOST_LINES]]
    return setting.words("card.agenda", lines=Html("\n".join(lines)), more=more)


def _listed(speakers: Sequence[Speaker], setting: Setting, *, one: str, many: str) -> Html:
    """Name one speaker on the line itself, several below it."""
    if not speakers:
        return Html()
    if len(speakers) == 1:
        return setting.words(one, who=line_of(speakers[0], setting, told=True))
    lines = Html("\n".join(_bullet(speaker, setting) for speaker in speakers[:MOST_NAMES]))
    more = setting.words("card.more_names") if len(speakers) > MOST_NAMES else ""
    return setting.words(many, lines=lines, more=more)


def _bullet(line: Line, setting: Setting) -> Html:
    return setting.words("card.bullet", line=line_of(line, setting, told=True))


def line_of(line: Line, setting: Setting, *, told: bool = False) -> Html:
    """Say one line; who hosts is not said again where it is `told` already."""
    if isinstance(line, AgendaItem):
        if line.minutes is None:
            return setting.words("card.item", title=line.title)
        return setting.words("card.timed_item", title=line.title, minutes=line.minutes)
    if line.hosts and not told:
        return setting.words("card.host", who=written_speaker(line))
    return setting.words("card.speaker", who=written_speaker(line))
