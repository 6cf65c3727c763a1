"""Templates, addresses and free text: how data becomes HTML."""

from strategy_handbook.rendering.addresses import Addresses
from strategy_handbook.rendering.environment import Rendered, Renderer, TocEntry
from strategy_handbook.rendering.free_text import FreeText
from strategy_handbook.rendering.remembered import remember
from strategy_handbook.rendering.search_text import search_text
from strategy_handbook.rendering.templates import assets, template_folders, theme_folder

__all__ = [
    "Addresses", "FreeText", "Rendered", "Renderer", "TocEntry", "assets", "remember", "search_text",
    "template_folders", "theme_folder",
]  # fmt: skip
