"""What a member passes on: only what everybody may read."""

from dataclasses import replace

import pytest

from bot.calls import Screen, offer as offer_call, show_picture
from bot.domain.gathering import TITLE_LENGTH, Kind
from bot.domain.place import Format, Place
from bot.services.meetings import Seen
from bot.views.sharing import offer, under_the_code, ways
from tests.spec.checker import check
from tests.views.scene import COUNTS, ENGLISH, FRENCH, MEETING, buttons, plain, problems, read

LINK = "https://visio.example.org/passerelle"
LONGEST = replace(
    MEETING, title="🌻" * TITLE_LENGTH, place=Place(3, "é" * 200, "<b>&" * 60), online_url=LINK
)


def test_the_text_can_be_copied_and_names_a_person():
    assert read(ways(MEETING, FRENCH)) == (
        "Pour inviter à la rencontre, voici un texte à copier, par mail ou par SMS :\n"
        "Rencontre « Repas partagé »\n"
        "Comment accueillir les nouvelles personnes ?\n"
        "Quand : samedi 5 décembre à 10 h (2 h)\n"
        "Où : La Passerelle, 1 rue du Lac\n"
        "Pour dire si vous venez : https://t.me/passerelle_bot?start=r_7\n"
        "Ou auprès d’une personne : Nadia R., 01 00 00 00 00\n"
        "Dans Telegram, un bouton suffit : la carte de la rencontre arrive dans la conversation "
        "de votre choix.\n"
        "[Partager dans une conversation]\n"
        "[Code QR pour une affiche]"
    )


def test_what_others_hold_is_passed_on_in_their_name():
    theirs = replace(MEETING, held_by="La Fonda", online_url="https://fonda.example.org/")
    relayed = replace(theirs, kind=Kind.RELAY, starts_at=None)

    text = read(ways(relayed, FRENCH))

    assert "À découvrir : « Repas partagé »\nProposé par La Fonda\nOù" in text
    assert "\nLeur page : https://fonda.example.org/\n" in text


def test_the_button_finds_the_meeting_again_by_its_title():
    [chat, _] = buttons(ways(LONGEST, FRENCH))

    assert chat.field() == {
        "text": "Partager dans une conversation",
        "switch_inline_query": LONGEST.title[:60],
    }


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_longest_names_fit(setting):
    picture = show_picture(5, under_the_code(LONGEST, setting), name="a.png", content=b"x")
    offered = offer_call("7", [offer(Seen(LONGEST, COUNTS), setting)])

    assert problems(ways(LONGEST, setting)) == []
    assert check(picture.method, picture.fields, files={"photo"}) == []
    assert check(offered.method, offered.fields) == []


def test_no_way_of_sharing_tells_the_video_link():
    online = replace(MEETING, format=Format.VIDEO, online_url=LINK)
    shown = [ways(online, FRENCH), under_the_code(online, FRENCH)]
    card = offer(Seen(online, COUNTS), FRENCH)

    assert LINK not in str([screen.fields() for screen in shown])
    assert LINK not in str(card.field())


def test_an_offer_says_when_and_where_and_shows_the_card_of_groups():
    offered = offer(Seen(MEETING, COUNTS), ENGLISH)

    assert offered.id == "1:i:7:en"
    assert plain(offered.description) == (
        "Saturday 5 December at 10:00\nLa Passerelle, 1 rue du Lac"
    )
    assert [button.memory for button in buttons(offered.card)][:2] == ["1:r:7:yes", "1:r:7:no"]


def test_a_card_without_buttons_is_still_an_offer():
    field = replace(offer(Seen(MEETING, COUNTS), FRENCH), card=Screen("Bonjour")).field()

    assert "reply_markup" not in field
