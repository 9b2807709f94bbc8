"""An audit on a leash: it ends when whoever started it has gone, however that came about.

`python -m journeycheck.leash audit URL …`: the standard input is held open by the one who
started it, and says nothing. A lost worker so leaves no audit behind that another would meet.
"""

import os
import signal
import threading
import time

_GRACE = 10.0  # seconds to save what was gathered


def main() -> None:
    from journeycheck.cli import main as command

    threading.Thread(target=_watch, daemon=True).start()
    command()


def _watch() -> None:
    while os.read(0, 1):  # `sys.stdin` would be locked when the interpreter ends
        continue
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    main()
