"""The search for cyclic garbage rests inside, and is afterwards as it was before."""

from __future__ import annotations

import gc

import pytest

from kg.collector import put_off


def stop() -> None:
    raise KeyError


def test_it_rests_inside_and_goes_on_afterwards() -> None:
    assert gc.isenabled()
    with put_off():
        assert not gc.isenabled()
        with put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), put_off():
        stop()
    assert gc.isenabled()
