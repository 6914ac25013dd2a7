"""Where settings come from, and which source wins."""

from datetime import time
from pathlib import Path

import pytest

from bot.config import BadConfig, find, load
from tests.config.conftest import TOKEN, Settings


def test_without_a_file_the_defaults_make_a_whole_configuration(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    config = load(env={})

    assert config.telegram.token is None
    assert config.telegram.base_url == "https://api.telegram.org"
    assert config.community.timezone.key == "Europe/Paris"
    assert config.community.quiet_from == time(20)


def test_the_environment_comes_before_the_file_key_by_key(settings: Settings):
    config = settings(
        '[community]\nname = "Du fichier"\nwelcomer = "Nadia"',
        PASDECOTE_COMMUNITY__NAME="De l’environnement",
    )

    assert config.community.name == "De l’environnement"
    assert config.community.welcomer == "Nadia"


def test_several_values_in_the_environment_are_separated_by_commas(settings: Settings):
    config = settings(
        PASDECOTE_ORGANISERS="12, 34",
        PASDECOTE_COMMUNITY__LANGUAGES="en",
        PASDECOTE_COMMUNITY__NEIGHBOURHOODS="Écluse,Vieux-Marché",
    )

    assert config.organisers == (12, 34)
    assert config.community.languages == ("en",)
    assert config.community.neighbourhoods == ("Écluse", "Vieux-Marché")


def test_an_empty_variable_counts_as_not_given(settings: Settings):
    config = settings(PASDECOTE_TELEGRAM__TOKEN="", PASDECOTE_SANDBOX__PORT="")

    assert config.telegram.token is None
    assert config.sandbox.port == 8081


def test_only_the_environment_that_was_given_is_read(settings: Settings, monkeypatch):
    monkeypatch.setenv("PASDECOTE_SANDBOX__PORT", "9999")

    assert settings().sandbox.port == 8081


def test_a_token_may_live_in_a_file_of_its_own(settings: Settings, tmp_path: Path):
    kept = tmp_path / "telegram.token"
    kept.write_text(f"  {TOKEN}\n", encoding="utf-8")

    config = settings(f'[telegram]\ntoken_file = "{kept}"')

    assert config.telegram.token is not None
    assert config.telegram.token.get_secret_value() == TOKEN


@pytest.mark.parametrize("root", ["http://127.0.0.1:8081/", "https://api.example.org/telegram//"])
def test_slashes_at_the_end_of_the_server_are_taken_off(settings: Settings, root):
    config = settings(PASDECOTE_TELEGRAM__BASE_URL=root)

    assert config.telegram.base_url == root.rstrip("/")


def test_the_named_file_comes_first_then_the_variable_then_the_usual_place(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("named.toml", "variable.toml", "config.toml"):
        Path(name).touch()
    env = {"PASDECOTE_CONFIG": "variable.toml"}

    assert find(Path("named.toml"), env) == Path("named.toml")
    assert find(None, env) == Path("variable.toml")
    assert find(None, {}) == Path("config.toml")


@pytest.mark.parametrize(
    ("path", "env", "named_by"),
    [
        (Path("absent.toml"), {}, "--config"),
        (None, {"PASDECOTE_CONFIG": "absent.toml"}, "PASDECOTE_CONFIG"),
    ],
)
def test_a_named_file_that_is_missing_is_a_fault(monkeypatch, tmp_path, path, env, named_by):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BadConfig) as caught:
        load(path, env)

    assert caught.value.faults == (
        f"{named_by}: no file absent.toml; copy config.example.toml there",
    )


def test_settings_do_not_change_once_read(settings: Settings):
    config = settings()

    with pytest.raises(ValueError, match="frozen"):
        config.telegram.mode = "polling"


def test_secrets_are_known_to_whoever_must_hide_them_and_shown_to_nobody(settings: Settings):
    config = settings(
        PASDECOTE_TELEGRAM__TOKEN=TOKEN,
        PASDECOTE_DATABASE__URL="postgresql://bot:open%20sesame@localhost/pasdecote",
    )

    assert config.secrets == (TOKEN, "open sesame", "open%20sesame")
    assert "sesame" not in repr(config)
    assert TOKEN not in repr(config)


def test_an_hour_may_be_written_as_toml_writes_it(settings: Settings):
    config = settings("[community]\nquiet_from = 21:30:00\nquiet_to = '8:15'")

    assert config.community.quiet_from == time(21, 30)
    assert config.community.quiet_to == time(8, 15)


def test_a_file_in_another_encoding_is_told_in_words(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_bytes('[community]\nname = "Pas de côté"'.encode("latin-1"))

    with pytest.raises(BadConfig, match="not UTF-8 text"):
        load(file, {})
