"""Audits on as many machines as there are workers, by dask.distributed (extra `fleet`).

A worker offers so many browsers (`dask worker ADDRESS --resources "browser=1"`); an audit takes
one. What an audit wrote comes back as one packed folder. A host is held by a lease of the scheduler
while it is visited, whoever asks: two fleets on one cluster never meet on a site.
"""

import asyncio
import io
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from journeycheck.errors import UsageError
from journeycheck.fleet.dispatch import Lost, Unreachable
from journeycheck.fleet.local import Ordered
from journeycheck.fleet.run_one import Done, Order, run_one
from journeycheck.fleet.sites import FleetSite

if TYPE_CHECKING:
    from distributed import Client

RESOURCE = "browser"
_REACHING = 15.0  # seconds to find the scheduler
_WATCH = 2.0  # seconds between two looks at the scheduler
_KEPT = frozenset({".html", ".json", ".csv", ".md", ".xml", ".sarif", ".pdf", ".webp", ".db"})
_PRIVATE = frozenset({"audit.db", "history.db"})  # of no use on another machine
_PATIENCE = 600.0  # seconds without any worker
_LARGEST = 512 * 1024 * 1024  # bytes of a packed folder, unpacked


@dataclass(frozen=True, slots=True)
class Returned:
    """What a worker gives back: how the audit ended, and its folder, packed."""

    done: Done
    packed: bytes


def audit_here(order: Order, host: str) -> Returned:
    """Runs on a worker: one audit in a folder of its own, alone with its host."""
    from distributed import Semaphore

    # A lock would outlive a lost worker; a lease that nobody renews ends.
    with (
        Semaphore(max_leases=1, name=f"journeycheck {host}"),  # type: ignore[no-untyped-call]
        TemporaryDirectory(prefix="journeycheck-") as folder,
    ):
        done = asyncio.run(run_one(order, Path(folder)))
        return Returned(done, packed(Path(folder)))


def packed(folder: Path) -> bytes:
    """The reports of a folder and its pictures as one archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if _kept(path):
                archive.write(path, path.relative_to(folder).as_posix())
    return file.getvalue()


def _kept(path: Path) -> bool:
    ours = path.suffix in _KEPT and path.name not in _PRIVATE
    return ours and path.is_file() and not path.name.startswith("given-")


def unpacked(content: bytes, folder: Path) -> None:
    """Write a packed folder. Raises ValueError for names that lead out of it, or too much."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > _LARGEST:
            raise ValueError("what the worker sent is too large")
        for one in archive.infolist():
            target = (folder / one.filename).resolve()
            if not target.is_relative_to(folder.resolve()):
                raise ValueError("what the worker sent leads out of its folder")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(one))


class Cluster:
    """`async with Cluster(address, folder, order)`. Raises UsageError without a scheduler."""

    def __init__(self, address: str, folder: Path, order: Ordered) -> None:
        self._address = address
        self._folder = folder
        self._order = order
        self._client: Client | None = None
        self._empty = 0.0  # since when there has been no worker
        self._asked, self._room = -_WATCH, 0

    async def __aenter__(self) -> Self:
        try:
            from distributed import Client
        except ImportError as missing:
            raise UsageError(
                "--engine dask needs an extra: pip install 'journeycheck[fleet]'."
            ) from missing
        try:
            self._client = await Client(  # type: ignore[no-untyped-call]
                self._address, asynchronous=True, timeout=_REACHING, set_as_default=False
            )
        except (OSError, TimeoutError, ValueError) as problem:
            raise UsageError(
                f"No scheduler answers at {self._address}. Start one with: dask scheduler."
            ) from problem
        if not await self.room():
            await self.__aexit__(None, None, None)
            raise UsageError(
                f"No worker of {self._address} offers a browser. Start some with: "
                f'dask worker {self._address} --nthreads 1 --resources "{RESOURCE}=1".'
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._client is not None:
            with suppress(OSError, TimeoutError, asyncio.CancelledError):  # it has gone already
                await asyncio.wait_for(self._client.close(), _REACHING)  # type: ignore[no-untyped-call]

    async def room(self) -> int:
        """Browsers that the workers offer, asked for every two seconds. Raises Unreachable."""
        if monotonic() - self._asked > _WATCH:
            workers = (await self._workers()).values()
            self._room = sum(int(w.get("resources", {}).get(RESOURCE, 0)) for w in workers)
            self._asked = monotonic()
        return self._room

    async def _workers(self) -> dict[str, Any]:
        scheduler: Any = self._alive().scheduler
        try:
            told = await asyncio.wait_for(scheduler.identity(), _REACHING)
        except (OSError, TimeoutError) as problem:
            raise self._gone() from problem
        return dict(told["workers"])

    async def audit(self, site: FleetSite) -> Done:
        """Raises Lost when its workers were lost again and again, Unreachable when the scheduler
        was."""
        future: Any = self._alive().submit(
            audit_here, self._order(site), site.host, pure=False, resources={RESOURCE: 1},
            key=f"{site.slug}-{uuid4().hex}",
        )  # fmt: skip
        work: asyncio.Future[Returned] = asyncio.ensure_future(future.result())
        try:
            while not work.done():
                await asyncio.wait({work}, timeout=_WATCH)
                await self._watch()
        finally:
            work.cancel()
        return await self._returned(work, site)

    async def _watch(self) -> None:
        """Raises Unreachable when the scheduler has gone, or every worker for long."""
        if await self.room():
            self._empty = 0.0
            return
        self._empty = self._empty or monotonic()
        if monotonic() - self._empty > _PATIENCE:
            raise Unreachable(
                f"No worker of {self._address} has been left for {_PATIENCE / 60:.0f} minutes. "
                "What is done is kept; the same command with --resume goes on."
            )

    async def _returned(self, work: "asyncio.Future[Returned]", site: FleetSite) -> Done:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            returned = await work
        except KilledWorker as problem:
            raise Lost("The worker that audited this site was lost, again and again.") from problem
        except FutureCancelledError as problem:
            raise self._gone() from problem
        await asyncio.to_thread(unpacked, returned.packed, self._folder / site.slug)
        return returned.done

    def _alive(self) -> "Client":
        if self._client is None or self._client.status not in {"running", "connecting"}:
            raise self._gone()
        return self._client

    def _gone(self) -> Unreachable:
        return Unreachable(
            f"The scheduler at {self._address} has gone. What is done is kept; "
            "the same command with --resume goes on."
        )
