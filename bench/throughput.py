"""How fast articles are read, against one bare pass of the same language model over the same articles in the same run.

    python bench/throughput.py ARTICLES [--articles 40] [--rounds 3] [--seed 1] [--profile]
    python bench/throughput.py ARTICLES --memory 100 400 708

The first form prints tokens per CPU second of the bare pass and of the whole extraction, each the best of the rounds, and their ratio.
The rounds alternate, so that a busy machine slows both. The second form reads that many articles one after another in a process of its
own and prints the peak of its memory.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.extract.language import load_model
from kg.ingest.readers import read_article
from kg.model.document import SourceDocument
from kg.readings import ExtractorSpec


def documents(paths: Sequence[Path]) -> list[SourceDocument]:
    return [document for path in paths if (document := read_article(path).document)]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def speed(texts: Sequence[SourceDocument], rounds: int, profiled: bool) -> None:
    nlp, extract = load_model(None), ExtractorSpec().make()
    bodies = [" ".join(span.of(text.text) for span in text.paragraphs) for text in texts]
    tokens = sum(len(nlp.make_doc(body)) for body in bodies)
    extract(texts[0])
    bare, whole = [], []
    for _ in range(rounds):
        bare.append(seconds(lambda: [nlp(body) for body in bodies]))
        whole.append(seconds(lambda: [extract(text) for text in texts]))
    print(f"{len(texts)} articles, {tokens} tokens, best of {rounds} rounds")
    print(f"bare pass   {tokens / min(bare):8.0f} tokens per CPU second")
    print(f"extraction  {tokens / min(whole):8.0f} tokens per CPU second")
    print(f"ratio       {min(bare) / min(whole):8.2f}")
    if profiled:
        profile = cProfile.Profile()
        profile.runcall(lambda: [extract(text) for text in texts])
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def peak(paths: Sequence[Path]) -> None:
    extract = ExtractorSpec().make()
    claims = 0
    for path in paths:
        if document := read_article(path).document:
            claims += len(extract(document).claims)
    print(f"{len(paths):5} articles  {claims:6} claims  peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_in", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="print where one more round of the extraction spends its time")
    parser.add_argument("--memory", type=int, nargs="+", metavar="N")
    parser.add_argument("--peak", type=int, metavar="N", help=argparse.SUPPRESS)
    options = parser.parse_args()
    paths = sorted(options.articles_in.glob("*.txt"))
    if options.peak:
        peak(paths[: options.peak])
    elif options.memory:
        for number in options.memory:  # each in a process of its own: a peak never goes down again
            subprocess.run([sys.executable, __file__, str(options.articles_in), "--peak", str(number)], check=True)
    else:
        speed(documents(random.Random(options.seed).sample(paths, min(options.articles, len(paths)))), options.rounds, options.profile)


if __name__ == "__main__":
    main()
