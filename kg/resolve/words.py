"""What ``kg.model.words`` says of names, for the modules of this stage."""

from kg.model.words import fold, is_state, place_name, place_slug, short_slug

__all__ = ["fold", "is_state", "place_name", "place_slug", "short_slug"]
