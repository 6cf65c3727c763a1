"""Templates, addresses and free text: how data becomes HTML.

Here stands only what plans need; the rest brings much along and is imported from its files.
"""

from strategy_handbook.rendering.addresses import Addresses

__all__ = ["Addresses"]
