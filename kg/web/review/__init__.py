"""Review in the browser, there only with ``kg serve --review``: what waits for a curator, drawn, and forms whose answers go to the ledger.

``access`` says who may come in and which requests may write. ``desk`` reads the project and writes rows; ``visit`` is one request of a
reviewer. ``asked`` are the filters in the address, ``cards`` what is shown of an item. ``judging``, ``editing`` and ``joining`` are the
pages with their forms, ``routes`` the table of them. What a decision is, and what it does, is for ``kg.curation`` to say.
"""
