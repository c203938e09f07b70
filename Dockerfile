# kg in a container: docker build -t claimgraph . && docker run --rm -v "$PWD:/project" claimgraph build
# and its pages: docker run --rm -v "$PWD:/project" -p 127.0.0.1:8040:8040 claimgraph serve --host 0.0.0.0
FROM python:3.13-slim AS wheel
WORKDIR /source
COPY . .
# what it needs, in the versions and with the hashes that are written down; then the package itself
RUN pip wheel --no-cache-dir --require-hashes -w /wheels -r requirements.txt && pip wheel --no-cache-dir --no-deps -w /wheels .

FROM python:3.13-slim
RUN --mount=type=bind,from=wheel,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels 'claimgraph[publish,mcp,formats,xlsx]' \
    && useradd --create-home --uid 1000 kg
USER kg
WORKDIR /project
EXPOSE 8040
ENTRYPOINT ["kg"]
CMD ["--help"]
