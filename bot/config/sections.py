"""The settings, section by section, with their defaults; config.example.toml explains each."""

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from typing_extensions import override

from bot.config import kinds, reminding
from bot.config.reminding import DaysBefore

Language = Literal["fr", "en"]


class Section(BaseModel):
    """A table of the file: nothing unknown, nothing changed later, nothing repeated in a fault."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        allow_inf_nan=False,
    )


class Telegram(Section):
    """How to reach the Bot API, and how fast."""

    token_file: Path | None = None
    token: SecretStr | None = Field(default=None, validate_default=True)
    base_url: Annotated[str, BeforeValidator(kinds.server)] = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    poll_seconds: PositiveInt = 50
    call_seconds: PositiveFloat = 10.0
    upload_seconds: PositiveFloat = 60.0
    per_second: Annotated[float, Field(gt=0, le=1000)] = 30.0
    paid_per_second: Annotated[float, Field(ge=0, le=1000)] = 0.0
    chat_seconds: Annotated[float, Field(ge=0)] = 1.0
    group_per_minute: PositiveFloat = 20.0
    card_seconds: PositiveFloat = 3.0

    @field_validator("token", mode="before")
    @classmethod
    def _one_token(cls, given: object, seen: ValidationInfo) -> object:
        """Take the token from where it is kept: here or in its own file, not both."""
        kept_in: Path | None = seen.data.get("token_file")
        if kept_in is None:
            return None if given is None else kinds.token(given)
        if given is not None:
            raise ValueError("telegram.token_file is given as well; keep only one of the two")
        return kinds.token_in(kept_in)


class Webhook(Section):
    """Where Telegram brings the news to, and where we listen for it; only in that mode."""

    url: Annotated[str, BeforeValidator(kinds.own_address)] = ""
    secret_file: Path | None = None
    secret: SecretStr | None = Field(default=None, validate_default=True)
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8082
    path: Annotated[str, BeforeValidator(kinds.place)] = ""
    max_connections: Annotated[int, Field(ge=1, le=100)] = 40

    @field_validator("secret", mode="before")
    @classmethod
    def _one_secret(cls, given: object, seen: ValidationInfo) -> object:
        """Take the secret from where it is kept: here or in its own file, not both."""
        kept_in: Path | None = seen.data.get("secret_file")
        if kept_in is None:
            return None if given is None else kinds.secret(given)
        if given is not None:
            raise ValueError("webhook.secret_file is given as well; keep only one of the two")
        return kinds.secret_in(kept_in)

    @property
    def own_path(self) -> str:
        """Tell the path that we listen on: the one of the address, unless said otherwise."""
        return self.path or urlsplit(self.url).path or "/"


class Health(Section):
    """Where the bot says how it is; nowhere if the port is 0."""

    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8083


class Database(Section):
    """Where the bot keeps what it knows."""

    # The address may hold a password: it is not shown.
    url: Annotated[str, BeforeValidator(kinds.database)] = Field(
        default="sqlite:///var/pasdecote.db", repr=False
    )
    backups: Path = Path("var/backups")
    backups_kept: PositiveInt = 10


class Community(Section):
    """Who we are, whom to write to, and when we keep quiet."""

    name: Annotated[str, Field(min_length=1)] = "Pas de côté"
    timezone: kinds.Zone = ZoneInfo("Europe/Paris")
    languages: Annotated[tuple[Language, ...], *kinds.SEVERAL, Field(min_length=1)] = ("fr", "en")
    human_contact: str = ""
    privacy_contact: str = ""
    controller_name: str = ""
    controller_address: str = ""
    quiet_from: kinds.Hour = time(20)
    quiet_to: kinds.Hour = time(9)
    quiet_sunday: bool = True
    daily_cap: PositiveInt = 1
    weekly_cap: PositiveInt = 3
    neighbourhoods: Annotated[tuple[str, ...], *kinds.SEVERAL] = ()
    reply_delay_days: PositiveInt = 2
    digest_at: kinds.Hour = time(18)
    welcomer: str = ""
    pictograms: bool = True

    @field_validator("languages")
    @classmethod
    def _each_once(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        if len(set(languages)) < len(languages):
            raise ValueError("expected each language once")
        return languages


class Reminders(Section):
    """When members are reminded of a meeting; None: never."""

    call: reminding.Days = DaysBefore(7, time(10))
    details: reminding.Days = DaysBefore(2, time(10))
    last: reminding.Length = timedelta(hours=1)


class Logging(Section):
    """How much the bot writes about itself, and in which form."""

    level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(kinds.upper)
    ] = "INFO"
    format: Literal["auto", "pretty", "json"] = "auto"


class Sandbox(Section):
    """The page that stands in for Telegram where there is no token."""

    port: Annotated[int, Field(ge=0, le=65535)] = 8081


class Config(BaseSettings):
    """Every setting; read it with `bot.config.load`, never by calling the class."""

    model_config = SettingsConfigDict(
        env_prefix="PASDECOTE_",
        env_nested_delimiter="__",
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
    )

    telegram: Telegram = Telegram()
    webhook: Webhook = Field(default=Webhook(), validate_default=True)
    health: Health = Health()
    database: Database = Database()
    community: Community = Community()
    reminders: Reminders = Reminders()
    organisers: Annotated[tuple[PositiveInt, ...], *kinds.SEVERAL] = ()
    logging: Logging = Logging()
    sandbox: Sandbox = Sandbox()

    @field_validator("webhook")
    @classmethod
    def _is_complete(cls, webhook: Webhook, seen: ValidationInfo) -> Webhook:
        """Refuse a door without a lock: anybody could speak to the bot in any name."""
        telegram: Telegram | None = seen.data.get("telegram")
        if telegram is None or telegram.mode == "polling":
            return webhook
        if not webhook.url:
            raise ValueError('telegram.mode = "webhook" needs webhook.url, where we are found')
        if webhook.secret is None:
            raise ValueError(
                'telegram.mode = "webhook" needs webhook.secret or webhook.secret_file;'
                " `openssl rand -hex 32` makes one"
            )
        return webhook

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *others: PydanticBaseSettingsSource,
        **named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Look nowhere by itself: `bot.config.loading` has merged and checked the sources."""
        return (init_settings,)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Name every text that no log may show: the token and its like, the password."""
        kept = (self.telegram.token, self.webhook.secret)
        password = urlsplit(self.database.url).password
        found = [secret.get_secret_value() for secret in kept if secret]
        if password:
            # The driver speaks of it decoded, the address shows it encoded.
            found += sorted({password, unquote(password)})
        return tuple(found)
