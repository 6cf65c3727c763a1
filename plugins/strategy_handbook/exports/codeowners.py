"""Who is asked to review which file, as CODEOWNERS for GitHub, GitLab and Gitea.

The three read paths in their own ways: as gitignore does, from anywhere, or as a regular expression. A whole path
without a slash before it means the same to all of them. The last line that matches a file counts; here only one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from strategy_handbook.model.base import Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role
from strategy_handbook.pages import Book
from strategy_handbook.pages.mending import answers_for

_HEAD = """\
# Who is asked to review a change of which file. Made by “strategy codeowners” from the owners in the strategy
# and the “handle:” of each role: change them there, and run it again.
"""


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """The owners of each file.

    Attributes:
        files: Path from the project folder → the roles that answer for what stands in it, by id.
    """

    files: Mapping[str, tuple[Role, ...]]

    @property
    def without_handle(self) -> tuple[Role, ...]:
        """The roles that own a file but have no account handle, by id."""
        found = dict.fromkeys(role for roles in self.files.values() for role in roles if not role.handle)
        return tuple(sorted(found, key=lambda role: role.id))

    def text(self, folder: PurePosixPath) -> str:
        """Write the file.

        Args:
            folder: The project folder, from the top of the repository.
        """
        lines = [_HEAD]
        if self.without_handle:
            lines += ["# These roles have no handle yet:", *(f"# - {role.id}" for role in self.without_handle), ""]
        lines += [_line(str(folder / path), roles) for path, roles in self.files.items()]
        return "\n".join(lines) + "\n"


def codeowners(book: Book) -> CodeOwners:
    """Work out the owners of each file: of its entities, and the head of the department whose goals it holds."""
    items: dict[str, list[Item]] = defaultdict(list)
    for item in book.strategy:
        items[item.place().path].append(item)
    return CodeOwners({path: _owners(book, items[path]) for path in sorted(items)})


def _owners(book: Book, items: Iterable[Item]) -> tuple[Role, ...]:
    items = tuple(items)
    found = {role for item in items if (role := answers_for(book, item))} | set(_heads(book, items))
    return tuple(sorted(found, key=lambda role: role.id))


def _heads(book: Book, items: Iterable[Item]) -> Iterator[Role]:
    """Yield the head of the department that works on every goal of a file; of several the one named first."""
    working = [book.graph.targets(item, "departments") for item in items if isinstance(item, Goal)]
    common = [found for found in working[0] if all(found in others for others in working)] if working else []
    for department in common[:1]:
        if isinstance(department, Department) and (head := book.facts.owner(department)):
            yield head


def _line(path: str, roles: tuple[Role, ...]) -> str:
    handles = sorted({role.handle for role in roles if role.handle})
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in path)
    if shown != path:  # a line break in a name would begin a line of its own
        return f"# {shown} (a name with invisible signs: rename it)"
    if handles:
        return " ".join((_escaped(path), *handles))
    why = f"no handle: {', '.join(role.id for role in roles)}" if roles else "nobody answers for what stands in it"
    return f"# {path} ({why})"


def _escaped(path: str) -> str:
    """Escape what would end a path or begin a comment."""
    return path.replace("\\", "\\\\").replace(" ", "\\ ").replace("#", "\\#")
