"""What authors meet at the desk of a report: numbers that are typed, colleagues, a late line."""

from tests.house.reporting import DESK, at_desk, in_section, told_by, written
from tests.journeys.test_publishing_reports import SURE, published

ALONE = "Pour la remplacer, écrivez-la autrement."


async def test_a_number_that_is_typed_opens_its_line_and_is_never_one(monday):
    meeting, [nadia] = await told_by(monday, "m01")
    await written(nadia, meeting, "Pistes", "Visiter le Fablab", "Prêter un vélo")
    await at_desk(nadia, meeting)
    await in_section(nadia, "Pistes")

    second = await nadia.say("2.")
    none = await nadia.say("n° 7")
    still = await nadia.say("Prêter deux vélos")
    await nadia.tap_in("Fini", DESK)
    empty = await in_section(nadia, "Décisions")
    refused = await nadia.say("1")

    assert ALONE in second.text
    assert "Prêter un vélo" in second.text
    assert none.text.startswith("Aucune ligne ne porte ce numéro.")
    assert "1. Visiter le Fablab\n2. Prêter un vélo\n3. Prêter deux vélos" in still.text
    assert "1." not in empty.text
    assert refused.text.startswith("Aucune ligne ne porte ce numéro.")
    lines = await monday.look(lambda store: store.report_lines.of(meeting.id))
    assert sorted(one.text for one in lines if one.text[0] in "PV") == [
        "Prêter deux vélos",
        "Prêter un vélo",
        "Visiter le Fablab",
    ]


async def test_whoever_publishes_reads_who_is_writing_at_that_moment(monday):
    meeting, [nadia, yves] = await told_by(monday, "m01", "m02")
    await written(nadia, meeting, "Pistes", "Visiter le Fablab")
    await at_desk(yves, meeting)
    await in_section(yves, "Décisions")

    await at_desk(nadia, meeting)
    asked, _ = await published(nadia)
    await yves.say("Se revoir en mai")
    late = await yves.reads("C’est noté ici.")  # the letter about the report comes when it will

    assert SURE in asked.text
    assert "En ce moment, Yves L. écrit : Décisions.\nPublier ?" in asked.text
    assert late.text.startswith("C’est noté ici. Le compte rendu est déjà publié : cela s’y lira")
