"""A report as it may be told: the third meeting of the demo community, word for word."""

from datetime import UTC, datetime

from bot.domain.attendance import Circle
from bot.domain.feedback import Echo
from bot.domain.figures import Echoes, Figures, Presence, Reach, Signs
from bot.domain.gathering import Gathering, Status
from bot.domain.place import Format
from bot.domain.report import Section, Sign, Told, ToldLine

STARTS = datetime(2026, 10, 31, 9, 0, tzinfo=UTC)
MEETING = Gathering(
    id=3,
    status=Status.REPORTED,
    title="Réparer ensemble, à deux adresses",
    starts_at=STARTS,
    ends_at=datetime(2026, 10, 31, 10, 30, tzinfo=UTC),
    format=Format.VIDEO,
    ordinal=3,
    online_url="https://visio.example/secret",
    story_title="Un atelier de réparation à deux adresses",
    tellers="Hugo (Fablab du passage)",
)
NEXT = Gathering(
    id=4,
    status=Status.ANNOUNCED,
    title="Nos besoins, nos ressources",
    starts_at=datetime(2026, 11, 28, 9, 0, tzinfo=UTC),
    ordinal=4,
)
FIGURES = Figures(
    gathering_id=3,
    title=MEETING.title,
    ordinal=3,
    starts_at=STARTS,
    signs=Signs(yes=11, no=4, maybe=1, invited=22),
    presence=Presence(
        {Circle.PROJECT_GROUP: 5, Circle.VOICE: 1, Circle.OTHER: 6}, remote=12, first=1, back=11
    ),
    reach=Reach(("Antenne de bénévolat", "Atelier vélo", "Fablab du passage")),
    excused=4,
    excused_from=("Cinéma de quartier", "Collège du quartier"),
    echoes=Echoes({Echo.RECOGNISE: 4, Echo.INSPIRE: 5, Echo.FAR: 1}),
)
LINES = (
    ToldLine(Section.OBSERVATIONS, "Moins de monde que les deux fois précédentes.", Sign.MINUS),
    ToldLine(Section.OBSERVATIONS, "Quatre structures ont prévenu de leur absence.", Sign.PLUS),
    ToldLine(Section.OBSERVATIONS, "Tout le monde a entendu, et après ?", Sign.MIXED),
    ToldLine(
        Section.ECHOES,
        "Le casier partagé, c’est bête et c’est génial.",
        is_quote=True,
        by="Gaëlle",
    ),
    ToldLine(Section.ECHOES, "En visio, j’ai moins osé, mais j’ai tout entendu.", is_quote=True),
    ToldLine(Section.LEARNINGS, "Le temps informel manque : prévoir un quart d’heure."),
    ToldLine(Section.LEADS, "Visiter le Fablab en petit groupe, puis raconter (Malik)"),
    ToldLine(Section.LEADS, "Un lieu calme et de plain-pied pour la suite (Inès)"),
)
TOLD = Told(
    MEETING,
    FIGURES,
    authors=("Thérèse", "Inès"),
    lines=LINES,
    following=NEXT,
    published_at=datetime(2026, 11, 7, 9, 0, tzinfo=UTC),
)
