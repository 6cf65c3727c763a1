"""Tools: what each is for, who uses it, and in which processes."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.facts.operations import users, uses
from strategy_handbook.model.automation import Automation
from strategy_handbook.model.process import Process
from strategy_handbook.model.tool import Tool
from strategy_handbook.model.training import Training
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The register of tools and the page of each tool."""
    yield index_page(book, Tool, lambda: _index(book), template="pages/tools.html")
    yield from entity_pages(book, Tool, _view, template="pages/tool.html")


def _index(book: Book) -> View:
    tools = book.strategy[Tool].values()
    return {"users": {tool: users(book.facts, tool) for tool in tools},
            "processes": {tool: _processes(book, tool) for tool in tools}}


def _processes(book: Book, tool: Tool) -> tuple[tuple[Process, str], ...]:
    """The processes in which a tool is used, each with the titles of the steps."""
    found: dict[Process, list[str]] = {}
    for process, step in uses(book.facts, tool):
        found.setdefault(process, []).append(step.title)
    return tuple((process, " · ".join(titles)) for process, titles in found.items())


def _view(book: Book, tool: Tool) -> View:
    return {
        "tool": tool,
        "chains": book.graph.chains(tool),
        "users": users(book.facts, tool),
        "processes": _processes(book, tool),
        "automations": book.graph.sources(tool, Automation, "tool"),
        "trainings": book.graph.sources(tool, Training, "supports"),
    }
