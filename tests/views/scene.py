"""What views are given in tests, and screens as a person reads them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.calls import Button, Screen, say
from bot.domain.community import Community
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member, Status as MemberStatus
from bot.domain.place import Format, Place
from bot.domain.rsvp import Answer, Headcount
from bot.sandbox.entities import formatted
from bot.texts import Texts
from bot.views.setting import Setting
from tests.spec.checker import check

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
STARTS = datetime(2026, 12, 5, 9, 0, tzinfo=UTC)
COMMUNITY = Community(
    name="Pas de côté",
    zone=ZoneInfo("Europe/Paris"),
    human_contact="Nadia R., 01 00 00 00 00",
    privacy_contact="donnees@example.org",
    controller_name="Association Pas de côté",
    controller_address="1 rue du Lac, Annecy",
)
FRENCH, ENGLISH = (
    Setting(Texts(("fr", "en")).of(language), COMMUNITY, "passerelle_bot", NOW)
    for language in ("fr", "en")
)
YVES = Member(id=2, name="Yves", telegram_id=102, chat_id=102, status=MemberStatus.ACTIVE)
PLACE = Place(id=3, name="La Passerelle", address="1 rue du Lac")
DRAFT = Gathering(id=7)
MEETING = Gathering(
    id=7,
    status=Status.ANNOUNCED,
    title="Repas partagé",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=2),
    format=Format.IN_PERSON,
    place=PLACE,
    ordinal=4,
    question="Comment accueillir les nouvelles personnes ?",
    story_title="Le jardin d’à côté",
    tellers="Gaëlle et Karim",
)
COUNTS = Headcount({Answer.YES: 9, Answer.NO: 2, Answer.MAYBE: 1}, {Answer.YES: 4, Answer.NO: 1})


def read(screen: Screen) -> str:
    """Return a screen as people see it: words, then a line for each row of buttons."""
    text, _ = formatted(screen.text, "HTML", None)
    rows = [" ".join(_drawn(button) for button in row) for row in screen.buttons]
    return plain("\n".join([text, *rows]))


def problems(screen: Screen) -> list[str]:
    """Return what Telegram would refuse, or silently change, in a screen."""
    call = say(5, screen)
    return [str(problem) for problem in check(call.method, call.fields)]


def plain(text: str) -> str:
    """Return words with spaces that look like spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def buttons(screen: Screen) -> list[Button]:
    return [button for row in screen.buttons for button in row]


def _drawn(button: Button) -> str:
    target = f" -> {button.url}" if button.url else ""
    return f"[{button.label}{target}]"
