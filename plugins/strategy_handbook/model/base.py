"""What every kind of entity has in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, cast

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from strategy_handbook.findings import Location
from strategy_handbook.model.links import One, Ref, Sight, To
from strategy_handbook.model.scalars import Date, Every, Text, Texts, Url, did_you_mean, word
from strategy_handbook.model.visibility import Audience
from strategy_handbook.source.document import Abridged, Document, entries_by_key, items_by_text, node_at, texts


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Marks words for translation; whoever shows them translates them."""
    return message


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity and its words.

    Attributes:
        key: Plural key in YAML (``goals``).
        word: Singular, as in ``goal:id`` and in messages.
        title: Heading of its index page.
        folder: Folder of its pages in the site.
        purpose: One sentence for readers: what these are and why they exist.
        shape: How it stands in YAML: ``many`` (id → fields), ``one`` (fields), ``list`` (fields, in a list).
    """

    key: str
    word: str
    title: str
    folder: str
    purpose: str
    shape: str = "many"


class Part(BaseModel):
    """A group of fields inside an entity."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)


class Item(Part):
    """Anything with a place in the strategy: it has a kind, an id, and knows where it is written.

    Two items are the same only if they are the same object; they are made once and never change.
    """

    kind: ClassVar[Kind]

    visibility: Annotated[Audience, word(Audience)] | None = Field(
        None, description="For whom it is: public, internal or leadership. Others find no trace of it."
    )
    visibility_of: Mapping[str, Annotated[Audience, word(Audience)]] = Field(
        default_factory=dict,
        description="For whom single fields of it are, where these are fewer: name of the field → audience.",
    )

    __slots__ = ("_document", "_id", "_invalid", "_key_node", "_value_node")  # soon made and read, unlike PrivateAttr
    if TYPE_CHECKING:
        _id: str
        _document: Document
        _key_node: yaml.Node
        _value_node: yaml.Node
        _invalid: frozenset[str]

    @field_validator("visibility_of")
    @classmethod
    def _fields_exist(cls, value: Mapping[str, Audience]) -> Mapping[str, Audience]:
        """Only a field that an item can be without is hidden alone."""
        fields = {info.alias or name: info for name, info in cls.model_fields.items()}
        for name in value:
            if name not in fields:
                near = did_you_mean(name, fields)
                hint = f"Did you mean “{near}”?" if near else "Write the name of a field as it stands in this entry"
                raise ValueError(f"names the field “{name}”, which a {cls.kind.word} does not have. {hint}")
            if fields[name].is_required():
                raise ValueError(f"cannot hide “{name}” alone, as no {cls.kind.word} is without it. To hide the whole "
                                 f"{cls.kind.word}, write “visibility: {value[name]}”")
        return value

    __hash__ = object.__hash__

    @classmethod
    def __pydantic_init_subclass__(cls, **_named: Any) -> None:
        """Take back the hash over all fields that pydantic has just given the class."""
        cls.__hash__ = object.__hash__  # type: ignore[assignment, method-assign]

    def __eq__(self, other: object) -> bool:
        return self is other

    def placed(self, id_: str, document: Document, key: yaml.Node, value: yaml.Node, invalid: frozenset[str]) -> Self:
        """Give a new item its id and its place. Called once, by the builder."""
        put = object.__setattr__  # pydantic's own asks much about each name
        put(self, "_id", id_)
        put(self, "_document", document)
        put(self, "_key_node", key)
        put(self, "_value_node", value)
        put(self, "_invalid", invalid)
        return self

    @property
    def id(self) -> str:
        """The id, unique within the kind."""
        return self._id

    @property
    def ref(self) -> Ref:
        """``kind:id``."""
        return Ref(self.kind.word, self._id)

    @property
    def name(self) -> str:
        """What to call it on a page."""
        return self._id

    @property
    def invalid_fields(self) -> frozenset[str]:
        """Top-level fields whose value could not be read; each has a finding already."""
        return self._invalid

    @property
    def nodes(self) -> tuple[Document, yaml.ScalarNode, yaml.Node]:
        """Where it is written: the file, and the nodes of its id (its own in a list) and of its fields."""
        return self._document, cast("yaml.ScalarNode", self._key_node), self._value_node

    @property
    def is_abridged(self) -> bool:
        """Whether its lines in the file hold something that is hidden from the audience it was made for."""
        return isinstance(self._value_node, Abridged)

    def written(self, field: str) -> bool:
        """Whether the YAML holds this top-level field, with whatever value."""
        node = self._value_node
        return isinstance(node, yaml.MappingNode) and any(key.value == field for key, _ in node.value)

    def place(self, *path: str | int, key: bool = False) -> Location:
        """Where a field is written; without a path, or when the field is absent, where the item begins."""
        if not path or not self.written(str(path[0])):
            return self._document.location(self._key_node)
        return self._document.location(node_at(self._value_node, path, key=key))

    def texts(self, holding: str = "") -> Iterator[tuple[str, Location]]:
        """Every text of the item that holds these characters, and where it begins."""
        return ((str(node.value), self._document.location(node)) for node in texts(self._value_node)
                if holding in node.value)

    def link_place(self, path: tuple[str | int, ...], written: str, *, key: bool = False) -> Location:
        """Where a link is written: the id itself, whether it stands alone, in a list or as a key.

        Args:
            path: The way to the field that holds the link, or to the key that is the link.
            written: The link as its field holds it, an id or ``kind:id``.
            key: Whether the path leads to a key that is the link.
        """
        node = node_at(self._value_node, path, key=key)
        if isinstance(node, yaml.SequenceNode):
            node = items_by_text(node).get(written, node)
        elif isinstance(node, yaml.MappingNode):
            stripped = (key for key, _ in node.value if key.value.strip() == written)
            node = next(iter(entries_by_key(node).get(written) or stripped), node)
        return self._document.location(node)

    @property
    def end_line(self) -> int:
        """The last line of the item, counted from 1."""
        mark = self._value_node.end_mark
        return max(mark.line + (1 if mark.column else 0), self._key_node.start_mark.line + 1)

    def __str__(self) -> str:
        return f"the {self.kind.word}" if self.kind.shape == "one" else f"{self.kind.word} “{self._id}”"

    def __repr__(self) -> str:
        return f"<{self.ref}>"


class Review(Part, defer_build=False):  # every kind has it, and would build it again
    """When the text itself should be looked at again."""

    every: Every = Field(description="How often the owner looks at it again.")
    last: Date | None = Field(None, description="The day it was last looked at.", examples=["2026-03-31"])

    @property
    def due(self) -> dt.date | None:
        """The day of the next review, or None when none has happened yet."""
        return self.last + self.every.step if self.last else None


class Waiver(Part, defer_build=False):  # the same
    """Silences one check on one entity until a date, with a reason."""

    check: Text = Field(description="The check to silence.", examples=["unmeasured-goal"])
    until: Date = Field(description="The last day of the waiver; from the next day on it is a finding.")
    reason: Text = Field(description="Why the finding is accepted until then.")


class Entity(Item):
    """The fields that every kind may have."""

    title: Text = Field(min_length=1, description="Its name, as readers see it.")
    summary: Text | None = Field(None, description="One sentence for lists, cards and search results.")
    description: Text | None = Field(None, description="As much as readers need, in Markdown.")
    owner: Annotated[One | None, To("roles", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The role that answers for it. Never a person's name."
    )
    tags: Texts = Field((), description="Words to find it by.")
    links: Mapping[str, Url] = Field(default_factory=dict, description="Web addresses worth knowing, label → address.")
    aliases: Texts = Field((), description="Former ids; their addresses lead here.")
    review: Review | None = Field(None, description="When to look at it again.")
    waive: tuple[Waiver, ...] = Field((), description="Checks silenced until a date, each with its reason.")

    @property
    def name(self) -> str:
        """The title."""
        return self.title


def kind_of(model: type[Any]) -> Kind:
    """The kind that a model class stands for.

    Raises:
        TypeError: The class is not a kind of item.
    """
    kind = getattr(model, "kind", None)
    if not isinstance(kind, Kind):
        raise TypeError(f"{model.__name__} is not a kind of item")
    return kind
