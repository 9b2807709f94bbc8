"""What this machine can do at most: every page is known, nothing is planned, nothing is kept.

    limit.py links     fetch with the fastest client, parse, take the links
    limit.py reading   the same, and read the page as an audit reads it

Each core has a process of its own with its share of the pages. PAGES names a file of addresses.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

from pyreqwest.client import Client, ClientBuilder
from selectolax.lexbor import LexborHTMLParser

AT_ONCE = 16  # fetches under way in each process


def links(address: str, body: bytes) -> int:
    return len([each.attributes.get("href") for each in LexborHTMLParser(body).css("a[href]")])


def reading() -> Callable[[str, bytes], object]:
    from journeycheck.extract import Context, read_page
    from journeycheck.page import Page

    context = Context(os.environ["SITE"] + "/")
    headers = {"content-type": "text/html; charset=utf-8"}
    return lambda address, body: read_page(Page(address, address, 200, headers, body), context)


async def fetch(client: Client, todo: Iterator[str], use: Callable[[str, bytes], object]) -> None:
    for address in todo:
        response = await client.get(address).build().send()
        use(address, bytes(await response.bytes()))


async def share(todo: Iterator[str], use: Callable[[str, bytes], object]) -> None:
    async with ClientBuilder().timeout(timedelta(seconds=30)).build() as client:
        await asyncio.gather(*(fetch(client, todo, use) for _ in range(AT_ONCE)))


def work(which: str, todo: list[str]) -> None:
    asyncio.run(share(iter(todo), links if which == "links" else reading()))


def main() -> None:
    pages = Path(os.environ["PAGES"]).read_text().split()
    cores, spawn = os.cpu_count() or 1, get_context("spawn")
    workers = [
        spawn.Process(target=work, args=(sys.argv[1], pages[core::cores])) for core in range(cores)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sys.exit(max(worker.exitcode or 0 for worker in workers))


if __name__ == "__main__":
    main()
