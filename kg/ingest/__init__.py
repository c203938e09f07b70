"""From files to values: articles, the registry, curated claims and situations, decisions; trouble in a file is a finding.

::

    decode       bytes -> text with true offsets             newsmd, frontmatter, plain    text -> SourceDocument
    turtle       curated Turtle, registry Turtle -> values   curated_csv                   rows -> situations and claims
    decisions    the ledger -> Decision values               corpus                        files and folders -> Corpus
"""

from kg.ingest.article import ArticleResult
from kg.ingest.corpus import Corpus, read_corpus
from kg.ingest.readers import read_article

__all__ = ["ArticleResult", "Corpus", "read_article", "read_corpus"]
