"""What the findings and errors of reading inputs mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0201": (
        "The article has no title. Articles in the news layout begin with a line '# Title'; Markdown with front matter\n"
        "has a 'title:' key; plain text has its title in the first line. Add the line; the article is left out until\n"
        "then."
    ),
    "KG0202": (
        "The article's publication date is missing or cannot be read. Every relative date ('on Tuesday') hangs on it,\n"
        "so an article without it is left out. Write it as an ISO date, e.g. 'Published at: **2019-11-06**' or 'date:\n"
        "2019-11-06', or begin the file name with it."
    ),
    "KG0203": (
        "A curated row names somebody or something that neither the registry nor the file knows. The row is set aside,\n"
        "the rest goes on. Correct the spelling, use the id (person/jeff-sessions), or add the entity to\n"
        "seeds/registry/."
    ),
    "KG0204": ("A name in a curated row fits several entities. The row is set aside. Use one of the ids that the message\nlists."),
    "KG0205": (
        "The file is not UTF-8. The message names the first bad byte and its line. Save the file as UTF-8 (in a\nspreadsheet: 'CSV UTF-8')."
    ),
    "KG0206": ("The file is empty, or holds nothing but blank lines. Delete it or fill it."),
    "KG0207": (
        "The file is larger than the limit. An article is seldom larger than 100 kB, so this is probably another kind\n"
        "of file. Raise 'limit' under [ingest] in kg.toml if it is right."
    ),
    "KG0208": ("The file cannot be opened: it is missing, a folder, or may not be read. Check the path and the rights."),
    "KG0209": ("The file is not text (it holds NUL bytes). Turn it into text first, or take it out of the folder."),
    "KG0210": (
        "The text shows signs of a wrong decoding somewhere before it came here ('â€™' for an apostrophe, or the\n"
        "replacement character). It is read as it stands, and quotes stay true to the file; names with such letters may\n"
        "be missed."
    ),
    "KG0211": ("Two files hold the same text. It is read once, so that one article does not count as two independent sources."),
    "KG0212": (
        "A curated file in Turtle has a syntax error; the message gives line and column. Nothing of this file is used\nuntil it is mended."
    ),
    "KG0213": (
        "A curated file uses a class, property or value that the ontology does not define. The statement is set aside.\n"
        "Correct the spelling, or add the term to ontology/."
    ),
    "KG0214": (
        "A row of a CSV file has the wrong number of cells, or the file lacks a column. Curated files have the nine\n"
        "columns subject,predicate,object,from,to,modality,source,quote,note; a cell that contains the delimiter must\n"
        "stand in quotation marks."
    ),
    "KG0215": ("A curated row uses a predicate that is not in the table of predicates. The row is set aside."),
    "KG0216": (
        "A date in a curated file is neither EDTF (2019-11-06, 2019-11, [..2018-11]) nor a day as spreadsheets write\n"
        "it. The row is set aside."
    ),
    "KG0217": ("A date such as 3/4/2019 can be read in two ways and nothing else in the file says which. Write 2019-03-04 or\n2019-04-03."),
    "KG0218": (
        "The modality column holds a word that is not a modality, polarity or certainty. Leave it empty for a plain\n"
        "fact, or write one of each, e.g. 'Planned', 'Conditional Possible', 'Actual Negated'."
    ),
    "KG0219": (
        "A curated claim has no source, or one that begins like an address and is none. Nothing enters the graph without\n"
        "saying where it comes from: give an http(s) address, several with ' ; ' between them, or an archive reference in\n"
        "plain words (LA Times 2017-03-02 p. A1)."
    ),
    "KG0220": (
        "A curated row leaves out something that its kind of situation cannot do without (the post of a tenure, the\n"
        "contest of a candidacy). The row is set aside."
    ),
    "KG0221": ("A curated claim is about a situation that no curated file describes. The claim is set aside."),
    "KG0222": (
        "An entity of the registry has no label, or two, or a type that is not a kind of entity, or a name with a character that\n"
        "nobody sees. It is set aside."
    ),
    "KG0223": (
        "A row of the ledger of decisions is incomplete (every decision has a reason), or its verdict is unknown, or its id\n"
        "was used before, or one of two entities is not named by an id. The row is set aside. Of two rows with one id, as a merge of\n"
        "branches can bring together, the one that was made first keeps it; give the other the id that the message offers."
    ),
    "KG0224": ("The file is of a kind that is not read here. It is passed over. Of a Word file save the text as .txt\nor .md."),
    "KG0225": ("The front matter between the lines '---' is not valid YAML. The article is left out until it is mended."),
    "KG0226": ("The article has a headline but no text under it. It is kept; only its headline can be read."),
    "KG0227": ("Two curated rows or entities say the same thing twice. The second is passed over."),
    "KG0228": (
        "A header line of the article cannot be read (author, original address), or the address in it is none: it has a\n"
        "space, a '<', or no https:// before it. The article is kept without it."
    ),
    "KG0229": ("There is no reader of that name. Readers are registered under the entry-point group kg.readers."),
    "KG0242": (
        "A list has a field, a value or a date that its importer does not know. It is left out, the rest is read. The message\n"
        "gives the place of the first and how many there are. Nothing needs to be done where it says nothing of names, posts,\n"
        "parties or dates."
    ),
    "KG0243": (
        "A list is not plain YAML: a syntax error, or tags and aliases, which lists do not need and in which objects and bombs\n"
        "can hide. The message gives line and column; nothing after it is read."
    ),
    "KG0244": "A list is not JSON, or neither an array nor an object, or its values stand in each other too deep.",
    "KG0245": "A packed file ends too early or is broken. Fetch it again, or pack it again.",
    "KG0246": (
        "A file is larger than a list can be when it is unpacked. A small packed file that grows without end is a known trap.\n"
        "Look at it with another program, split it, or save its sheets as CSV."
    ),
    "KG0247": "A table cannot be read: it is not UTF-8, a quotation mark stays open, or the Excel file is broken.",
    "KG0248": "Excel files are read with the package openpyxl. Install the extra 'xlsx', or save the sheet as CSV.",
    "KG0249": (
        "A list describes things that say nothing of who holds what (votes, speeches, areas, payments). They are passed over:\n"
        "people, bodies, parties, posts and who holds them are read. A kind that the format does not have is a warning."
    ),
    "KG0250": (
        "The terms of a JSON-LD file are defined at an address. Nothing is fetched while a list is read: put the context itself\n"
        "into the file."
    ),
    "KG0251": (
        "There is no importer of that name, or one of another package cannot be loaded. Importers are registered under the\n"
        "entry-point group kg.importers; `kg doctor` lists them."
    ),
    "KG0252": "No importer knows the file. `kg import --help` says what is read; --format names the format where it cannot be told.",
    "KG0253": (
        "A membership of a list points at a person, body or post that no file of the list describes. The claim is left out.\n"
        "Import the file that describes it together with this one."
    ),
    "KG0254": (
        "A person of a list has the name of somebody known, and nothing else speaks for it that they are one: no number of\n"
        "both, no day of birth, no post. They stay apart. A row in decisions.csv settles it, Same or Different. Of a name that\n"
        "was typed by hand and is close to a known one: correct it, or leave it if it is somebody new."
    ),
    "KG0255": (
        "The registry and a list, or two lists, give one person different days of birth. The first counts, the registry before\n"
        "all lists. Correct the one that is wrong."
    ),
    "KG0256": (
        "A person of a list bears numbers of two other people, or one of somebody else in the same list. They all stay apart.\n"
        "The message names the numbers and who else bears them. Find out whose they are and correct the list at its source."
    ),
    "KG0257": (
        "A cell of an Excel file has a formula without its result, as programs write it that do not calculate. The row is set\n"
        "aside. Open the file in Excel or LibreOffice and save it; the results are stored then."
    ),
    "KG0258": (
        "Files that are imported as one list, and that need each other to be read, give one id to two bodies or parties. What they\n"
        "say of the two is mixed: import them as lists of their own. Files that describe all that they speak of have ids of their own."
    ),
    "KG0259": (
        "A row of a list ends before it begins: even the last day that 'to' can mean lies before the first of 'from'. The row is\n"
        "set aside."
    ),
    "KG0230": ("The front matter says that the article is not in English. It is read all the same, but little of it will be\nunderstood."),
    "KG0240": (
        "A row of history.csv, the file of record times, has no hash or no day. It is set aside, so the text it was about counts as\n"
        "never recorded. The file is written by `kg add` and `kg record` alone."
    ),
    "KG0260": (
        "A file of another program, or a row of it, holds no article: a line is no JSON object, a row has no column text, a page has\n"
        "no headline, a PDF no text, or the package that reads it is not installed. The message says which; all others are read.\n"
        "The columns of a row are text, path, title, date, author, source, url."
    ),
    "KG0263": (
        'A news interface gives the beginning of an article alone and says at its end how much is left out ("[+2345 chars]"). The\n'
        "beginning is read without these words; what the rest says is not in the graph."
    ),
    "KG0264": (
        "One article is dated more than two years after all others, most often by mistake. Who holds which post now is told as of the\n"
        "newest day of the graph, and of what was last told of a year before nobody knows, so that nobody would hold anything."
    ),
    "KG0262": (
        "More than half of what a list holds is not in the files that are to be imported under its name: they are likely to be\n"
        "another list, and nothing is written. --as gives it a name of its own; --replace puts it in the place of the old one."
    ),
    "KG0261": (
        "Files of one list that name no country describe parties or bodies of one name, as two parliaments do that are each called\n"
        "House of Commons. Those of each file are its own, unless both bear one number, such as the item of Wikidata. Where all\n"
        "files are of one country, --place says so, and what has one name there is one."
    ),
}
