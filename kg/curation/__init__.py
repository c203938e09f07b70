"""A curator at work: the last build with its ledger, and what decisions would make of it.

``work`` is the build as claims and questions; ``ledger_file`` adds rows; ``effects`` tells what rows still do; ``pairs`` what a decision on
two entities meets. ``queue`` orders what waits, ``card`` shows one item, ``keys`` and ``session`` turn keys into decisions, ``corrections``
writes the curated row that stands in for a misread claim.
"""
