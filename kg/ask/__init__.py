"""Questions in plain English: words → a typed query → SPARQL → rows → an answer that says how surely, who says so, and on which words."""
