"""Find the settings and read them: defaults, then the file, then the environment."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_settings import EnvSettingsSource, TomlConfigSettingsSource

from bot.config.faults import BadConfig, sentence, unknown_variable
from bot.config.sections import Config

_PREFIX = "PASDECOTE_"
_FILE_VARIABLE = f"{_PREFIX}CONFIG"
_USUAL_FILE = Path("config.toml")


def load(path: Path | None = None, env: Mapping[str, str] = os.environ) -> Config:
    """Read every setting once, at the start.

    Raises `BadConfig` with one sentence for each thing to mend.
    """
    wrong_names = list(_wrong_variables(env))
    if wrong_names:
        raise BadConfig(*wrong_names)
    file = find(path, env)
    values = _merged(_in_file(file) if file else {}, _in_environment(env))
    try:
        return Config(**values)
    except ValidationError as fault:
        faults = fault.errors(include_url=False, include_input=False)
    raise BadConfig(*(sentence(one, keys()) for one in faults))


def find(path: Path | None = None, env: Mapping[str, str] = os.environ) -> Path | None:
    """Tell which file holds the settings, or None where there is no file at all.

    Raises `BadConfig` where a file was named and is not there.
    """
    if path is not None:
        return _existing(path, named_by="--config")
    if env.get(_FILE_VARIABLE):
        return _existing(Path(env[_FILE_VARIABLE]), named_by=_FILE_VARIABLE)
    return _USUAL_FILE if _USUAL_FILE.is_file() else None


def keys() -> list[str]:
    """List every key in dotted form, as in `telegram.token`."""
    return [key for name in Config.model_fields for key in _keys_of(name)]


def _keys_of(name: str) -> list[str]:
    section = Config.model_fields[name].annotation
    if isinstance(section, type) and issubclass(section, BaseModel):
        return [f"{name}.{key}" for key in section.model_fields]
    return [name]


def _existing(path: Path, *, named_by: str) -> Path:
    if not path.is_file():
        raise BadConfig(f"{named_by}: no file {path}; copy config.example.toml there")
    return path


def _wrong_variables(env: Mapping[str, str]) -> Iterator[str]:
    known = [_FILE_VARIABLE, *(_PREFIX + key.upper().replace(".", "__") for key in keys())]
    for name in sorted(env):
        if name.upper().startswith(_PREFIX) and name.upper() not in known:
            yield unknown_variable(name, known)


def _in_file(path: Path) -> Mapping[str, Any]:
    try:
        return TomlConfigSettingsSource(Config, toml_file=path)()
    except TOMLDecodeError as fault:
        reason = f"not valid TOML: {fault}"
    except UnicodeDecodeError:
        reason = "not UTF-8 text"
    except OSError as fault:
        reason = fault.strerror or "cannot be read"
    raise BadConfig(f"{path}: {reason}")


def _in_environment(env: Mapping[str, str]) -> Mapping[str, Any]:
    source = EnvSettingsSource(Config)
    source.env_vars = {name.lower(): value for name, value in env.items() if value}
    return source()


def _merged(file: Mapping[str, Any], env: Mapping[str, Any]) -> dict[str, Any]:
    """Lay the environment over the file, key by key."""
    merged = dict(file)
    for name, value in env.items():
        below = merged.get(name)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            merged[name] = _merged(below, value)
        else:
            merged[name] = value
    return merged
