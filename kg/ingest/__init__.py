"""From files to values: articles, the registry, curated claims and situations, decisions. Trouble in a file is a finding, never an exception.

::

    decode       bytes -> text with true offsets             newsmd, frontmatter, plain    text -> SourceDocument
    turtle       curated Turtle, registry Turtle -> values   curated_csv                   rows -> situations and claims
    decisions    the ledger -> Decision values               corpus                        files and folders -> Corpus
"""

from kg.ingest.article import ArticleResult
from kg.ingest.readers import read_article

__all__ = ["ArticleResult", "read_article"]
