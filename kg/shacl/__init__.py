"""SHACL compiled to SPARQL: one query answers a constraint for all focus nodes at once.

A library beside the ground floor: it knows nothing of claims or articles, only shapes, graphs and results.

``reading`` turns a shapes graph into the values of ``shapes`` and ``paths``; ``scopes`` says how focus nodes are found, ``queries`` and
``prebinding`` write SPARQL, ``engine`` asks a ``source`` and combines what nested shapes say; ``reference`` hands the shapes that are
not covered to pySHACL. ``reads`` and ``patterns`` know which triples a shape looks at, so that after some ``changes`` only the focus nodes
that they touch are looked at again.
"""
