"""Words that no page changes are translated when the template is compiled, exactly as Jinja would on each page."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from jinja2 import Environment

from strategy_handbook.rendering.fixed_words import FixedWords
from strategy_handbook.rendering.words import translations


class Shouting(NullTranslations):
    """Translates everything into capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def environments() -> Iterator[tuple[Environment, Environment]]:
    """Jinja as it is, and with words that are fixed."""
    made = []
    before = translations.set(Shouting())
    for extensions in (["jinja2.ext.i18n"], ["jinja2.ext.i18n", FixedWords]):
        environment = Environment(autoescape=True, extensions=extensions)
        environment.install_gettext_translations(Shouting(), newstyle=True)  # type: ignore[attr-defined]
        made.append(environment)
    yield made[0], made[1]
    translations.reset(before)


@pytest.mark.parametrize("template", [
    'a {{ _("b") }} c', '{{ _("b") }}{{ _("c") }}', '{%- if x %} {{- _("b") -}} {% endif %}d', '{{ _("50 %%") }}',
    '{{ _("<b> & c") }}', '{{ _("a %(x)s", x=x) }}', '{{ _("a") ~ x }}', '{{ x }} _("a")', '{{ other("b") }}', '{{ x',
])  # fmt: skip
def test_pages_read_as_without_it(environments: tuple[Environment, Environment], template: str) -> None:
    said = []
    for environment in environments:
        try:
            said.append(environment.from_string(template).render(x="<x>", other=str.title))
        except Exception as error:
            said.append(repr(error))
    assert said[0] == said[1]


def test_the_translation_stands_in_the_template(environments: tuple[Environment, Environment]) -> None:
    _jinja, fixed = environments
    translated = fixed.from_string('{{ _("word") }}')
    translated.environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    assert translated.render() == "WORD"
