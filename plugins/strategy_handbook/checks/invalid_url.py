"""An address that a browser cannot follow.

## What it finds

Addresses under `links:` and in `url` that are not complete: a web address begins with `https://`
or `http://` and names a host, a mail address with `mailto:`, a telephone number with `tel:`.

## Why it matters

Without its beginning, an address is taken for a page of the handbook itself, and readers land
nowhere.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    links:
      The survey: intranet.example.com/survey
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    links:
      The survey: https://intranet.example.com/survey
```

## Options

None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Entity

SEVERITY = Severity.WARNING

_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/?]+")
_PHONE = re.compile(r"\+?[0-9(][0-9().\- ]{4,}")
_HOST_FIRST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::[0-9]+)?(?:[/?#]\S*)?")


def find(case: Case) -> Iterator[Problem]:
    """One problem for each address that leads nowhere."""
    for item in case.strategy:
        if not isinstance(item, Entity) or case.facts.is_archived(item):
            continue
        for path, address in _addresses(item):
            if not _can_be_followed(address):
                yield about(
                    item,
                    f"has the address “{address}” in {' › '.join(path)}, which a "
                    f"browser cannot follow. {_fix(address)}",
                    *path,
                )


def _addresses(item: Entity) -> Iterator[tuple[tuple[str, ...], str]]:
    for label, address in item.links.items():
        yield ("links", label), address
    url = getattr(item, "url", None)  # of a tool or a training
    if isinstance(url, str) and url:
        yield ("url",), url


def _can_be_followed(address: str) -> bool:
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return bool(_MAIL.match(rest))
    if scheme.lower() == "tel":
        return bool(re.fullmatch(r"\+?[0-9().\- ]{3,}", rest))
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.port is None or parts.port else None
    except ValueError:  # brackets that hold no IPv6 address, or a port that is no number
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"\s", address)


def _fix(address: str) -> str:
    if _MAIL.fullmatch(address):
        return f"Did you mean “mailto:{address}”?"
    if _PHONE.fullmatch(address):
        return f"Did you mean “tel:{re.sub('[^0-9+]', '', address)}”?"
    if (whole := re.sub(r"\s", "%20", address)) != address and _can_be_followed(whole):
        return f"Did you mean “{whole}”?"
    bare = re.sub(r"^(?:https?)?:?/+", "", address, flags=re.IGNORECASE)
    if _HOST_FIRST.fullmatch(bare):
        return f"Did you mean “https://{bare}”?"
    return "Write it whole, as the browser shows it: https://, then the rest."
