"""The catalogues: complete in both languages, used, and written by the house's rules."""

import re
import unicodedata

import pytest

from bot.domain.refusal import Refusal
from bot.sandbox.entities import formatted
from bot.texts import Texts, Words
from tests.texts import keys

LANGUAGES = ("fr", "en")
WORDS = {language: Words.load(language) for language in LANGUAGES}
SENTENCES = {language: dict(words._sentences) for language, words in WORDS.items()}
EVERY = [item for sentences in SENTENCES.values() for item in sentences.items()]
FRENCH = SENTENCES["fr"]
AREAS = {key.partition(".")[0] for key in FRENCH}
PLACE = re.compile(r"\{(\w+)\}")

PICTOGRAMS = set("📅📍🗣")
BANNED = re.compile(
    r"merci de bien vouloir|n[’']hésitez|événement|évènement|utilisateur|inscri[pt]|"
    r"dernière chance|plus que \{|toujours pas répondu|[a-zé]\(e\)|"
    r"(?<!mot de )\b(?:ravi|désolé|bienvenu|pressé|sûr)e?s?\b|\bvous êtes \w+é[es]*\b",
    re.IGNORECASE,
)
TUTOIEMENT = re.compile(r"\b(?:tu|te|ton|ta|tes|toi)\b|\bt’", re.IGNORECASE)
ELIDED = re.compile(r"(?:\b(?:de|du|des|le|la|que)\s|[dlq]u?’)\{(\w+)\}", re.IGNORECASE)
MOMENTS = {
    "start",
    "end",
    "day",
}  # hours and days begin with a digit or a weekday: nothing is elided
LINE_LIMIT = {"privacy.full": 15}
TOASTS = sorted(
    {key for key in FRENCH if key.startswith(("rsvp.", "error."))}
    | {"group.linked", "draft.already_published", "pub.done"}
)


def places(sentence):
    return set(PLACE.findall(sentence))


def filled(language, key, fact="Yves"):
    facts = dict.fromkeys(places(SENTENCES[language][key]), fact)
    return WORDS[language](key, **facts)


ALL_PLACES = {place for _, sentence in EVERY for place in places(sentence)}


def is_pictogram(sign):
    return unicodedata.category(sign) == "So" and sign != "°"


def refusals(kind=Refusal):
    return [kind, *(inner for child in kind.__subclasses__() for inner in refusals(child))]


def test_both_languages_say_the_same_things():
    assert WORDS["fr"].keys == WORDS["en"].keys


def test_both_languages_have_the_same_places():
    english = SENTENCES["en"]

    assert not [key for key in FRENCH if places(FRENCH[key]) != places(english[key])]


def test_every_sentence_that_the_code_asks_for_exists():
    missing = (keys.asked_for() | keys.mentioned(AREAS)) - FRENCH.keys()

    assert not missing


def test_every_put_together_key_is_known_here():
    assert keys.families() == set(keys.FAMILIES)


def test_every_put_together_sentence_exists():
    assert keys.expanded(keys.FAMILIES) <= WORDS["fr"].keys


def test_every_sentence_is_used():
    used = keys.asked_for() | keys.mentioned(AREAS) | keys.expanded(keys.FAMILIES)

    assert FRENCH.keys() - used == set()


def test_every_refusal_has_words_without_a_place_to_fill():
    said = {refusal.key for refusal in refusals()}

    assert said <= WORDS["fr"].keys
    assert not [key for key in said if places(FRENCH[key])]


def test_every_sentence_says_something():
    assert not [key for key, sentence in EVERY if not sentence or sentence != sentence.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_can_read_every_sentence(language):
    texts = [formatted(filled(language, key), "HTML", None)[0] for key in SENTENCES[language]]

    assert all(texts)
    assert not [text for text in texts if set("<>{}") & set(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_contacts_every_sentence_still_says_something(language):
    contacts = {"human_contact", "privacy_contact", "controller"}
    facts = {place: "" if place in contacts else "Yves" for place in ALL_PLACES}
    asked = [key for key, text in SENTENCES[language].items() if places(text) & contacts]

    silent = [key for key in asked if not WORDS[language](key, **facts)]

    assert silent == ["human.contact"]  # shown only where there is one


def test_apostrophes_and_quotes_are_typographic():
    assert not [key for key, sentence in EVERY if set("'\"`") & set(sentence)]


def test_no_median_dot_and_no_pictogram_but_three():
    signs = {sign for _, sentence in EVERY for sign in sentence}

    assert "·" not in signs
    assert {sign for sign in signs if is_pictogram(sign)} <= PICTOGRAMS


def test_a_message_has_few_lines():
    assert not [key for key, text in EVERY if text.count("\n") >= LINE_LIMIT.get(key, 8)]


def test_french_marks_stand_apart_by_a_space_that_does_not_break():
    bare = re.compile(r"(?:^|[^\u00a0\u202f])[:;?!»]|«(?![\u00a0\u202f])")
    sentences = {key: re.sub(r"https?://\S+|</?\w+>", "", text) for key, text in FRENCH.items()}

    assert not [key for key, sentence in sentences.items() if bare.search(sentence)]


def test_no_banned_word_and_no_form_that_depends_on_the_readers_gender():
    assert not [key for key, sentence in FRENCH.items() if BANNED.search(sentence)]


def test_the_bot_says_vous():
    assert not [key for key, sentence in FRENCH.items() if TUTOIEMENT.search(sentence)]


def test_no_name_follows_a_word_that_would_be_elided():
    elided = {place for sentence in FRENCH.values() for place in ELIDED.findall(sentence)}

    assert elided <= MOMENTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_toast_fits_with_the_longest_facts(language):
    longest = max((SENTENCES[language][key] for key in TOASTS if "{" not in key), key=len)
    said = max((SENTENCES[language][f"rsvp.{key}"] for key in ("under_way", "no_late")), key=len)

    assert len(WORDS[language].plain("rsvp.open_me", said=said)) <= 200
    assert len(longest) <= 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", sorted(keys.COMMANDS))
def test_every_command_is_one_that_telegram_takes(language, command):
    words = WORDS[language]

    assert re.fullmatch(r"[a-z0-9_]{1,32}", words.plain(f"command.{command}"))
    assert 1 <= len(words.plain(f"command.{command}.description")) <= 256


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_has_a_short_label_without_pictogram(language):
    labels = {key: PLACE.sub("", SENTENCES[language][key]) for key in keys.on_buttons()}

    assert {key: label for key, label in labels.items() if not is_short_label(label)} == {}


def is_short_label(label: str) -> bool:
    return 1 <= len(label) <= 40 and "\n" not in label and not any(map(is_pictogram, label))


def test_the_help_names_only_commands_that_exist():
    for language in LANGUAGES:
        known = {WORDS[language].plain(f"command.{name}") for name in keys.COMMANDS}
        for sentence in SENTENCES[language].values():
            assert set(re.findall(r"(?<![\w<])/([a-z_]+)", sentence)) <= known


@pytest.mark.parametrize(
    ("asked", "heard"),
    [("fr", "fr"), ("en", "en"), ("en-GB", "en"), ("FR", "fr"), ("de", "fr"), ("", "fr")],
)
def test_everybody_hears_their_language_or_the_usual_one(asked, heard):
    assert Texts(LANGUAGES).of(asked).language == heard


def test_who_says_no_language_hears_the_usual_one():
    assert Texts(("en", "fr")).of(None).language == "en"
