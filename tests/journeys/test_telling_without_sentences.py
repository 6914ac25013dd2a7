"""Who shows a photo, or keeps their words back, is offered nothing that cannot be done."""

from tests.house.visiting import ASKED, TITLE, photo
from tests.journeys.test_telling_visits import NOTED, WHO_TELLS, answered, evening_after

READ = "Non, lisez ma phrase"
NOT_ME = "Non, pas cette fois"


async def test_a_photo_without_words_is_said_to_be_kept_and_nothing_is_read_of_it(sqlite_monday):
    _, _, (ousmane,), _, _ = await evening_after(sqlite_monday, "m07")

    await ousmane.tap("Un étonnement", on=await ousmane.reads(ASKED))
    kept = await photo(ousmane)
    noted = await ousmane.tap_in(NOT_ME, "Le groupe projet cherchera quelqu’un d’autre.")

    assert kept.text.startswith(
        "Votre photo est gardée. Le groupe projet seul la voit.\n\nMerci !"
    )
    assert WHO_TELLS in kept.text
    assert READ not in kept.labels
    assert "d’autres racontent" in noted.text


async def test_only_a_sentence_that_may_be_read_is_offered_to_be_read(sqlite_monday):
    _, _, (ousmane, fatou), _, _ = await evening_after(sqlite_monday, "m07", "m12")

    may = await answered(ousmane, "Oui, sans mon nom")
    may_not = await answered(fatou, "Non")
    await ousmane.tap_in("Oui", NOTED)
    await fatou.tap_in("Oui, à deux", NOTED)
    await sqlite_monday.clock(to="2027-03-11T10:01:00+01:00")
    letter = f"vous racontez la visite « {TITLE} »"
    reads, keeps = await ousmane.reads(letter), await fatou.reads(letter)

    assert (READ in may.labels, NOT_ME in may.labels) == (True, False)
    assert (READ in may_not.labels, NOT_ME in may_not.labels) == (False, True)
    assert "Lisez plutôt ma phrase" in reads.labels
    assert "Lisez plutôt ma phrase" not in keeps.labels
    assert "Quelqu’un d’autre" in keeps.labels
