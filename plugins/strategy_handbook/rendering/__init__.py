"""Templates, addresses and free text: how data becomes HTML."""

from strategy_handbook.rendering.addresses import Addresses
from strategy_handbook.rendering.environment import Rendered, Renderer, TocEntry
from strategy_handbook.rendering.free_text import FreeText
from strategy_handbook.rendering.search_text import search_text, search_words
from strategy_handbook.rendering.templates import assets, template_folders, theme_folder

__all__ = [
    "Addresses", "FreeText", "Rendered", "Renderer", "TocEntry", "assets", "search_text", "search_words",
    "template_folders", "theme_folder",
]  # fmt: skip
