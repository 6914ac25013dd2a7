"""The third meeting of the demo community, told in full: word for word as it is meant to read."""

from dataclasses import replace

from bot.demo import people
from bot.domain.order import Form
from bot.domain.report import Told
from bot.files.documents import write
from bot.ports import Store
from bot.services import reports
from bot.texts import Texts
from bot.views.report_manuscripts import manuscript
from bot.views.setting import Setting
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, NOW, planted
from tests.views.scene import plain

FRENCH = """\
# Troisième rencontre : Réparer ensemble, à deux adresses

Date de la rencontre : samedi 31 octobre 2026, 10 h à 11 h 30
Lieu : visio
Écrit par : Thérèse et Inès
Présences : 12 (groupe projet : 5, récit : 1, autres : 6)
Structures : {organisations}
Personnes excusées : 4 ({excused})
Récit : « Un atelier de réparation à deux adresses », par Hugo (Fablab du passage)

## Nos constats

- `-` Moins de monde que les deux fois précédentes, et une heure et demie au lieu de deux.
- `+` Quatre structures ont prévenu de leur absence : même sans venir, elles font partie du cercle.
- `+` Le récit a dit ce qui coince (les horaires) autant que ce qui marche. Les questions ont été \
plus concrètes que d’habitude.
- `~` En visio, tout le monde a entendu, mais deux personnes n’ont presque pas parlé.
- `~` Signes reçus avant la rencontre : 16 sur 22 (je viens : 11, je ne peux pas : 4, je ne sais \
pas encore : 1). Déjà venues : 11 sur 12. Première venue : 1.

## En quoi cela nous parle

Je m’y reconnais : 4. Je peux m’en inspirer : 5. C’est loin de moi : 1.

- « Le casier partagé, c’est bête et c’est génial. » (Gaëlle)
- « On a le même souci d’horaires, je me sens moins en retard sur les autres. » (sans nom)
- « En visio, j’ai moins osé, mais j’ai tout entendu. » (sans nom)
- « Et si on commençait par prêter, avant de monter un projet ? » (sans nom)
- « Entendre notre histoire racontée par l’autre, ça change le regard. » (Ousmane)

## Ce que nous apprend cette rencontre

- Plusieurs personnes parlent de prêter avant de monter un projet : l’échange simple serait une \
porte d’entrée, pas un niveau inférieur.
- Quand une structure entend son histoire racontée par l’autre, elle change de place. C’est une \
raison de préférer les récits à plusieurs voix.
- Le temps informel manque : prévoir un quart d’heure sans ordre du jour.

## Pistes

- Visiter le Fablab en petit groupe, puis raconter (Malik)
- Atelier vélo et collège : un récit à plusieurs voix (Thérèse)
- Un lieu calme et de plain-pied pour la suite (Inès)
- La Ressourcerie propose d’être visitée (Ousmane)

Prochaine rencontre : samedi 28 novembre 2026, 10 h, Bibliothèque municipale, salle du fond, \
2 allée des Jardins. Récit : « Les paniers du vendredi ».

*Une correction, une phrase à retirer ? donnees@passerelle.example*
"""
ENGLISH = """\
# Third meeting: Repairing together, at two addresses

Date: Saturday 31 October 2026, 10:00 to 11:30
Place: video
Written by: Thérèse and Inès
Present: 12 (project group: 5, story: 1, others: 6)
Organisations: {organisations}
Excused: 4 ({excused})
Story: “A repair workshop at two addresses”, by Hugo (Fablab du passage)

## Our observations

- `-` Fewer people than the two previous times, and an hour and a half instead of two.
- `+` Four organisations told us they could not come: even without coming, they belong to the \
circle.
- `+` The story told what gets stuck (opening hours) as much as what works. The questions were \
more concrete than usual.
- `~` By video everyone could hear, but two people hardly spoke.
- `~` Signs received before the meeting: 16 of 22 (coming: 11, can’t: 4, not sure: 1). Had come \
before: 11 of 12. First-timer: 1.

## What it says to us

I see us in it: 4. I can draw on it: 5. It’s far from me: 1.

- “The shared locker: so simple, so brilliant.” (Gaëlle)
- “We have the same timetable problem; I feel less behind the others.” (no name)
- “By video I dared less, but I heard everything.” (no name)
- “What if we began by lending, before building a project?” (no name)
- “Hearing our story told by the other side changes how we see it.” (Ousmane)

## What this meeting teaches us

- Several people speak of lending before building a project: simple exchange would be a way in, \
not a lower level.
- When an organisation hears its story told by the other, its position shifts. That is a reason \
to prefer stories with several voices.
- Informal time is missing: plan a quarter of an hour with no agenda.

## Leads

- Visit the Fablab in a small group, then tell the others (Malik)
- Bike workshop and school: a story with several voices (Thérèse)
- A quiet, step-free place for what comes next (Inès)
- The reuse centre offers to be visited (Ousmane)

Next meeting: Saturday 28 November 2026, 10:00, place to be found.

*A correction, a sentence to remove? donnees@passerelle.example*
"""
ORGANISATIONS = (
    *("Maison des associations", "Antenne de bénévolat", "Conseil de quartier"),
    *("Bibliothèque municipale", "Fablab du passage", "AMAP du canal"),
    *("Ressourcerie de l’écluse", "Épicerie solidaire", "Atelier vélo"),
)
EXCUSED = (
    *("Club de gymnastique douce", "Cinéma de quartier"),
    *("Café associatif Le Quai", "Collège du quartier"),
)
SIGNS = (
    "Signes reçus avant la rencontre : 16 sur 22 (je viens : 11, je ne peux pas : 4, je ne sais "
    "pas encore : 1). Déjà venues : 11 sur 12. Première venue : 1."
)
TRANSLATED = DEMO["translations_fr_en"] | {
    SIGNS: "Signs received before the meeting: 16 of 22 (coming: 11, can’t: 4, not sure: 1). "
    "Had come before: 11 of 12. First-timer: 1."
}


def setting(language: str) -> Setting:
    words = Texts(("fr", "en")).of(language)
    return Setting(words, people.community(DEMO), "passerelle_bot", NOW)


def third_meeting(store: Store) -> Told:
    return reports.told(store, planted(store).gatherings["M3"], now=NOW)


def read(told: Told, form: Form, language: str) -> str:
    return plain(write(manuscript(told, setting(language)), form).decode("utf-8"))


def without_a_place(told: Told) -> Told:
    """Return what was known when it was published: where the next one is was not."""
    assert told.following
    return replace(told, following=replace(told.following, place=None, story_title=""))


def in_english(told: Told) -> Told:
    """Translate what people wrote, with the words that the demo holds for it."""
    lines = [replace(line, text=_english(line.text)) for line in told.lines]
    gathering = replace(
        told.gathering,
        title=TRANSLATED[told.gathering.title],
        story_title=TRANSLATED[told.gathering.story_title],
    )
    return replace(told, gathering=gathering, lines=lines)


def _english(line: str) -> str:
    said, mark, owner = line.rpartition(" (") if line not in TRANSLATED else (line, "", "")
    return f"{TRANSLATED[said]}{mark}{owner}"


async def test_in_french(database: SqlDatabase):
    told = await database.write(third_meeting)

    expected = FRENCH.format(organisations=", ".join(ORGANISATIONS), excused=", ".join(EXCUSED))
    assert read(told, Form.MARKDOWN, "fr").replace("  \n", "\n") == expected


async def test_in_english(database: SqlDatabase):
    told = await database.write(third_meeting)

    shown = read(in_english(without_a_place(told)), Form.MARKDOWN, "en").replace("  \n", "\n")
    assert shown == ENGLISH.format(
        organisations=", ".join(ORGANISATIONS), excused=", ".join(EXCUSED)
    )


async def test_as_plain_text_it_has_the_same_words(database: SqlDatabase):
    told = without_a_place(await database.write(third_meeting))

    markdown, text = (read(told, form, "fr") for form in (Form.MARKDOWN, Form.TEXT))
    assert "Prochaine rencontre : samedi 28 novembre 2026, 10 h, dans un lieu à\ntrouver." in text
    signs = {ord(sign): None for sign in "#*`()=-"}
    assert markdown.translate(signs).split() == text.translate(signs).split()
