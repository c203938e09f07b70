"""The dossier of an entity: every statement about it with the evidence of each value, as Markdown, HTML or CSV.

``gather`` reads it from a dataset, as values (``model``); ``writers`` make a file of it.
"""
