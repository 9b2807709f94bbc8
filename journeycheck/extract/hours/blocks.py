"""Where on a page hours are written: runs of lines with days and times, each a block of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from journeycheck.extract.hours.context import Context, Surroundings, context_of
from journeycheck.extract.hours.pieces import Piece, pieces
from journeycheck.extract.hours.tongues import settled_language
from journeycheck.extract.hours.vocabulary import Kind
from journeycheck.extract.index import Index
from journeycheck.extract.lines import Line

BLOCK_LIMIT = 60  # lines of one block
_CLAIMING = frozenset(
    {Kind.CLOSED, Kind.EXCEPT, Kind.APPOINTMENT, Kind.LATE, Kind.ALWAYS, Kind.ALL_DAY, Kind.SINCE}
    | {Kind.UNTIL, Kind.BETWEEN, Kind.OPEN_END, Kind.AM, Kind.PM}
)
_PAIRING = frozenset({Kind.TIME, Kind.RANGE, Kind.UNTIL, Kind.SLASH, Kind.CELL})


@dataclass(frozen=True)
class Block:
    """The lines of one set of hours, and what stands around them."""

    pieces: tuple[Piece, ...]
    context: Context

    @property
    def first(self) -> Line:
        return self.pieces[0].line

    @property
    def language(self) -> str:
        return self.pieces[0].language

    @cached_property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def label(self) -> str:
        return self.pieces[0].label

    @property
    def timed(self) -> bool:
        """Times are written; "24/7" alone is often no more than a way of speaking."""
        return any(Kind.TIME in piece.kinds for piece in self.pieces)

    @property
    def vague(self) -> bool:
        """Nothing says that these are opening hours, and something that they may be none?"""
        return self.context.other or (self.strange and not self.context.announced)

    @property
    def strange(self) -> bool:
        """Do unknown words stand beside the days? They may say that these are no opening hours."""
        named = (piece.kinds for piece in self.pieces if Kind.DAY in piece.kinds)
        return any(Kind.WORD in kinds for kinds in named)

    @property
    def may_claim(self) -> bool:
        """Can any hours come out of it? Not of days and single times, with nothing that says more
        of either."""
        if any(piece.kinds & _CLAIMING for piece in self.pieces):
            return True
        cut = any(piece.text[-1:].isdigit() for piece in self.pieces[:-1])  # a time in two lines?
        if cut or any(map(_pairs, self.pieces)):
            return True
        return settled_language(self.text, self.language) != self.language  # of other words?

    @property
    def indexes(self) -> range:
        """The lines of the page it takes."""
        return range(self.pieces[0].index, self.pieces[-1].last + 1)


def blocks(lines: Sequence[Line], language: str, index: Index | None = None) -> Iterator[Block]:
    """The blocks of a page, in reading order. `language` is that of the page; `index`: see
    `pieces`."""
    index = index or Index([line.text for line in lines])
    around = Surroundings(index)
    run: list[Piece] = []
    for piece in pieces(lines, language, index):
        if run and _begins_anew(run, piece, around):
            yield from _block(run, lines, around)
            run = []
        if piece.relevant:
            run.append(piece)
    yield from _block(run, lines, around)


def _block(run: Sequence[Piece], lines: Sequence[Line], around: Surroundings) -> Iterator[Block]:
    """A block names a day, and says when; anything less is no set of hours."""
    kinds = frozenset().union(*[piece.kinds for piece in run])
    timed = Kind.DAY in kinds and (Kind.TIME in kinds or Kind.ALL_DAY in kinds)
    if not timed and Kind.ALWAYS not in kinds:
        return
    first = run[0]
    before = lines[first.index - 1].text if first.index else ""
    said = first.text if first.core or len(run) == 1 else f"{first.text}\n{run[1].text}"
    context = context_of(first.line, said, before, first.language, around)
    yield Block(tuple(run), context)


def _begins_anew(run: Sequence[Piece], piece: Piece, around: Surroundings) -> bool:
    """A gap, another part of the page, another service, another place."""
    last = run[-1]
    if not piece.relevant or piece.index > last.last + 1 or len(run) >= BLOCK_LIMIT:
        return True
    if piece.line.region != last.line.region or piece.language != last.language:
        return True
    if not any(Kind.DAY in earlier.kinds for earlier in run):
        return False
    if piece.label or (Kind.DAY in piece.kinds and (piece.apart or last.apart)):
        return True
    service = around.service_in(piece.text, piece.language)
    if service is None:
        return False
    return service not in [around.service_in(one.text, piece.language) for one in run]


def _pairs(piece: Piece) -> bool:
    """Is there a time that may begin an interval, or be open-ended?"""
    return any(
        one.opens_end or (one.kind is Kind.TIME and after.kind in _PAIRING)
        for one, after in pairwise(piece.tokens)
    )
