"""Tests of assembling the dataset."""
