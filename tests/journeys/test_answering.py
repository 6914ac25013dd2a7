"""A card in the group, and what people tap on it."""

from tests.house.house import GROUP


async def test_a_member_answers_in_the_group_with_one_tap(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9 (7 structures)")

    toast = await fatou.tap("Je viens")

    assert toast.text.startswith("C’est noté, vous venez. Merci !")
    await fatou.reads("Je viens : 10 (8 structures)")


async def test_a_changed_mind_leaves_one_answer_and_its_history(house):
    gaelle = house.somebody("m06").there(GROUP)
    await gaelle.reads("Je viens : 9")

    toast = await gaelle.tap("Je ne peux pas")

    assert toast.text.startswith("C’est changé : vous ne venez plus.")
    await gaelle.reads("Je viens : 8 (6 structures)\nJe ne peux pas : 4 (4 structures)")


async def test_a_stranger_is_counted_before_any_hello(house):
    zoe = await house.stranger("Zoé")
    group = zoe.there(GROUP)
    await group.reads("Je viens : 9")

    toast = await group.tap("Je viens")

    assert toast.text.endswith("Pour les détails, ouvrez-moi en privé.")
    assert "Zoé" not in (await group.reads("Je viens : 10 (7 structures)")).text
