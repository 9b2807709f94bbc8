"""nginx as a child process: the site on one loopback address, the other host on the next."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOME, OUTSIDE = "127.0.0.1", "127.0.0.2"
WAIT = 10.0  # seconds for nginx to answer
CONFIGURATION = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log error;
events {{ worker_connections 4096; }}
http {{
  types {{ text/html html; text/css css; image/svg+xml svg; application/xml xml; text/plain txt; }}
  charset utf-8;
  log_format lines '$server_addr $request_method $status $request_uri';
  access_log {folder}/access.log lines;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  sendfile on;
  keepalive_requests 1000000;
  open_file_cache max=20000;
  add_header LinkChecker quick;  # how a site's owner lifts LinkChecker's own spacing
  server {{
    listen {home}:{port};
    root {folder}/home;
    error_page 404 /404.html;
    location /ancien/ {{ rewrite ^/ancien(/.*)$ $1 permanent; }}
  }}
  server {{ listen {outside}:{port}; root {folder}/outside; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """nginx at work."""

    pid: int
    port: int
    log: Path

    @property
    def home(self) -> str:
        return f"http://{HOME}:{self.port}"

    def mark(self) -> int:
        """Where the log ends now."""
        return self.log.stat().st_size

    def asked(self, since: int) -> list[tuple[str, str, int, str]]:
        """Host, method, status and path of every request since that mark."""
        with self.log.open("rb") as file:
            file.seek(since)
            lines = file.read().decode("utf-8", "replace").splitlines()
        parts = (line.split(" ", 3) for line in lines)
        return [(host, method, int(status), path) for host, method, status, path in parts]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOME, 0))
        port: int = probe.getsockname()[1]
        return port


def configure(folder: Path, port: int) -> Path:
    """The configuration file. As root, nginx would else lose its right to read the folder."""
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    values = {"folder": folder, "port": port, "user": user, "home": HOME, "outside": OUTSIDE}
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format_map(values))
    return file


def wait_for(port: int, child: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end and child.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOME, port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("nginx did not start; its reason stands above or in error.log.")


@contextmanager
def serving(folder: Path, port: int) -> Iterator[Server]:
    """Serve folder/home and folder/outside; nginx ends with the block."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not nginx:
        raise SystemExit("nginx is needed: apt-get install nginx-light")
    command = [nginx, "-p", str(folder), "-c", str(configure(folder, port))]
    child = subprocess.Popen(command)
    try:
        wait_for(port, child)
        yield Server(child.pid, port, folder / "access.log")
    finally:
        child.terminate()
        child.wait()
