"""What every page carries: one small stylesheet, small scripts, one language of classes and variables."""

from __future__ import annotations

import re
from pathlib import Path

from strategy_handbook.rendering.templates import ASSETS_URI, assets

REPOSITORY = Path(__file__).parents[1]
STYLES = REPOSITORY / "site_templates/assets/styles"


def test_the_stylesheet_stays_below_40_kilobytes_and_the_script_of_every_page_below_16() -> None:
    published = assets(None)
    assert [path for path in published if path.endswith(".css")] == [f"{ASSETS_URI}/handbook.css"]
    assert len(published[f"{ASSETS_URI}/handbook.css"]) < 40_000
    scripts = {path: len(content) for path, content in published.items() if path.endswith(".js")}
    assert scripts.pop(f"{ASSETS_URI}/handbook.js") < 16_000
    assert set(scripts) == {f"{ASSETS_URI}/{name}" for name in ("form.js", "map.js")}  # on the pages that need them
    assert max(scripts.values()) < 10 * 1024


def test_ours_lose_their_remarks_and_a_companys_own_files_stay_as_it_wrote_them(tmp_path: Path) -> None:
    own = tmp_path / "assets/styles/work.css"
    own.parent.mkdir(parents=True)
    own.write_text("/* ours */\n.sh-lanes { color: red }\n", "utf-8")
    style = assets(tmp_path)[f"{ASSETS_URI}/handbook.css"].decode()
    assert re.findall(r"/\*.*?\*/", style) == ["/* ours */"]
    assert "\n/* ours */\n.sh-lanes { color: red }\n" in style
    assert "sh-lanes__box" not in style


def test_every_variable_that_is_used_has_a_value_and_every_value_is_used() -> None:
    style = "".join(file.read_text("utf-8") for file in STYLES.glob("*.css"))
    used = set(re.findall(r"var\((--sh-[\w-]+)", style))
    assert set(re.findall(r"(--sh-[\w-]+):", style)) == used


def test_every_class_that_has_a_style_is_on_a_page() -> None:
    style = "".join(file.read_text("utf-8") for file in STYLES.glob("*.css"))
    files = [file for folder in ("site_templates", "plugins") for file in (REPOSITORY / folder).rglob("*")]
    text = "".join(file.read_text("utf-8") for file in files if file.suffix in (".html", ".js", ".py", ".svg"))
    for name in set(re.findall(r"\.(sh-[a-z][\w-]*)", style)):
        made = re.match(r".*(--|__|-(?=\d$))", name)  # a word of the model, or a number, may follow
        assert re.search(re.escape(name) + r"(?![\w-])", text) or (made and made[0] + "{" in text), name
