"""What the codes of configuration, command line and questions to a finished graph mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0101": (
        "There is no extractor, reader or exporter of that name. They are registered under the entry-point groups\n"
        "kg.extractors, kg.readers and kg.exporters; `kg doctor` lists those that are installed."
    ),
    "KG0102": (
        "kg.toml (or [tool.kg] in pyproject.toml) has a key that means nothing here, probably a misspelling.\n"
        "`kg config --show` lists every setting with its value and where it comes from."
    ),
    "KG0103": (
        "A setting has a value of the wrong kind, e.g. words where a number belongs. The message says which kind is\n"
        "expected. Settings come from flags, from KG_… variables of the environment, and from kg.toml, in this order."
    ),
    "KG0104": "The file of settings named with --config or KG_CONFIG cannot be read. Check path and rights.",
    "KG0105": "The file of settings is not TOML. The message gives line and column; text values stand in quotation marks.",
    "KG0106": (
        "`kg add` copies articles into the seeds under their own names, and never over another article.\n"
        "Rename the new file, or leave it where it is and build with --articles."
    ),
    "KG0107": "One of the files is no article that can be read, so none was copied. The findings above say what is wrong with it.",
    "KG0108": (
        "A file cannot be read or written: it is missing, a folder, not allowed, or the disk is full. The message names it.\n"
        "Check path, rights and the room that is left."
    ),
    "KG0110": (
        "`kg init` does not write over files that are there. Give a new folder, or --force to add only what is missing;\n"
        "existing files are never changed."
    ),
    "KG0111": "There is no such code. Codes look like KG0203; `kg explain` without a code lists all of them.",
    "KG0114": (
        "The ledger of decisions cannot be added to, because what is there would swallow the new row: most often a quotation mark is not\n"
        "closed, or the header line lacks a column. Nothing was written. Mend the row that kg decisions names."
    ),
    "KG0112": "The seeds that were asked for are not there. Give a folder with articles/, registry/ and curated/, or run `kg init`.",
    "KG0113": (
        "`kg compare` takes names of extractors, with what they read with behind a colon: rules, spacy:en_core_web_md, llm:NAME,\n"
        "gliner:FOLDER."
    ),
    "KG0118": (
        "A list cannot be called that: its name is lower-case letters, digits and hyphens, and no curated file may have the same,\n"
        "since its claims would be taken for those of the list. Give another name with --as."
    ),
    "KG0131": (
        "The engine spark needs the package pyspark, 4 or later: pip install 'claimgraph[spark]'. --engine process needs nothing more\n"
        "and does the same on the cores of this machine."
    ),
    "KG0132": (
        "Spark 4 runs on Java 17 or 21, and the one found is another, or there is none. JAVA_HOME wins over the PATH. `kg doctor` tells\n"
        "what was found; Debian's and Ubuntu's package is openjdk-17-jre-headless."
    ),
    "KG0133": (
        "The master of Spark is written wrongly, takes no connection, or refused to start. local[2] is two workers of this machine,\n"
        "spark://HOST:PORT a standalone master, whose page (port 8080) shows its workers."
    ),
    "KG0134": "--master says where Spark runs, so it goes with --engine spark. Add that, or leave --master out.",
    "KG0135": (
        "Spark gave up a job after trying it again. The message is the first line of its reason; the logs of its workers have the rest\n"
        "(folder work/ of each). Most often memory ran out: give executors more (spark.executor.memory), or use fewer --workers."
    ),
    "KG0136": "A worker of Spark has another version of claimgraph than the machine that builds. Install one version on all machines.",
    "KG0137": (
        "A process was ended from outside, again and again, while it worked on one part of the graph, most often because memory ran out.\n"
        "Nothing was written. Use fewer --workers, or --engine serial."
    ),
    "KG0139": (
        "Two builds into one folder would write over each other, so the second does not begin. The message names the process of the\n"
        "first. A build that was ended by force holds nothing back: its lock goes with its process."
    ),
    "KG0138": (
        "Files of Parquet, whether articles or shards of the graph, need the package pyarrow: pip install 'claimgraph[parquet]'.\n"
        "Articles in JSON lines (.jsonl) need nothing more."
    ),
    "KG0141": (
        "A file of the seeds, an article, or a file of the ontology or the shapes was written to or taken away while the build ran, so\n"
        "that a graph of it would be of no one state of the project. The graph of the build before still stands. Rows that are added to\n"
        "a table, as decisions are, stop no build: they count from the next one on."
    ),
    "KG0142": (
        "A command that writes several files lists them in .unfinished before it renames them, and whatever command comes next does what\n"
        "one that was ended has left to do. This list names a file outside of its folder, or is none, so it is not ours."
    ),
    "KG0901": "The suffix of the file is not one of an RDF format: .ttl, .trig, .nq, .nt, .jsonld, .rdf. Rename it, or convert it first.",
    "KG0902": "The file, the graph or the page that was asked for is not there. Run `kg build`, or check the path that was given.",
    "KG0903": "The file of the graph cannot be read. Check path and rights.",
    "KG0904": "The file is not well-formed RDF. The message gives line and column; a file cut short by a full disk looks like this too.",
    "KG0905": (
        "`kg diff` takes RDF files, folders that `kg build` wrote, and git revisions that hold the seeds. The name is none of these;\n"
        "the message gives what git says."
    ),
    "KG0906": "No article of the last build has that id, slug or title, or several have that title. The message names what comes near.",
    "KG0910": "There is no named query of that name. `kg query` without a query lists those in queries/, with their parameters.",
    "KG0911": "The named query has no such parameter. The message, and the first lines of its file in queries/, list those it has.",
    "KG0912": "A parameter of a named query has a value of the wrong kind: a day is written 2018-06-01, an entity post:us-president.",
    "KG0913": "A file in queries/ declares a parameter in a form that cannot be read. Write `# param name (kind) = default : help`.",
    "KG0914": "There is no file of that name, and the words are neither a named query nor SPARQL. Check the path.",
    "KG0915": "--set takes NAME=VALUE, once for each parameter, e.g. --set day=2018-06-01.",
    "KG0916": "A file with a query is not UTF-8. The message names the first byte that is not; save the file as UTF-8.",
    "KG0920": (
        "The query is not SPARQL 1.1. The message gives the place and what was expected there. The project's prefixes\n"
        "(kgo:, per:, post:, …) need no declaration."
    ),
    "KG0925": "The store refused to go on with the query, for the reason told. Narrow it down to the part that fails.",
    "KG0926": "A graph of the dataset is named by an absolute IRI (default-graph-uri, named-graph-uri).",
    "KG0972": "The answer is larger than the server gives at once. Add LIMIT and OFFSET, ask for less, or take the dataset as a file.",
    "KG0970": "On the day that was asked for, nothing was known of this. Ask for a later day, or for none.",
    "KG0971": "A part of the program that serves pages is not installed. Install what the remedy names.",
    "KG0974": "The server cannot listen at this address, most often because another program does. `--port 0` takes a free port.",
    "KG0976": "The processes that answer queries cannot be started, most often because the path of the folder for temporary files is too "
    "long. Set TMPDIR to a short one.",
    "KG0977": "A query was about to reach another machine or to start a program, and was ended. No query can do so: report it as a fault.",
    "KG0973": "So many queries wait for one of the workers that the turn of this one did not come. Ask again in a while.",
    "KG0921": "The query took longer than allowed and was stopped. Ask for less (LIMIT, a named entity), or raise --timeout.",
    "KG0922": "The query ended without an answer, most often for want of memory. Ask for less, or add a LIMIT.",
    "KG0923": "A query with SERVICE would ask another machine, and nothing here does. Remove the SERVICE block.",
    "KG0924": (
        "Giving the blank nodes of a graph their canonical names takes exponential time where many of them are told apart by their\n"
        "neighbours alone, and it was given up. Graphs made by `kg build` have no blank nodes; give those of others IRIs, or more seconds."
    ),
    "KG0986": "An agent's query reads a view whole: `world` has plain triples, `dataset` named graphs to name with GRAPH. Leave FROM out.",
    "KG0930": (
        "Nothing is called that. `kg find` searches by name and alias and tolerates misspellings. A post is meant by its name, or by\n"
        "its whole title with or without its place: 'Alabama' is no post, and 'Attorney General' is never the Deputy."
    ),
    "KG0931": "The name fits several things, or the title several posts. Use one of the ids that the message lists.",
    "KG0933": "No entity and no situation of the graph is of that class. The message lists the classes that it has.",
    "KG0934": (
        "No claim of the last build answers to that. A claim is named by its id or the end of it, as kg why prints it; a selector names\n"
        "the claims on a situation, or on certain words of a document (seeds/README.md)."
    ),
    "KG0935": (
        "That cannot be decided: a thing and itself, two kinds of things that are never one, or an outcome of what is said to have been.\n"
        "Name two entities of one kind; kg find lists names. What has happened is accepted, rejected or disputed."
    ),
    "KG0936": "No decision in force answers to that, or several do. kg decisions lists all with their ids, and says which are withdrawn.",
    "KG0937": (
        "The id that is kept must be that of one of the two, and an entry of the registry keeps its id before any other.\n"
        "Leave --keep out, or write --keep A or --keep B."
    ),
    "KG0938": (
        "A decision keeps the two apart, directly or through something that one of them is the same as. Nothing was written.\n"
        "If that decision is wrong, --force withdraws it, or kg undo does."
    ),
    "KG0940": "--only takes NAME=VALUE: modality=alleged, polarity=open, certainty=possible, frame=…, status=proposed, voice=reported.",
    "KG0945": (
        "The claim cannot be corrected by a curated row with these values: a value has no name, the row would be set aside, or no\n"
        "predicate says it. What somebody is quoted with is not for a curated row. Reject the claim, and write it in a Turtle file."
    ),
    "KG0946": (
        "A decision in force says the same of the same already, and nothing later supersedes it, so nothing was written.\n"
        "Take it back first to give another reason: kg undo with its id."
    ),
    "KG0947": (
        "A withheld claim is let in by an acceptance only where other claims contradict it that no curator answers for: those give way\n"
        "then. A fault of the claim itself, such as a quote that is not in the text, no word mends, and none stands against the registry.\n"
        "Remedy: correct the row or the entity that is wrong, or reject the claim."
    ),
    "KG0948": (
        "Somebody else decided on the same claim, name or entity, or changed the ledger, while the page was open. Nothing was written, so\n"
        "that no decision is overruled unseen. Look at it as it stands now and decide again."
    ),
    "KG0949": (
        "A file cannot have been seen first on a day before that of another one that is recorded already, so the clock of this machine is\n"
        "wrong now, or was then. Nothing was written. Set the clock, or mend the row of seeds/history.csv."
    ),
    "KG0980": "A dossier is Markdown (.md), HTML (.html) or CSV (.csv): name a file with such a suffix, or say which with --format.",
    "KG0960": (
        "A time is asked of what is no accepted situation: it was only planned, foreseen or denied, or it is a person or a post.\n"
        "kg why shows what is said of it; kg show shows the times of an entity's posts."
    ),
    "KG0932": "The day cannot be read, or lies ahead where only a day that has come can be meant. Write it as 2018-06-01.",
    "KG0939": "Record times are kept of files of this project alone. Copy the file into its seeds, or run the command in its project.",
    "KG0950": (
        "Who a name was taken for stands in links.tsv beside the graph, and there is none.\n"
        "Remedy: build the graph, or name the file of a built one with --data."
    ),
    "KG0987": "`kg mcp` needs the package mcp: pip install 'claimgraph[mcp]'.",
    "KG0989": "Of the two days between which things are asked for, the first lies after the last. Turn them round.",
    "KG0988": "Conflicts on a day of the clocks are told of a person, a post, a contest or a situation. Say what they are to be about.",
}
