"""Dataset and shapes to a report, and what has to be withheld until the rest conforms.

``shapes`` reads the shape files, ``views`` cuts the dataset into the views they are for, ``shacl`` and ``sparql`` run them, ``report``
makes findings of the results, ``evidence`` knows which claims stand behind a node, ``quarantine`` withholds the weakest of them;
``render``, ``page``, ``machines`` and ``standard`` write the report.
"""
