"""Lists of people, posts and terms of office: read from many formats into one plain form, and from that into the registry.

::

    files        a path, packed or not -> ListFile          entries     YAML, JSON, tables -> entries with a place
    importers    which format a file is in                  congress, openstates, popolo, followthemoney, statements, rdf
    gathering    what the importers tell -> one listing     tables      a listing <-> entities.tsv, claims.tsv, list.ttl
    linking      listings and registry -> entities          offices     posts of the United States, named as everywhere

``kg import`` writes a listing to ``seeds/lists/NAME/``. Who is who is settled anew by every build, so that the order of imports leaves no
trace: a listing knows its people by the list's own keys.
"""
