"""From a document to what it says: sentences → names → titles → mentions → quotations → dates → frames → stance → claims.

``sentences.parse`` and ``referents.referents`` say who and what is spoken of, ``roles.role_readings`` who holds which post,
``frames`` and ``claims`` what happened, ``modality`` and ``attribution`` how it is meant and by whom; ``rules.extractor`` joins them.
Pure in the document, the vocabulary and the model.
"""
