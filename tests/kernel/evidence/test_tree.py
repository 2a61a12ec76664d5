"""The RFC 6962 tree, against its published vectors and against forged proofs."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.evidence.log.tree import (
    EMPTY_ROOT,
    BadProof,
    Tree,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)

# Test vectors of the Certificate Transparency reference implementation (RFC 6962).
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = st.integers(1, 70)


def a_tree(size: int) -> Tree:
    return Tree([leaf_hash(str(number).encode()) for number in range(size)])


def test_an_empty_tree_has_the_root_of_the_standard() -> None:
    assert Tree().root() == EMPTY_ROOT == hashlib.sha256().digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_gives_the_roots_of_the_standard(size: int) -> None:
    assert Tree([leaf_hash(it) for it in LEAVES[:size]]).root().hex() == ROOTS[size - 1]
    assert Tree([leaf_hash(it) for it in LEAVES]).root(size).hex() == ROOTS[size - 1]


@given(SIZES, st.data())
def test_every_leaf_is_proven(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    tree, leaf = a_tree(70), leaf_hash(str(index).encode())
    proof, root = tree.inclusion(index, size), tree.root(size)
    verify_inclusion(leaf=leaf, index=index, size=size, proof=proof, root=root)
    assert len(proof) <= (size - 1).bit_length()


@given(SIZES, st.data())
def test_refuses_a_forged_inclusion(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    tree, leaf = a_tree(size), leaf_hash(str(index).encode())
    good = {"leaf": leaf, "index": index, "size": size, "proof": tree.inclusion(index)}
    for change in (
        {"leaf": leaf_hash(b"forged")},
        {"index": size},
        {"index": index - 1 if index else size},
        {"proof": (*good["proof"], leaf)},
        {"proof": good["proof"][:-1] if good["proof"] else (leaf,)},
        {"size": 0},
    ):
        with pytest.raises(BadProof):
            verify_inclusion(**{**good, **change}, root=tree.root())


@given(st.integers(0, 70), st.data())
def test_growth_is_proven(old: int, data: st.DataObject) -> None:
    new = data.draw(st.integers(old, 70))
    tree = a_tree(70)
    verify_consistency(
        old=old,
        new=new,
        proof=tree.consistency(old, new),
        old_root=tree.root(old),
        new_root=tree.root(new),
    )


@given(st.integers(1, 69), st.data())
def test_refuses_a_log_that_rewrote_its_past(old: int, data: st.DataObject) -> None:
    new = data.draw(st.integers(old + 1, 70))
    place = data.draw(st.integers(0, old - 1))
    rewritten = [leaf_hash(str(number).encode()) for number in range(new)]
    rewritten[place] = leaf_hash(b"rewritten")
    later = Tree(rewritten)
    with pytest.raises(BadProof):
        verify_consistency(
            old=old,
            new=new,
            proof=later.consistency(old, new),
            old_root=a_tree(old).root(),
            new_root=later.root(),
        )


def test_refuses_a_shrunken_log_and_proofs_of_the_wrong_length() -> None:
    tree = a_tree(9)
    with pytest.raises(BadProof, match="shrink"):
        verify_consistency(old=9, new=5, proof=(), old_root=tree.root(9), new_root=tree.root(5))
    proof = tree.consistency(5, 9)
    for forged in ((), proof[:-1], (*proof, tree.root())):
        with pytest.raises(BadProof):
            verify_consistency(
                old=5, new=9, proof=forged, old_root=tree.root(5), new_root=tree.root(9)
            )


@pytest.mark.parametrize(("index", "size"), [(3, 3), (-1, 3), (0, 4)])
def test_has_no_proof_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        a_tree(3).inclusion(index, size)
