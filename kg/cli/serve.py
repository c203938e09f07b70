"""``kg serve``."""

from __future__ import annotations

import gc
import signal
import socket
import weakref
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opened import data_option, dataset_file, dataset_of, texts_of

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.web.review.desk import Desk
    from kg.web.site import Site


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; by default this machine alone.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8040, show_default=True, help="The port; 0 takes a free one.")
@click.option("--name", "hosts", multiple=True, metavar="HOST", help="A further host name under which it may be asked for.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds after which a query is stopped.")
@click.option("--articles", multiple=True, type=click.Path(exists=True, path_type=Path), help="Further articles whose texts may be shown.")
@click.option("--review", is_flag=True, help="Let those who have the token that is printed decide on claims, names and merges.")
@data_option
@click.pass_obj
def serve(
    context: Context, host: str, port: int, hosts: tuple[str, ...], timeout: float, articles: tuple[Path, ...], review: bool,
    data_file: Path | None,
) -> None:  # fmt: skip
    """Serve the last build: pages for people, SPARQL and linked data for programs. Nothing can be changed through it without --review.

    \b
    /                       pages: search, people, posts, articles, timeline, conflicts
    /sparql                 SPARQL 1.1 Protocol, queries only
    /rdf-graph-store        named graphs
    /person/… /claim/…      what an IRI of the graph names: HTML, Turtle, JSON-LD
    /openapi.json           questions and answers as JSON
    /review                 with --review: the queue of what waits for a curator, as kg review
    """
    try:
        from kg.web.app import WORK, application
        from kg.web.connections import server_of
        from kg.web.workers import prepare
    except ModuleNotFoundError as error:
        from kg.errors import ConfigError

        remedy = "install the package anew: pip install --upgrade claimgraph"
        raise ConfigError("KG0971", f"{error.name} is not installed", remedy=remedy) from None
    from kg.store import version_of
    from kg.web.renewal import Renewal

    prepare(WORK)
    file, opened = dataset_file(context, data_file)[0], partial(lent_site, context, data_file, articles, timeout)
    desk = opened_desk(context, data_file) if review else None
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: the store that was lent is given back
    with listening_at(host, port) as listening, suppress(KeyboardInterrupt):
        newer = Renewal(version_of(file), partial(version_of, file), opened, context.say)
        app = application(opened(), (*hosts, host), desk, newer)
        address = f"http://{host}:{listening.getsockname()[1]}/"
        context.say(f"serving  {address}   (Ctrl-C ends it)")
        if desk:
            context.say(f"review   {address}{desk.access.entrance}   (whoever has this address can decide)")
        server_of(app).run(sockets=[listening])


def listening_at(host: str, port: int) -> socket.socket:
    """A socket that listens at the address; ``ConfigError`` KG0974 where that is not possible."""
    from kg.errors import ConfigError

    try:
        found = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, UnicodeError) as error:
        told = getattr(error, "strerror", None) or str(error)
        remedy = "--port 0 takes a free port, --port NUMBER another; --host names an address of this machine"
        raise ConfigError("KG0974", f"cannot listen at {host}:{port}: {told}", remedy=remedy) from None
    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the second half of an answer waits 40 ms for an ACK
    return found


def lent_site(context: Context, data_file: Path | None, articles: tuple[Path, ...], timeout: float) -> Site:
    """The site of the last build or of another file, in a store that is given back when nobody has the site any more."""
    from kg.store import lent_store

    with ExitStack() as lent:
        home = lent.enter_context(lent_store(*dataset_file(context, data_file)))
        site = opened_site(context, home, data_file, articles, timeout)
        weakref.finalize(site, lent.pop_all().close)
    gc.collect()
    gc.freeze()  # what was read for all requests is not gone through again and again beside each of them
    return site


def opened_site(context: Context, home: Path, data_file: Path | None, articles: tuple[Path, ...], timeout: float) -> Site:
    """The site of the store at ``home``, in which the last build or another file is, with the texts of the articles that it quotes."""
    from kg.query import named_queries
    from kg.store import store_at
    from kg.vocabulary import load
    from kg.web.execution import Limits
    from kg.web.pages import warm
    from kg.web.site import Site

    config = context.config
    data = dataset_of(context, store_at(home), searched=True)
    texts, limits = texts_of(context, data, articles), Limits(seconds=timeout)
    output = data_file.parent if data_file else Path(config.output)
    vocabulary = load(config.ontology, data.names.base)
    site = Site(data, home, vocabulary, named_queries(config.queries), texts, output, config.acceptance, limits, file=data_file)
    warm(site)
    return site


def opened_desk(context: Context, data_file: Path | None) -> Desk:
    """The project under review, with what every page of it needs read beforehand; a usage error for a graph that is not its last build."""
    from kg.curation.author import own_name
    from kg.curation.project import Project
    from kg.web.review.asked import Asked
    from kg.web.review.desk import Desk

    if data_file:
        raise click.UsageError("--review is about the last build, and --data names another graph")
    desk = Desk(Project(context.config), own_name())
    desk.queue(Asked())
    return desk
