"""Documents with everything in them that a document may hold."""

from bot.domain.manuscript import (
    Fact,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quote,
    Quotes,
)

FRENCH = Manuscript(
    title="Troisième rencontre\u00a0: Réparer ensemble, à deux adresses",
    language="fr",
    author="Thérèse et Inès",
    subject="Compte rendu d’une rencontre",
    blocks=[
        Facts(
            [
                Fact(
                    "Date de la rencontre", "samedi 31 octobre 2026, 10\u00a0h à 11\u00a0h\u00a030"
                ),
                Fact("Lieu", "visio"),
                Fact("Écrit par", "Thérèse et Inès"),
                Fact("Présences", "12 (groupe projet\u00a0: 5, récit\u00a0: 1, autres\u00a0: 6)"),
                Fact(
                    "Structures",
                    "Maison des associations, Antenne de bénévolat, Conseil de quartier, "
                    "Bibliothèque municipale, Fablab du passage, نادي الحي",
                ),
            ]
        ),
        Heading("Nos constats"),
        Items(
            [
                Item("Moins de monde que les deux fois précédentes.", "-", "moins"),
                Item(
                    "Quatre structures ont prévenu de leur absence\u00a0: merci\u00a0!",
                    "+",
                    "plus",
                ),
                Item("En visio, tout le monde a entendu.", "~", "les deux"),
            ]
        ),
        Heading("En quoi cela nous parle"),
        Paragraph(
            "Je m’y reconnais\u00a0: 4. Je peux m’en inspirer\u00a0: 5. Loin de moi\u00a0: 1."
        ),
        Quotes(
            [
                Quote("Le casier partagé, c’est bête et c’est génial. 🙂", "Gaëlle"),
                Quote("En visio, j’ai moins osé,\nmais j’ai tout entendu.", "sans nom"),
            ]
        ),
        Heading("Les chiffres", level=3),
        Grid(
            ("Rencontre", "Présences", "Premières venues"),
            [("Première", "14", "14"), ("Deuxième", "13", "4"), ("Troisième", "12", "1")],
            caption="Trois rencontres",
        ),
        Heading("Pistes"),
        Items([Item("Visiter le Fablab en petit groupe (Malik)"), Item("Un lieu calme (Inès)")]),
        Paragraph(
            "Un mot très long\u00a0: "
            "anticonstitutionnellementanticonstitutionnellementanticonstitutionnellementanti."
        ),
        Paragraph("Une correction, une phrase à retirer\u00a0? Le groupe projet.", is_remark=True),
    ],
)

ENGLISH = Manuscript(
    title="Third meeting: Repairing together, at two addresses",
    language="en",
    author="Thérèse and Inès",
    subject="Report of a meeting",
    blocks=[
        Facts([Fact("Date", "Saturday 31 October 2026, 10:00 to 11:30"), Fact("Place", "video")]),
        Heading("Our observations"),
        Items([Item("Fewer people than the two previous times.", "-", "minus")]),
        Heading("What it says to us"),
        Quotes([Quote("The shared locker: so simple, so brilliant.", "Gaëlle")]),
        Paragraph("A correction? Ask the project group.", is_remark=True),
    ],
)
