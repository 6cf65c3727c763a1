"""Every word of the interface can be translated: with a catalogue that marks what passes through it, none is left."""

# ruff: noqa: E501 - the strategy is data
from __future__ import annotations

import contextvars
import gettext
import re
from pathlib import Path

import pytest

from strategy_handbook import pipeline
from strategy_handbook.checks import FAMILIES
from strategy_handbook.rendering import environment
from strategy_handbook.rendering.compiled import Compiled
from strategy_handbook.settings import settings_from
from support import TODAY, project

STRATEGY = """\
organization:
  title: zz
  vision: {statement: zzv, horizon: 2030-12-31, explanation: zz,
           history: [{statement: zz, from: 2019-01-01, until: 2023-12-31, because: zz}]}
  mission: {statement: zzm}
  not_doing: [zz]
  sectors: [zz]
  timezone: Europe/Lisbon
  capacity: {budget: 4, person_days: 9, currency: EUR}
  review: {every: yearly, last: 2026-01-01}
values:
  v: {title: zz, statement: zz, behaviours: {do: [zz], avoid: [zz]}, expressions: {c: zz}}
themes:
  t: {title: zz, intent: zz, differentiator: zz, guardrails: [zz], not_doing: [zz],
      decision_guides: [{when: zz, choose: zz, over: zz, example: zz}], innovation: {focus_question: zz}}
periods:
  p: {title: zz, start: 2026-01-01, end: 2026-12-31}
  o: {title: zz, start: 2025-01-01, end: 2025-12-31, learned: [zz]}
goals:
  g: {title: zz, why: zz, themes: {t: zz}, period: p, level: company, departments: {d: zz}, targets: {m: {from: 1, to: 9}},
      start: 2026-01-01, due: 2026-12-31, achievable: {because: zz, needs: [zz]}, origin: bottom-up, from_idea: if,
      assumptions: [{assumption: zz, revisit: 2026-01-01, evidence: zz}, {assumption: zz}, {assumption: zz, revisit: 2027-01-01}], owner: r, tags: [zz],
      links: {zz: "https://zz.zz/"}}
  h: {title: zz, parents: {g: zz}}
  a: {title: zz, themes: t, period: o, status: missed, targets: {n: {from: 1, to: 5}}}
metrics:
  m: {title: zz, definition: zz, every: monthly, source: zz, observations: {2026-01-01: 1, 2026-03-01: 4, 2026-06-01: 3}}
  n: {title: zz, direction: maintain, observations: {2025-01-01: 7}}
departments:
  d: {title: zz, purpose: zz, head: r, contribution: zz, cultures: [c], capacity: {budget: 1, person_days: 4},
      commitments: [{theme: t, do: zz, instead_of: zz, because: zz}]}
  e: {title: zz, parent: d}
roles:
  r: {title: zz, department: d, responsibilities: [zz], contributes_to: {g: zz}, skills: [zz],
      decides: [{decision: zz, limit: zz, escalate_to: s}]}
  s: {title: zz, reports_to: r, vacant: true}
initiatives:
  i: {title: zz, supports: {g: zz, h: zz}, departments: {d: zz}, lead: r, phase: now, start: 2026-01-01, due: 2026-12-31,
      impact: 4, effort: 2, quick_win: true, resources: {budget: 5, person_days: 3, skills: [zz]}, depends_on: [j, w],
      changes: {q: zz},
      change_plan: {who: [r], concern: zz, message: zz, support: zz, feedback: zz}}
  j: {title: zz, supports: g, phase: done, outcome: [zz]}
  w: {title: zz, supports: {g: zz}, departments: {e: zz}, phase: stopped}
processes:
  q: {title: zz, supports: {g: zz}, departments: {d: zz}, metrics: {m: zz}, standard: [zz], critical: true, times_a_month: 60,
      owner: r, improvements: [{date: 2026-01-01, change: zz, problem: zz, expected: zz, metric: m, result: zz},
                               {date: 2026-01-02, change: zz}],
      steps: [{title: zz, outside: zz, minutes: 1}, {title: zz, actor: r, tool: x, minutes: 2}, {title: zz, automated: true},
              {title: zz, automated: true, minutes: 2}, {title: zz}]}
  q2: {title: zz}
automations:
  b: {title: zz, process: q, tool: x, purpose: scale, supports: {g: zz}, metric: m, hours_freed: 3, redeployed_to: zz,
      status: running}
  b2: {title: zz, purpose: efficiency, hours_freed: 2, status: pilot}
  b3: {title: zz, purpose: customer-experience, status: planned}
  b4: {title: zz, purpose: free-people, status: stopped}
tools:
  x: {title: zz, purpose: zz, used_by: ["role:r"], url: "https://zz.zz/"}
challenges:
  y: {title: zz, type: resources, severity: 4, affects: {"process:q": zz, "goal:g": zz}, mitigation: zz, plan: hire, owner: r}
  y2: {title: zz, type: expertise, plan: train}
  y3: {title: zz, type: silos, plan: partner, overcome: 2026-01-01}
  y4: {title: zz, type: resistance, plan: outsource}
  y5: {title: zz}
trainings:
  z: {title: zz, skill: [zz], audience: [r], supports: {"process:q": zz}, hours: 2, url: "https://zz.zz/"}
  z2: {title: zz, skill: [zzz]}
communications:
  k: {title: zz, form: team-meeting, channel: zz, audience: [d], carries: {"goal:g": zz}, agenda: [zz], reply_to: zz,
      response_days: 2, owner: r,
      schedule: {rule: FREQ=WEEKLY;BYDAY=MO, start: 2026-01-05 09:30, minutes: 30, timezone: Europe/Lisbon}}
cultures:
  c: {title: zz, scope: site, locale: en, timezone: Europe/Berlin, working_hours: "09:00-17:00", communication: 1, decisions: 5,
      orientation: 3, ask_first: zz, written_by: zz, written_on: 2026-01-01, sources: [zz],
      guidance: {communication: {do: [zz], avoid: [zz]}}, phrasing: [{situation: zz, direct: zz, indirect: zz}]}
  ch: {title: zz, form: idea-channel, channel: zz, reply_to: zz, response_days: 1}
signals:
  s1: {title: zz, type: technology, effect: opportunity, observed: 2026-01-01, source: zz, assessment: zz, response: zz,
       next_look: 2026-07-01, affects: {"goal:g": zz, "role:r": zz}}
  s2: {title: zz, effect: threat, next_look: 2026-01-01}
  s3: {title: zz, ended: 2026-01-01}
decisions:
  d1: {title: zz, date: 2026-01-01, style: consent, decided_by: [r], context: zz, decision: zz, alternatives: [zz],
       evidence: {m: zz}, affects: {"goal:g": zz, "department:d": zz}, supersedes: {d2: zz}}
  d2: {title: zz, date: 2025-01-01, style: vote, affects: ["goal:g"]}
  d3: {title: zz, date: 2026-02-01, affects: ["goal:g", "goal:h", "goal:a", "role:r"]}
lessons:
  l1: {title: zz, sector: healthcare, practice: zz, lesson: zz, source: zz, learned: 2026-01-01, adopted_in: {"department:d": zz}}
  l2: {title: zz}
ideas:
  if: {title: zz, theme: t, source: frontline, channel: ch, submitted: 2026-01-01, submitted_by: "role:r", stage: adopted,
       became: {"initiative:i": zz}, reached: {evaluating: 2026-01-05},
       evaluation: {panel: [r], alignment: 5, feasibility: 1, impact: 3, rationale: zz, decided: 2026-02-01},
       experiment: {hypothesis: zz, metric: m, budget: 5, spent: 4, start: 2026-01-10, end: 2026-01-20, before: 1, after: 2,
                    result: refuted, learning: zz},
       recognition: {date: 2026-02-02, form: zz, text: zz}}
  ig: {title: zz, submitted: 2026-01-01, channel: ch}
  ih: {title: zz, stage: declined, source: data}
  ii: {title: zz, stage: experimenting, experiment: {budget: 5, result: unclear}}
terms:
  w: {title: zz, definition: zz, use_instead: [zz], reason: zz}
paths:
  x: {title: zz, first_day: [{read: "goal:g", note: zz}, {do: zz}], first_week: [{do: zz}], first_month: [{do: zz}]}
checkins:
  - {goal: g, date: 2026-05-01, status: at-risk, confidence: low, note: zz, next_step: zz, values: {m: 3}}
  - {goal: g, date: 2026-06-01, status: off-track, confidence: high, note: zz, next_step: zz}
"""

NOT_WORDS = re.compile(
    r"\bzz\w*|strategy/\S+|strategy\.yml|\b(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|AM|PM)\b|"
    r"Lisbon|Berlin|Europe/\w+|\ben\b|English", re.DOTALL)

REFERENCE = ("checks/", "data-model/")
"""The reference is generated from docstrings and field descriptions, which are English throughout."""


class Marked(gettext.NullTranslations):
    """Marks every message that passes through."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def test_every_word_of_the_pages_passes_through_gettext(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gettext, "translation", lambda *_, **__: Marked())
    monkeypatch.setattr(environment, "compiled", lambda _locale: Compiled())  # words are in them
    contextvars.copy_context().run(_every_page, tmp_path)  # whose words are those of no other test


def _every_page(tmp_path: Path) -> None:
    project(tmp_path, {"strategy/strategy.yml": STRATEGY})
    loaded = pipeline.load(settings_from({"as_of": TODAY, "checks": dict.fromkeys(FAMILIES, "off")}, root=tmp_path,
                                         docs_dir=None, locale="en"))
    contents = pipeline.book(loaded, pipeline.check(loaded))
    site = pipeline.site(contents)
    left = {}
    for page in site.pages:
        if page.uri.startswith(REFERENCE):
            continue
        html = site.renderer.render(page.template, site.renderer.addresses.url(page.uri), page.view()).html
        html = re.sub(r"<(svg|code)\b.*?</\1>", " ", html, flags=re.DOTALL)
        text = re.sub(r"<[^>]+>", " ", html)
        while (without := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:  # a message may stand within another
            text = without
        words = re.findall(r"[A-Za-z]{2,}", NOT_WORDS.sub(" ", text))
        if words:
            left[page.uri] = words
    assert left == {}
