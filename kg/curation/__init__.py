"""A curator at work: the last build with its ledger, and what decisions would make of it.

``project`` is what is read of a project, ``work`` the build as claims and questions. ``ledger_file`` adds rows, signed by an ``author``;
``meanwhile`` keeps them from overruling unseen what others decided. ``effects`` tells what rows still do, ``preview`` what a verdict would
change, ``pairs`` what a decision on two entities meets. ``queue`` orders what waits, ``card`` shows one item, ``keys`` and ``session`` turn
keys into ``verdicts``, ``corrections`` writes the curated row that stands in for a misread claim.
"""
