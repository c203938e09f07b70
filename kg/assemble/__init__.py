"""Claims to the dataset: source graphs, assessment, the truthy graph, shortcuts and rules; the only reader and writer of claims as RDF.

``dataset`` puts the named graphs together; ``terms``, ``describe``, ``register`` and ``provenance`` write them; ``selectors``
and ``assess`` apply decisions and policy; ``truthy`` is the gate; ``rules`` runs ``ontology/rules``; ``contents`` reads back.
"""
