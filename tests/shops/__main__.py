"""Look at a test shop by hand: `python -m tests.shops single_page late-costs`."""

import sys
from threading import Event

from tests.shops.server import serving
from tests.shops.twins import MAKES

make, defect = (*sys.argv[1:3], "", "")[:2]
with serving(MAKES[make or "server_rendered"](defect)) as shop:
    print(shop.url, flush=True)
    try:
        Event().wait()
    except KeyboardInterrupt:
        print(f"{len(shop.orders)} orders, {len(shop.paid)} paid, {shop.held} left in carts")
