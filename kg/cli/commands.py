"""The table of commands: where each one lives, what it does in one line, under which heading the help lists it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One command. ``target`` is ``module:attribute``; the module is imported only when the command is used."""

    name: str
    target: str
    help: str
    section: str


SECTIONS = ("Build the graph", "Ask it", "Check it", "Decide", "Take it elsewhere", "This project")

TABLE = (
    Row("build", "kg.cli.build:build", "Read the seeds and articles and write the graph to output/.", SECTIONS[0]),
    Row("add", "kg.cli.build:add", "Copy articles into the seeds and rebuild.", SECTIONS[0]),
    Row("record", "kg.cli.record:record", "Note when articles and curated files were first seen.", SECTIONS[0]),
    Row("import", "kg.cli.import_list:import_list", "Read a list of people and posts into the seeds.", SECTIONS[0]),
    Row("ask", "kg.cli.ask:ask", "Answer a question in plain English, or say that the graph does not.", SECTIONS[1]),
    Row("query", "kg.cli.query:query", "Run a SPARQL query: text, a file, or a name from queries/.", SECTIONS[1]),
    Row("show", "kg.cli.people:show", "Show one entity: its posts by time, what it did, who says so.", SECTIONS[1]),
    Row("find", "kg.cli.people:find", "Find entities by name or alias.", SECTIONS[1]),
    Row("who", "kg.cli.people:who", "Say who held a post on a day.", SECTIONS[1]),
    Row("held", "kg.cli.people:held", "Say whether a person held a post on a day: yes, no or unknown.", SECTIONS[1]),
    Row("when", "kg.cli.when:when", "Say when something was so, and which of two things came first.", SECTIONS[1]),
    Row("why", "kg.cli.why:why", "Show the words, the source and the causes behind a claim or an entity.", SECTIONS[1]),
    Row("dossier", "kg.cli.dossier:dossier", "Write the file on an entity: every statement, its words and its source.", SECTIONS[1]),
    Row("conflicts", "kg.cli.conflicts:conflicts", "Show what sources disagree about, and who prevails.", SECTIONS[1]),
    Row("stats", "kg.cli.query:stats", "Count claims by class, modality, holder and source.", SECTIONS[1]),
    Row("diff", "kg.cli.diff:diff", "Show what became of the claims between two datasets or revisions.", SECTIONS[1]),
    Row("view", "kg.cli.view:view", "Open the picture of the graph.", SECTIONS[1]),
    Row("serve", "kg.cli.serve:serve", "Serve the graph: pages, SPARQL, linked data.", SECTIONS[1]),
    Row("mcp", "kg.cli.mcp:mcp", "Answer the questions of agents over MCP, on standard input and output.", SECTIONS[1]),
    Row("validate", "kg.cli.validate:validate", "Check a graph file against the shapes.", SECTIONS[2]),
    Row("quarantine", "kg.cli.quarantine:quarantine", "List the claims that were withheld, and explain why.", SECTIONS[2]),
    Row("eval", "kg.cli.eval:evaluate", "Score the reading of text against what people annotated.", SECTIONS[2]),
    Row("compare", "kg.cli.compare:compare", "Show where two extractors read the same articles differently.", SECTIONS[2]),
    Row("review", "kg.cli.review:review", "Go through what waits for a curator, one statement at a time.", SECTIONS[3]),
    Row("accept", "kg.cli.judge:accept", "Let a claim count.", SECTIONS[3]),
    Row("reject", "kg.cli.judge:reject", "Let a claim count no more.", SECTIONS[3]),
    Row("dispute", "kg.cli.judge:dispute", "Keep a claim on record and out of the world view.", SECTIONS[3]),
    Row("realise", "kg.cli.judge:realise", "Say that what was open came true.", SECTIONS[3]),
    Row("unrealise", "kg.cli.judge:unrealise", "Say that what was open did not come true.", SECTIONS[3]),
    Row("merge", "kg.cli.merge:merge", "Make two entities one.", SECTIONS[3]),
    Row("same", "kg.cli.merge:same", "Say that two entities are one, are not, or cannot be told.", SECTIONS[3]),
    Row("split", "kg.cli.merge:split", "Take a merge back.", SECTIONS[3]),
    Row("retract", "kg.cli.retract:retract", "Take a document back, and show what falls with it.", SECTIONS[3]),
    Row("undo", "kg.cli.undo:undo", "Take decisions back.", SECTIONS[3]),
    Row("decisions", "kg.cli.undo:list_decisions", "List the decisions with what each still does.", SECTIONS[3]),
    Row("export", "kg.cli.export:export", "Write the graph in another format.", SECTIONS[4]),
    Row("canon", "kg.cli.canon:canon", "Write an RDF file in its canonical form.", SECTIONS[4]),
    Row("publish", "kg.cli.publish:publish", "Put the graph into a SPARQL 1.1 Graph Store.", SECTIONS[4]),
    Row("facts", "kg.cli.facts:facts", "Write the flat table of facts of each article.", SECTIONS[4]),
    Row("init", "kg.cli.init:init", "Start a project in a folder.", SECTIONS[5]),
    Row("config", "kg.cli.settings:config", "Show every setting and where it comes from.", SECTIONS[5]),
    Row("doctor", "kg.cli.doctor:doctor", "Check that everything a build needs is there.", SECTIONS[5]),
    Row("explain", "kg.cli.explain:explain", "Explain the code of an error or a finding.", SECTIONS[5]),
    Row("completion", "kg.cli.completion:completion", "Print the completion script for a shell.", SECTIONS[5]),
)
