"""What the codes of the optional extractors mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0515": (
        "What the model answered for a part of an article, or one claim of it, has not the form that was asked for and is not used.\n"
        "A server that enforces JSON schemas avoids this. The answer lies in the folder `llm.answers`; without its file it is asked again."
    ),
    "KG0520": (
        "The server of the extractor llm gave no answer for a part of an article: not reachable, an error, or an answer cut short.\n"
        "The rest was read. The next run asks again for this part alone; see llm.url, llm.key, llm.timeout and llm.longest."
    ),
    "KG0521": (
        "What one run may cost (llm.tokens, llm.money) is used up, so this article was read in part or not at all.\n"
        "Answers are kept: run again to go on from here, or raise the cap."
    ),
    "KG0523": (
        "The extractor llm, or kg ask --rewrite, lacks the name of a model (llm.model), or has something to ask that no kept\n"
        "answer holds and no address (llm.url), or is to cap money without knowing prices. Set them in kg.toml, or as\n"
        "KG_LLM_MODEL, KG_LLM_URL, KG_LLM_KEY."
    ),
    "KG0524": "A package that an optional extractor needs is not installed. Install it with the extra that the message names.",
    "KG0525": (
        "The extractor gliner has no model: set `gliner.model` to a folder with gliner_config.json, the weights and the tokenizer.\n"
        "Nothing is downloaded."
    ),
    "KG0526": "The extractor spacy found no pipeline to pick up. Install one, or name one with `model` (a package, or a folder).",
    "KG0527": (
        "The spaCy pipeline that was named does not give what the rules read: English tags, lemmas, names and parses with the labels of\n"
        "the en_core_web family. Pipelines with Universal Dependencies label other relations, and the rules would read nothing."
    ),
    "KG0528": "Answers of the model cannot be written to the folder `llm.answers`, so nothing more is asked: they would be paid for twice.",
}
