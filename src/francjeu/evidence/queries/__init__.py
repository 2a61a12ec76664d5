"""What others may read of evidence, one file for each use case; that of pieces is offered here."""

from francjeu.evidence.queries.pieces import (
    Damage,
    Item,
    ItemNotFound,
    Piece,
    Vault,
    alive_vaults,
    custody_of,
    damage,
    item_for,
    items_of,
    items_of_all,
    piece_of,
)

__all__ = [
    "Damage", "Item", "ItemNotFound", "Piece", "Vault", "alive_vaults", "custody_of", "damage",
    "item_for", "items_of", "items_of_all", "piece_of",
]  # fmt: skip
