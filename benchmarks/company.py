"""A company of any size, made up from a seed: what a real strategy has of each kind, links and texts of real lengths.

The proportions are those of the example company and of the UN goals; a seed gives the same bytes everywhere.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

SHARES = {"goals": 0.34, "metrics": 0.22, "initiatives": 0.14, "roles": 0.08, "processes": 0.04, "ideas": 0.06,
          "decisions": 0.04, "communications": 0.02, "terms": 0.04, "trainings": 0.02}
"""Of a hundred entities, so many are of each kind; the rest are few in any company."""

TODAY = dt.date(2026, 11, 23)

WORDS = {
    "latin": "customers offices refill delivery trust region promise contract return repair quality team answer week "
             "month order evidence plan visit supplier route price margin advice habit claim stock van workshop",
    "portuguese": "clientes escritórios entrega confiança região promessa devolução reparação qualidade equipa semana",
    "arabic": "العملاء المكاتب التوصيل الثقة المنطقة الوعد الإصلاح الجودة الفريق الأسبوع الطلب الخطة",
    "chinese": "客户 办公室 交付 信任 地区 承诺 退货 维修 质量 团队",
}
LATIN, PORTUGUESE, ARABIC, CHINESE = (words.split() for words in WORDS.values())


class Company:
    """Entities that link to one another as those of real strategies do.

    Args:
        entities: How many there are, to within a few.
        seed: Gives the same company every time.
    """

    def __init__(self, entities: int, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.numbers = {kind: max(2, round(entities * share)) for kind, share in SHARES.items()}
        self.numbers |= {"themes": 6, "periods": 2, "values": 5, "cultures": 3,
                         "departments": min(60, max(4, entities // 60))}

    def _text(self, words: int) -> str:
        """A sentence; one in twelve is in another language or script."""
        other = self._random.random()
        source = LATIN if other > 0.08 else PORTUGUESE if other > 0.04 else ARABIC if other > 0.02 else CHINESE
        return " ".join(self._random.choice(source) for _ in range(words)).capitalize()

    def _one(self, kind: str) -> str:
        return f"{kind[:-1]}-{self._random.randrange(self.numbers[kind])}"

    def _some(self, kind: str, least: int, most: int) -> dict[str, str]:
        return {self._one(kind): self._text(9) for _ in range(self._random.randint(least, most))}

    def _prose(self) -> str:
        """A description of two paragraphs, with a list and a link."""
        return (f"{self._text(35)}. **{self._text(3)}** and [{self._text(2)}](goal:{self._one('goals')}).\n\n"
                f"- {self._text(8)}\n- {self._text(8)}\n\n{self._text(30)}.")

    def files(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The files of the strategy, as a company would lay them out: name and content."""
        yield "organization.yml", {"organization": {
            "title": "Big", "vision": {"statement": "To be the partner that every office in the region relies on."},
            "mission": {"statement": "We bring what offices need and take back what they no longer do."},
            "not_doing": [self._text(8)]}}
        for kind in self.numbers:
            made = {f"{kind[:-1]}-{index}": getattr(self, f"_{kind}")(index) for index in range(self.numbers[kind])}
            entries = list(made.items())
            for start in range(0, len(entries), 50):  # a file holds what one department writes
                yield f"{kind}/{start // 50:03}.yml", {kind: dict(entries[start:start + 50])}
        checkins = [self._checkin(index, month) for index in range(self.numbers["goals"]) for month in (5, 8, 11)]
        for start in range(0, len(checkins), 50):
            yield f"checkins/{start // 50:03}.yml", {"checkins": checkins[start:start + 50]}

    def _themes(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(3)} {index}", "intent": self._text(25), "not_doing": [self._text(8)]}

    def _periods(self, index: int) -> dict[str, Any]:
        year = 2025 + index
        return {"title": f"Plan {year}", "start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31),
                **({"learned": [self._text(12)]} if index == 0 else {})}

    def _values(self, _index: int) -> dict[str, Any]:
        return {"title": self._text(2), "statement": self._text(14),
                "behaviours": {"do": [self._text(7)], "avoid": [self._text(7)]}}

    def _cultures(self, _index: int) -> dict[str, Any]:
        return {"title": self._text(2), "timezone": "Europe/Lisbon", "written_by": self._text(3), "communication": 2,
                "guidance": {"communication": {"do": [self._text(8)], "avoid": [self._text(8)]}}}

    def _departments(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(2)} {index}", "purpose": self._text(14), "head": self._one("roles"),
                "contribution": self._text(30), "cultures": [self._one("cultures")],
                "commitments": [{"theme": f"theme-{theme}", "do": self._text(9), "instead_of": self._text(5)}
                                for theme in self._random.sample(range(6), 3)]}

    def _roles(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(2)} {index}", "department": self._one("departments"),
                "contributes_to": self._some("goals", 2, 4), "responsibilities": [self._text(6), self._text(6)],
                "decides": [{"decision": self._text(6), "limit": self._text(3)}]}

    def _goals(self, index: int) -> dict[str, Any]:
        above = ({"themes": {f"theme-{index % 6}": self._text(8)}} if index < 24
                 else {"parents": {f"goal-{self._random.randrange(max(24, index // 6))}": self._text(8)}})
        return {"title": f"{self._text(6)} {index}", "why": self._text(18), **above, "period": "period-1",
                "owner": self._one("roles"), "departments": self._some("departments", 1, 3),
                "targets": {f"metric-{index % self.numbers['metrics']}": {"from": 10, "to": 90}},
                "start": dt.date(2026, 1, 1), "due": dt.date(2026, 12, 31),
                "achievable": {"because": self._text(12), "needs": [self._text(4)]}, "description": self._prose()}

    def _metrics(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(3)} {index}", "unit": "%", "every": "monthly", "definition": self._text(12),
                "source": self._text(3),
                "observations": {dt.date(2026, month, 28): self._random.randrange(100) for month in range(1, 11)}}

    def _initiatives(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(5)} {index}", "summary": self._text(10), "supports": self._some("goals", 1, 2),
                "lead": self._one("roles"), "departments": self._some("departments", 1, 2),
                "phase": self._random.choice(["now", "next", "later"]), "start": dt.date(2026, 2, 1),
                "due": dt.date(2026, 12, 15), "impact": 3, "effort": 2, "description": self._prose()}

    def _processes(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(4)} {index}", "owner": self._one("roles"), "supports": self._some("goals", 1, 2),
                "steps": [{"title": self._text(4), "actor": self._one("roles"), "minutes": 5} for _ in range(6)],
                "metrics": [self._one("metrics")]}

    def _ideas(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(5)} {index}", "theme": f"theme-{index % 6}", "submitted": dt.date(2026, 11, 10),
                "submitted_by": f"role:{self._one('roles')}", "stage": "submitted", "description": self._prose()}

    def _decisions(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(5)} {index}", "date": dt.date(2026, 3, 1 + index % 28), "style": "consult",
                "context": self._text(25), "decision": self._text(15),
                "affects": {f"goal:{self._one('goals')}": self._text(6)}}

    def _communications(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(2)} {index}", "form": "team-meeting", "channel": self._text(3),
                "owner": self._one("roles"), "audience": [self._one("departments")],
                "schedule": {"rule": "FREQ=WEEKLY;BYDAY=MO", "start": "2026-01-05 09:30", "timezone": "Europe/Lisbon"},
                "carries": [f"goal:{self._one('goals')}", f"theme:theme-{index % 6}"], "reply_to": self._text(4)}

    def _terms(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(2)} {index}", "definition": self._text(20)}

    def _trainings(self, index: int) -> dict[str, Any]:
        return {"title": f"{self._text(3)} {index}", "skill": [self._text(2)], "audience": [self._one("roles")]}

    def _checkin(self, goal: int, month: int) -> dict[str, Any]:
        return {"goal": f"goal-{goal}", "date": dt.date(2026, month, 1 + goal % 20), "note": self._text(20),
                "status": self._random.choice(["on-track", "at-risk", "off-track"]), "next_step": self._text(8)}


MKDOCS_YML = """\
site_name: Big
docs_dir: handbook
theme: {name: material, font: false, features: [navigation.prune]}
plugins:
  - search
  - strategy-handbook: {as_of: 2026-11-23, history: false}
"""


def write(folder: Path, entities: int, seed: int = 1) -> None:
    """Write a project that can be built; the folder must not exist."""
    (folder / "handbook").mkdir(parents=True)
    (folder / "handbook/about.md").write_text("# About this handbook\n\nMade up to be measured.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    for name, content in Company(entities, seed).files():
        file = folder / "strategy" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
        file.write_text(text, "utf-8")
