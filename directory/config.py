"""Settings: one frozen object, read from the environment when the app starts."""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
MUNICIPALITIES = ("Balen", "Dessel", "Mol", "Retie")
REGION_NAME = "Balen, Dessel, Mol en Retie"
# Larger than any form or query of ours; imports go through the command line.
MAX_BODY_BYTES = 1_000_000


def _root() -> Path:
    """Where seeds, migrations and static files stand: in the repository, or in the share folder of an installed wheel."""
    repository = Path(__file__).resolve().parent.parent
    return repository if (repository / "seeds").is_dir() else Path(sys.prefix) / "share" / "gezel"


ROOT = _root()


class ConfigError(RuntimeError):
    """A setting is missing or wrong; the message says which and how to mend it."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one installation and another."""

    database_url: str
    data_dir: Path
    secret_key: str
    production: bool
    base_url: str
    mail_url: str
    trusted_proxies: int = 0
    metrics_token: str = ""
    app_worker: bool = True
    tiles_url: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Read the settings; in production a missing secret refuses to start."""
        env = os.environ if env is None else env
        data_dir = Path(env.get("GEZEL_DATA", str(ROOT / "var"))).resolve()
        production = _is_production(env)
        secret = env.get("SECRET_KEY", "")
        if production and len(secret) < 32:
            raise ConfigError("SECRET_KEY is missing or shorter than 32 characters: set it to `openssl rand -hex 32`")
        return cls(
            database_url=_database_url(env.get("DATABASE_URL") or f"sqlite:///{data_dir / 'gezel.sqlite3'}"),
            data_dir=data_dir,
            secret_key=secret or _development_secret(data_dir),
            production=production,
            base_url=env.get("BASE_URL", f"http://localhost:{env.get('PORT', '8000')}").rstrip("/"),
            mail_url=env.get("MAIL_URL", ""),
            trusted_proxies=_whole_number(env, "TRUSTED_PROXIES"),
            metrics_token=env.get("METRICS_TOKEN", ""),
            app_worker=_keeps_app_worker(env),
            tiles_url=_tiles_url(env.get("TILES_URL", "")),
        )

    @property
    def index_dir(self) -> Path:
        """The folder of the search index: derived, safe to delete."""
        return self.data_dir / "index"

    @property
    def pack_dir(self) -> Path:
        """The folder of the pack: derived, safe to delete."""
        return self.data_dir / "pack"


def _is_production(env: Mapping[str, str]) -> bool:
    """A misspelt "production" would serve people with a developer's settings: refused."""
    name = env.get("GEZEL_ENV") or "development"
    if name not in ("development", "production"):
        raise ConfigError(f"GEZEL_ENV is {name!r}: it must be production or development")
    return name == "production"


def _keeps_app_worker(env: Mapping[str, str]) -> bool:
    """Whether phones keep the app; in a misspelt emergency nothing would happen: refused."""
    choice = env.get("APP_WORKER") or "keep"
    if choice not in ("keep", "remove"):
        raise ConfigError(f"APP_WORKER is {choice!r}: it must be keep or remove")
    return choice == "keep"


def _whole_number(env: Mapping[str, str], name: str) -> int:
    text = env.get(name, "") or "0"
    if not text.isdecimal():
        raise ConfigError(f"{name} is {text!r}: it must be a whole number of 0 or more")
    return int(text)


def _tiles_url(url: str) -> str:
    """The address of map tiles; it becomes part of a policy, so nothing else may slip in."""
    if url and not re.fullmatch(r"https://[\w.-]+(:\d+)?/[^\s;,]*\{z\}[^\s;,]*", url):
        raise ConfigError("TILES_URL must look like https://tiles.example.org/{z}/{x}/{y}.png")
    return url


def _database_url(url: str) -> str:
    """The address with the driver that we install, psycopg 3, where it names PostgreSQL as its own tools do."""
    scheme, separator, rest = url.partition("://")
    kind = scheme.partition("+")[0]
    if not separator or kind not in ("sqlite", "postgres", "postgresql"):
        raise ConfigError("DATABASE_URL must begin with sqlite:/// or postgresql://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def _development_secret(data_dir: Path) -> str:
    """A secret of this machine's own, so that workers agree and a restart keeps people signed in."""
    path = data_dir / "secret"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")
