# journeycheck with its browser, as a user without rights.
#
#   docker build -t journeycheck .
#   docker run --rm --init -v "$PWD:/audit" journeycheck audit https://www.example.com/
#
# The browser keeps its own sandbox where the container may make user namespaces, for instance with
# --security-opt seccomp=unconfined; elsewhere the container is its only wall.
FROM python:3.13-slim-trixie

# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium fonts-liberation fonts-noto-core libatomic1 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /src
COPY . .
# hadolint ignore=DL3013
RUN pip install --no-cache-dir ".[fleet]" \
    && rm -rf /src/* \
    && useradd --create-home --uid 1000 auditor \
    && install -d -o 1000 -g 1000 /audit

USER 1000
WORKDIR /audit
ENTRYPOINT ["journeycheck"]
CMD ["--help"]
