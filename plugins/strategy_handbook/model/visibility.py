"""Who may see what: the audiences, from the widest to the narrowest, and what is kept from one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from strategy_handbook.model.scalars import Word
from strategy_handbook.settings import Settings, SettingsError


class Audience(Word):
    """For whom something is written. Whoever belongs to one also sees what is for those before it."""

    PUBLIC = "public"
    INTERNAL = "internal"
    LEADERSHIP = "leadership"

    def sees(self, visibility: Audience) -> bool:
        """Whether this audience may see what is for that one."""
        order = list(Audience)
        return order.index(visibility) <= order.index(self)


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a reader is cleared for.

    Attributes:
        audience: Whom the site is for.
        unmarked: For whom an entry is that does not say.
    """

    audience: Audience
    unmarked: Audience

    @classmethod
    def of(cls, settings: Settings) -> Clearance:
        """The clearance that the settings give.

        Raises:
            SettingsError: One of the words is not an audience.
        """
        read = {}
        for name in ("audience", "default_visibility"):
            try:
                read[name] = Audience.read(getattr(settings, name))
            except ValueError as error:
                raise SettingsError(f"{name} {error}.") from None
        return cls(read["audience"], read["default_visibility"])


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is kept from an audience.

    Attributes:
        names: Plural key of a kind → ids, present and former, of its hidden entries; entries of lists by their place.
        fields: Hidden fields of entries that can be seen otherwise: plural key, id, field.
    """

    names: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    fields: frozenset[tuple[str, str, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.fields)

    def __or__(self, other: Hidden) -> Hidden:
        keys = {**self.names, **other.names}
        nobody: frozenset[str] = frozenset()
        return Hidden({key: self.names.get(key, nobody) | other.names.get(key, nobody) for key in keys},
                      self.fields | other.fields)
