# The server and the worker in one image: `docker run IMAGE serve ...` or `docker run IMAGE worker`; compose.yaml has
# a whole installation.

FROM python:3.13.16-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /opt/atelier \
 && /opt/atelier/bin/pip install --require-hashes --only-binary :all: -r requirements.txt
WORKDIR /opt/atelier/src
COPY app.py cli.py housekeeping.py server_urls.py setting_text.py settings.py worker.py ./
COPY bootstrap bootstrap
COPY clients/python/src/atelier_client atelier_client
COPY commands commands
COPY db db
COPY resolvers resolvers
COPY routes routes
COPY samples samples
COPY sandbox sandbox
COPY schema schema
COPY services services
COPY transport transport
COPY web/__init__.py web/__init__.py
COPY web/static web/static
# Compiled here once, so that no start has to: it halves the time to the first answer.
RUN /opt/atelier/bin/python -m compileall -q /opt/atelier/src /opt/atelier/lib

FROM python:3.13.16-slim-trixie
RUN useradd --system --uid 10001 --home-dir /data atelier \
 && install --directory --owner atelier --group atelier --mode 0700 /data
COPY --from=build /opt/atelier /opt/atelier
ENV PATH=/opt/atelier/bin:$PATH \
    PYTHONPATH=/opt/atelier/src \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data \
    METRICS_PORT=9100
USER atelier
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-m", "commands.health"]
ENTRYPOINT ["python", "-m", "cli"]
CMD ["serve", "--host", "0.0.0.0"]
