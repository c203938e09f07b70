"""Tests of the optional extractors."""
