"""Every fault is one line that names the key and the mend, and shows no secret."""

import pytest

from bot.config import BadConfig
from tests.config.conftest import TOKEN, Faults, Settings

WEBHOOK = '[telegram]\nmode = "webhook"\n[webhook]\n'
ADDRESS = 'url = "https://bot.example.org/telegram"\n'
SECRET = "not-a-secret-but-as-long-as-one"  # noqa: S105 - it opens nothing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[telegram]\ntokn = 1", "telegram.tokn: unknown key; did you mean telegram.token?"),
        ('timezone = "UTC"', "timezone: unknown key; did you mean community.timezone?"),
        ("[zebra]\nstripes = 1", "zebra: unknown key"),
        ("telegram = 1", "telegram: expected a table, [telegram]"),
        ('[telegram]\nmode = "x"', "telegram.mode: expected 'polling' or 'webhook'"),
        ('[telegram]\npoll_seconds = "x"', "telegram.poll_seconds: expected a valid integer"),
        ("[telegram]\ncall_seconds = nan", "telegram.call_seconds: expected a finite number"),
        ("[telegram]\nper_second = 0", "telegram.per_second: expected greater than 0"),
        (
            "[telegram]\nper_second = 1001",
            "telegram.per_second: expected less than or equal to 1000",
        ),
        ("organisers = [12, -1]", "organisers.1: expected greater than 0"),
        ('[community]\nlanguages = ["de"]', "community.languages.0: expected 'fr' or 'en'"),
        (
            '[community]\nlanguages = ["fr", "fr"]',
            "community.languages: expected each language once",
        ),
        (
            "[community]\nquiet_from = 20",
            'community.quiet_from: expected an hour of the day such as "20:00"',
        ),
        (
            '[logging]\nlevel = "LOUD"',
            "logging.level: expected 'DEBUG', 'INFO', 'WARNING' or 'ERROR'",
        ),
    ],
)
def test_a_wrong_line_is_named_with_its_mend(faults: Faults, text, told):
    assert faults(text) == (told,)


def test_a_webhook_without_a_secret_is_refused(faults: Faults):
    (told,) = faults(f"{WEBHOOK}{ADDRESS}")

    assert told == (
        'webhook: telegram.mode = "webhook" needs webhook.secret or webhook.secret_file;'
        " `openssl rand -hex 32` makes one"
    )


def test_a_webhook_without_an_address_is_refused(faults: Faults):
    told = faults(f'{WEBHOOK}secret = "{SECRET}"')

    assert told == ('webhook: telegram.mode = "webhook" needs webhook.url, where we are found',)


@pytest.mark.parametrize("weak", ["", "short", "with spaces between words", "é" * 20, "x" * 257])
def test_a_secret_that_could_be_guessed_or_not_be_sent_is_refused(faults: Faults, weak):
    told = faults(f'{WEBHOOK}{ADDRESS}secret = "{weak}"')

    assert told == ("webhook.secret: expected 16 to 256 letters, digits, _ or -",)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://bot.example.org/x", "an address such as https://bot.example.org/telegram"),
        ("https://", "an address such as https://bot.example.org/telegram"),
        (
            "https://bot.example.org:8080/x",
            "one of the ports that Telegram calls: 443, 80, 88, 8443",
        ),
        ("https://me:open@bot.example.org/x", "an address without user, password, ? or #"),
    ],
)
def test_an_address_that_telegram_would_not_call_is_refused(faults: Faults, url, told):
    assert faults(f'{WEBHOOK}url = "{url}"') == (f"webhook.url: expected {told}",)


def test_a_secret_in_a_file_is_read_and_belongs_to_the_secrets(settings: Settings, tmp_path):
    (tmp_path / "secret").write_text(f"{SECRET}\n", encoding="utf-8")

    config = settings(f'{WEBHOOK}{ADDRESS}secret_file = "{tmp_path / "secret"}"')

    assert config.secrets == (SECRET,)
    assert config.webhook.own_path == "/telegram"


def test_a_secret_file_that_cannot_be_read_is_told_without_its_path(faults: Faults):
    (told,) = faults(f'{WEBHOOK}{ADDRESS}secret_file = "open-sesame"')

    assert told == (
        "webhook.secret: cannot read the file that webhook.secret_file names"
        " (No such file or directory)"
    )


@pytest.mark.parametrize("zone", ["Europe", "Europe/Pari", "", "../etc/passwd", "3"])
def test_a_time_zone_that_does_not_exist_is_refused(faults: Faults, zone):
    told = faults(f'[community]\ntimezone = "{zone}"')

    assert told == ("community.timezone: expected a time zone such as Europe/Paris",)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://api.telegram.org",
        "api.telegram.org",
        "https://",
        "https://me:secret@api.telegram.org",
        "https://api.telegram.org?a=b",
        "https://api.telegram.org:port",
        f"https://api.telegram.org/bot{TOKEN}",
    ],
)
def test_a_server_that_is_not_a_plain_root_is_refused(faults: Faults, address):
    (told,) = faults(PASDECOTE_TELEGRAM__BASE_URL=address)

    assert told.startswith("telegram.base_url: expected ")
    assert "secret" not in told


@pytest.mark.parametrize(
    "url", ["mysql://u@h/n", "sqlite://", "postgresql://h", "x", "sqlite:///"]
)
def test_a_database_of_another_kind_is_refused(faults: Faults, url):
    (told,) = faults(PASDECOTE_DATABASE__URL=url)

    assert told == (
        "database.url: expected sqlite:///path/to/file.db or postgresql://user@host/name"
    )


def test_a_password_hidden_among_the_wishes_of_an_address_is_refused(faults: Faults):
    told = faults(PASDECOTE_DATABASE__URL="postgresql://bot@host/name?password=open-sesame")

    assert told == ("database.url: expected the password, if any, before the @",)


def test_what_is_not_toml_is_told_with_its_line(faults: Faults):
    (told,) = faults("organisers = []\n[telegram\n")

    assert "config.toml: not valid TOML: " in told
    assert "line 2" in told


def test_an_unknown_variable_is_told_with_the_nearest_one(faults: Faults):
    told = faults(PASDECOTE_TELEGRAM_TOKEN=TOKEN)

    assert told == (
        "PASDECOTE_TELEGRAM_TOKEN: unknown variable; did you mean PASDECOTE_TELEGRAM__TOKEN?",
    )


def test_several_faults_are_told_at_once(faults: Faults):
    told = faults('[telegram]\nmode = "x"\n[sandbox]\nport = 70000')

    assert [line.partition(":")[0] for line in told] == ["telegram.mode", "sandbox.port"]


def test_a_token_and_a_token_file_together_are_refused(faults: Faults):
    told = faults('[telegram]\ntoken_file = "x"', PASDECOTE_TELEGRAM__TOKEN=TOKEN)

    assert told == (
        "telegram.token: telegram.token_file is given as well; keep only one of the two",
    )


def test_a_token_file_that_cannot_be_read_is_told_without_its_path(faults: Faults):
    (told,) = faults('[telegram]\ntoken_file = "open-sesame"')

    assert told.startswith("telegram.token: cannot read the file that telegram.token_file names")
    assert told.endswith("(No such file or directory)")


@pytest.mark.parametrize(
    "mistyped", [f"{TOKEN}!", "123456;TEST-aaaaaaaaaaaaaaaaaa", "open sesame"]
)
@pytest.mark.parametrize(
    "place",
    [
        "TELEGRAM__TOKEN",
        "TELEGRAM__TOKEN_FILE",
        "TELEGRAM__BASE_URL",
        "TELEGRAM__MODE",
        "TELEGRAM__CALL_SECONDS",
        "DATABASE__URL",
        "COMMUNITY__TIMEZONE",
        "COMMUNITY__LANGUAGES",
        "ORGANISERS",
        "LOGGING__LEVEL",
        "SANDBOX__PORT",
        "TELEGRAM_TOKEN",
    ],
)
def test_a_mistyped_secret_is_never_repeated(faults: Faults, place, mistyped):
    (told,) = faults(**{f"PASDECOTE_{place}": mistyped})

    assert mistyped not in told
    assert TOKEN not in told
    assert "\n" not in told


@pytest.mark.parametrize("text", [f'"{TOKEN}" = 1', f'[telegram]\n"{TOKEN}" = 1'])
def test_a_token_in_the_place_of_a_key_is_not_repeated(faults: Faults, text):
    (told,) = faults(text)

    assert "[token]: unknown key" in told


def test_a_fault_drags_no_value_along_for_a_traceback(settings: Settings):
    with pytest.raises(BadConfig) as caught:
        settings(PASDECOTE_TELEGRAM__MODE=TOKEN)

    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
