"""How good a reading is, measured against what people annotated.

``naming`` says how well a name names what another name names; ``tables`` and ``table_score`` compare flat tables of facts;
``views`` reads the source graph of an article, ``alignment`` pairs its situations with those of a gold graph, ``graph_score`` counts.
"""
