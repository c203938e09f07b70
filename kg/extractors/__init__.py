"""The optional extractors, each one file under the entry-point group ``kg.extractors``; part of the shell.

``llm`` asks a server and lets the rules judge what it says, ``gliner`` puts another finder of names before the rules, ``spacy``
another parser. What is pure of them stands in ``kg.extract``; here stand the network, the folders of models, and what may be spent.
"""
