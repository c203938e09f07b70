"""Claims that something else proposes, judged by the rules: schema and prompt → answer → place in the text → gates → reading.

Nothing here asks anybody: what answers is called from the shell. A proposal names a class, the words of its roles, how it is meant and
the exact words it rests on. The words must stand in the text, everything named must be mentioned within their reach, roles must fit the
ontology, and how it is meant is never taken as more certain than what the rules read on the same words.
"""
