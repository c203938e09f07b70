"""The ground floor: frozen values that every stage speaks in. Nothing here reads a file, a clock or the ontology."""
