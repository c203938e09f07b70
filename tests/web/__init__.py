"""Tests of the server: protocol, linked data, pages, safety."""
