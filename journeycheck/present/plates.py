"""The pictures of an audit, read from its folder for a report that carries them in itself."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeycheck.model import FindingRecord, Plate

MOST = 80  # pictures carried by one report
LARGEST = 200_000  # bytes of one
_FILE = re.compile(r"shots/[0-9a-z][0-9a-z-]{0,80}\.webp")


@dataclass(frozen=True)
class Picture:
    """A plate and its bytes in base64, "" when there are none. `other`: a file is there, but it is
    not the one that was taken."""

    plate: Plate
    data: str = ""
    other: bool = False

    @property
    def portrait(self) -> bool:
        return self.plate.height > self.plate.width


def pictures(plates: Sequence[Plate], folder: Path | None) -> tuple[Picture, ...]:
    """The first 80 plates, each file once. A file is only read when it lies where pictures are
    kept, and shown when its fingerprint is that of the audit."""
    known = {plate.file: plate for plate in reversed(plates)}
    return tuple(_picture(plate, folder) for plate in list(reversed(known.values()))[:MOST])


def proofs(shots: Sequence[Picture], finding: FindingRecord) -> tuple[Picture, ...]:
    """The pictures of what a finding rests on, each once."""
    files = {place.screenshot for place in finding.evidence}
    return tuple(shot for shot in shots if shot.plate.file in files)


def _picture(plate: Plate, folder: Path | None) -> Picture:
    data = _read(folder / plate.file) if folder and _FILE.fullmatch(plate.file) else b""
    if not data:
        return Picture(plate)
    if hashlib.sha256(data).hexdigest() != plate.sha256 or data[8:12] != b"WEBP":
        return Picture(plate, other=True)
    return Picture(plate, b64encode(data).decode())


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError:  # the report says so in a sentence
        return b""
    return data if len(data) <= LARGEST else b""
