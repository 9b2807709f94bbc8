"""Settings of an audit: defaults < file < environment < flags.

Each value knows where it came from (`Settings.origins`), and a mistake is told with its place.
"""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from journeycheck.brand import Brand
from journeycheck.errors import ConfigError, UsageError
from journeycheck.tables import Accepted, CostFigures, Severity
from journeycheck.texts import LANGUAGES

PREFIX = "JOURNEYCHECK_"
FILES = ("journeycheck.toml", "pyproject.toml")


def _split(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value


def _upper(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


def _named(value: Any) -> Any:
    if value == "":
        raise ValueError("it needs a name")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("it needs a number")
    return value


def _tongue(value: str) -> str:
    if value and value not in LANGUAGES:
        raise ValueError(f"reports are written in {', '.join(LANGUAGES)}")
    return value


def _inside(value: str) -> str:
    path = PurePosixPath(value.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in value:
        raise ValueError("it needs a path relative to the root of the repository")
    return str(path) if value else ""


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
Whole = Annotated[int, BeforeValidator(_number)]
Decimal = Annotated[float, BeforeValidator(_number)]
Folder = Annotated[Path, BeforeValidator(_named)]
Tongue = Annotated[str, AfterValidator(_tongue)]
RepositoryFile = Annotated[str, AfterValidator(_inside)]
Country = Annotated[str, BeforeValidator(_upper), Field(pattern="^[A-Z]{2}$")]


class Settings(BaseModel):
    """All that an audit can be told."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    output: Folder = Field(
        Path("journeycheck-report"), description="folder the audit is written to"
    )
    format: Names = Field(("html", "json"), description="report formats, separated by commas")
    language: Tongue = Field("", description="language of the report")
    country: Country | None = Field(None, description="region for phone numbers, e.g. FR")
    max_pages: Whole = Field(500, ge=1, description="pages read at most")
    max_depth: Whole = Field(10, ge=0, description="clicks from the home page at most")
    max_time: Decimal = Field(600, gt=0, description="seconds the visit may take")
    concurrency: Whole = Field(4, ge=1, le=64, description="connections per host")
    rate: Decimal = Field(8, ge=0, description="requests per second per host, 0: no spacing")
    timeout: Decimal = Field(15, gt=0, description="seconds without progress per request")
    max_body: Decimal = Field(10, gt=0, description="megabytes read of one answer")
    browser: Literal["auto", "always", "never"] = Field("auto", description="use a browser")
    browser_path: str | None = Field(None, description="the browser to use")
    workers: Annotated[int, BeforeValidator(_number)] | None = Field(
        None, ge=0, le=64, description="processes that ask and read, 0: the main one does"
    )
    resume: bool = Field(False, description="go on with an audit that was broken off")
    robots: Literal["respect", "ignore"] = Field("respect", description="robots.txt")
    allow_private: bool = Field(False, description="follow links to private addresses")
    listing: str | None = Field(
        None, description="outside listing to compare with: a file, google or osm"
    )
    listing_url: str | None = Field(None, description="address of the service asked for a listing")
    google_key: str = Field("", exclude=True, repr=False, description="key of the Places API")
    walk_order: bool = Field(False, description="walk an order up to the payment, never further")
    authorised_by: str = Field("", description="who authorised what touches the site")
    fail_on: Literal["critical", "serious", "moderate", "minor", "never"] = Field(
        "critical", description="exit with 1 from this severity on"
    )
    baseline: Folder | None = Field(
        None, description="an earlier audit.json: only what is new counts for the exit code"
    )
    select: Names = Field((), description="only these checks or channels, separated by commas")
    ignore: Names = Field((), description="not these checks or channels, separated by commas")
    exclude: Names = Field((), description="addresses not to visit, such as /blog/*")
    severity: Mapping[str, Severity] = Field(
        {}, description="severity of a check, instead of its own"
    )
    accept: tuple[Accepted, ...] = Field((), description="findings that are accepted for a time")
    cost: CostFigures = Field(CostFigures(), description="figures of the cost of friction")
    brand: Brand = Field(Brand(), description="who makes the report: name, logo, colours")
    sarif_file: RepositoryFile = Field(
        "", description="file of the repository that SARIF points to"
    )
    checks: tuple[Path, ...] = Field((), description="folder with checks of your own")
    quiet: bool = Field(False, description="only the path of the report")
    verbose: bool = Field(False, description="say more")
    no_color: bool = Field(False, description="no colours")
    origins: Mapping[str, str] = Field(default_factory=dict, exclude=True, repr=False)


TABLES: Mapping[str, type[BaseModel]] = {"accept": Accepted, "brand": Brand, "cost": CostFigures}
OPTIONS = {name: field for name, field in Settings.model_fields.items() if name != "origins"}


def load(
    flags: Mapping[str, Any],
    *,
    file: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """The settings of this run. Raises ConfigError or UsageError, naming the key and its place."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, layer in _layers(flags, file, environment):
        for key, value in layer.items():
            values[_known(key, origin)] = value
            origins[_known(key, origin)] = origin
    return _validated(values, origins, environment)


def _layers(
    flags: Mapping[str, Any], file: Path | None, environment: Mapping[str, str]
) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        *_from_files(file),
        ("the environment", _from_environment(environment)),
        ("the command line", {key: value for key, value in flags.items() if value is not None}),
    ]


def _from_files(named: Path | None) -> list[tuple[str, Mapping[str, Any]]]:
    """The file the user named, or the first one of this folder that has something for us."""
    for path in [named] if named else [Path(name) for name in FILES]:
        if named or path.exists():
            content = _toml(path)
            if path.name == "pyproject.toml":
                content = content.get("tool", {}).get("journeycheck", {})
            if content:
                return [(str(path), content)]
    return []


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ConfigError(f"{path} cannot be read: {problem.strerror or problem}.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError(f"{path} is not valid TOML: {problem}.") from problem


def _from_environment(environment: Mapping[str, str]) -> Mapping[str, str]:
    return {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and value
    }


def _known(key: str, origin: str) -> str:
    """The setting a key names, with dashes or underscores."""
    name = key.replace("-", "_")
    if name in OPTIONS:
        return name
    near = get_close_matches(name, OPTIONS, n=1, cutoff=0.0)[0].replace("_", "-")
    raise ConfigError(f"Unknown setting {key!r} in {origin}. The nearest one is {near!r}.")


def _validated(
    values: Mapping[str, Any], origins: Mapping[str, str], environment: Mapping[str, str]
) -> Settings:
    try:
        settings = Settings(**values, origins=origins)
    except ValidationError as problem:
        raise _told(problem, origins) from problem
    _authorised(settings)
    if settings.language:
        return settings
    return settings.model_copy(update={"language": spoken(environment)})


def _authorised(settings: Settings) -> None:
    """Whoever touches a site says by whose leave, and with what."""
    if not settings.walk_order:
        return
    if not settings.authorised_by.strip():
        raise UsageError(
            "walk-order puts a product into the shop's cart: say who agreed, as in "
            '--authorised-by "Mrs Martin, shop manager, 3 November".'
        )
    if settings.browser == "never":
        raise UsageError("walk-order needs a browser, and browser = never rules it out.")


def _told(problem: ValidationError, origins: Mapping[str, str]) -> UsageError:
    """The first mistake, in a sentence."""
    first = problem.errors()[0]
    setting, *inside = map(str, first["loc"])
    name = ".".join([setting.replace("_", "-"), *inside])
    origin = origins.get(setting, "the settings")
    kind = UsageError if origin == "the command line" else ConfigError
    if first["type"] == "missing":
        return kind(f"{name} in {origin} is missing.")
    if first["type"] == "extra_forbidden" and setting in TABLES:
        near = get_close_matches(inside[-1], TABLES[setting].model_fields, n=1, cutoff=0.0)[0]
        return kind(f"Unknown setting {name!r} in {origin}. The nearest one is {near!r}.")
    return kind(f"{name} in {origin} cannot be {first['input']!r}: {first['msg']}.")


def told_in(settings: Settings) -> str:
    """The configuration file, relative to this folder; journeycheck.toml when it is not below."""
    for origin in settings.origins.values():
        path = PurePosixPath(origin.replace("\\", "/"))
        if path.suffix == ".toml" and not path.is_absolute() and ".." not in path.parts:
            return str(path)
    return FILES[0]


def spoken(environment: Mapping[str, str]) -> str:
    """The environment's language where there are reports in it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if tag := environment.get(name, "").partition(".")[0].partition("_")[0].lower():
            return tag if tag in LANGUAGES else "en"
    return "en"
