"""scrapy, set to be as quick as it can: follows every link of the site. SITE names its address."""

import os
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

import scrapy
from scrapy.http import HtmlResponse, Response

SITE = os.environ["SITE"]


class Pages(scrapy.Spider):
    name = "pages"
    start_urls: ClassVar = [SITE + "/"]
    allowed_domains: ClassVar = [str(urlsplit(SITE).hostname)]
    custom_settings: ClassVar = {
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        if isinstance(response, HtmlResponse):
            yield from response.follow_all(css="a[href^='/'], a[href^='http']")
