"""Who makes the report: the name, logo and colours of an agency (`[brand]` of the configuration).

A colour of the brand never carries meaning: the report uses it for bands and margins only.
"""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from journeycheck.errors import ConfigError
from journeycheck.svg import Refused, inert_svg
from journeycheck.texts import clean

LARGEST = 200_000  # bytes of a logo
_PNG = b"\x89PNG\r\n\x1a\n"
_HEX = frozenset("0123456789abcdef")


def _color(value: str) -> str:
    """#rrggbb, of #rgb or #rrggbb."""
    digits = value.strip().removeprefix("#").lower()
    if value and (len(digits) not in {3, 6} or not _HEX.issuperset(digits)):
        raise ValueError("a colour is written #rrggbb")
    return f"#{''.join(digit * 2 for digit in digits) if len(digits) == 3 else digits}" * bool(
        value
    )


Color = Annotated[str, AfterValidator(_color)]


class Brand(BaseModel):
    """What the configuration says. `logo`: an SVG or PNG file, beside the configuration."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(max_length=80)] = ""
    logo: Path | None = None
    color: Color = ""
    color_dark: Color = ""

    @model_validator(mode="after")
    def _logo_is_named(self) -> Self:
        if self.logo and not self.name.strip():
            raise ValueError(
                "a logo needs the agency's name beside it, for those who cannot see it"
            )
        return self


@dataclass(frozen=True)
class Letterhead:
    """`logo`: a data: URL; `color` and `color_dark`: #rrggbb. What is not given is empty."""

    name: str = ""
    logo: str = ""
    color: str = ""
    color_dark: str = ""


NO_BRAND = Letterhead()


def letterhead(brand: Brand, folder: Path) -> Letterhead:
    """The brand, its logo read from `folder`. Raises ConfigError when the logo cannot be used."""
    logo = _logo(folder / brand.logo) if brand.logo else ""
    return Letterhead(clean(brand.name, 80), logo, brand.color, brand.color_dark)


def _logo(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise ConfigError(f"The logo {file} cannot be read: {problem.strerror}.") from problem
    if len(data) > LARGEST:
        raise ConfigError(f"The logo {file} is larger than {LARGEST // 1000} kB.")
    if data.startswith(_PNG):
        return _as_url("image/png", data)
    try:
        return _as_url("image/svg+xml", inert_svg(data.decode("utf-8-sig")).encode())
    except UnicodeDecodeError as problem:
        raise ConfigError(f"The logo {file} is neither an SVG nor a PNG file.") from problem
    except Refused as problem:
        raise ConfigError(
            f"The logo {file} cannot be used: {problem}. Save it as plain SVG, or as PNG."
        ) from problem


def _as_url(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"
