"""crawlee with its quickest parser and its storage in memory: follows every link of the site."""

import asyncio
import logging
import os

from crawlee import ConcurrencySettings
from crawlee.crawlers import ParselCrawler, ParselCrawlingContext
from crawlee.storage_clients import MemoryStorageClient


async def main() -> None:
    crawler = ParselCrawler(
        storage_client=MemoryStorageClient(),
        concurrency_settings=ConcurrencySettings(desired_concurrency=32, max_concurrency=64),
        max_request_retries=0,
        configure_logging=False,
    )

    @crawler.router.default_handler
    async def follow(context: ParselCrawlingContext) -> None:
        await context.enqueue_links()

    await crawler.run([os.environ["SITE"] + "/"])


logging.disable(logging.CRITICAL)
asyncio.run(main())
