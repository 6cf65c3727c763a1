"""Both doors read the same settings; what cannot be used is said in a sentence, never in a traceback."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from strategy_handbook.findings import Severity
from strategy_handbook.settings import (
    Settings,
    SettingsError,
    check_settings,
    settings_from_file,
    today,
)

DAY = dt.date(2026, 6, 30)


def read(folder: Path, text: str) -> Settings:
    (folder / "strategy").mkdir(exist_ok=True)
    file = folder / "mkdocs.yml"
    file.write_text(text, "utf-8")
    return settings_from_file(file)


def options(folder: Path, text: str) -> Settings:
    """Settings of a block with these lines."""
    lines = "".join(f"      {line}\n" for line in text.splitlines())
    return read(folder, f"plugins:\n  - strategy-handbook:\n{lines}")


# -- the file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "plugins",
    [
        "[search, strategy-handbook]",
        "[search, strategy-handbook: {}]",
        "[search, strategy-handbook: null]",
        "{search: {}, strategy-handbook: {}}",
        "{strategy-handbook: null}",
    ],
)
def test_plugins_are_a_list_or_a_mapping(plugins: str, tmp_path: Path) -> None:
    settings = read(tmp_path, f"plugins: {plugins}")
    assert settings.root == tmp_path.resolve()
    assert settings.strategy_dir == tmp_path / "strategy"
    assert settings.handbook_dir == tmp_path / "docs"
    assert settings.locale == "en"
    assert settings.checks == {}


def test_options_are_read_from_either_shape(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "ours").mkdir()
    block = "strategy_dir: plan\ntemplates_dir: ours\ngoal_cadence: monthly\nlocale: pt-PT"
    settings = options(tmp_path, block)
    assert settings.strategy_dir == tmp_path / "plan"
    assert settings.templates_dir == tmp_path / "ours"
    assert settings.goal_cadence == "monthly"
    assert settings.locale == "pt-PT"
    mapping = "plugins:\n  strategy-handbook:\n    strategy_dir: plan\n"
    assert read(tmp_path, mapping).strategy_dir == tmp_path / "plan"


def test_language_and_folder_of_the_site_are_used(tmp_path: Path) -> None:
    text = "theme: {name: material, language: de}\ndocs_dir: handbook\nplugins: [strategy-handbook]"
    settings = read(tmp_path, text)
    assert settings.locale == "de"
    assert settings.handbook_dir == tmp_path / "handbook"
    assert read(tmp_path, "theme: material\nplugins: [strategy-handbook]").locale == "en"


def test_tags_are_not_run(tmp_path: Path) -> None:
    text = """
        plugins: [strategy-handbook]
        markdown_extensions:
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
              other: !!python/object/apply:os.abort []
          - snippets: {base_path: !relative $config_dir}
    """
    assert read(tmp_path, text).locale == "en"


def test_environment_variables_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOT_SET", raising=False)
    monkeypatch.setenv("DAY", "2026-06-30")
    assert options(tmp_path, "as_of: !ENV DAY").today == DAY
    assert options(tmp_path, "as_of: !ENV [NOT_SET, DAY, 2020-01-01]").today == DAY
    assert options(tmp_path, "as_of: !ENV [NOT_SET, 2026-06-30]").today == DAY
    assert options(tmp_path, "locale: !ENV NOT_SET").locale == "en"


def test_a_file_inherits_from_another(tmp_path: Path) -> None:
    base = "docs_dir: handbook\nplugins:\n  - strategy-handbook: {locale: de}\n"
    (tmp_path / "base.yml").write_text(base, "utf-8")
    settings = read(tmp_path, "INHERIT: base.yml\nsite_name: Acme")
    assert (settings.locale, settings.handbook_dir) == ("de", tmp_path / "handbook")
    settings = read(tmp_path, "INHERIT: base.yml\nplugins: [strategy-handbook]")
    assert (settings.locale, settings.handbook_dir) == ("en", tmp_path / "handbook")


def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffplugins: [strategy-handbook]").locale == "en"


# -- the day -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["2026-06-30", "'2026-06-30'"])
def test_the_day_is_a_setting(written: str, tmp_path: Path) -> None:
    assert options(tmp_path, f"as_of: {written}").today == DAY


def test_the_setting_counts_more_than_the_environment_and_that_more_than_the_clock() -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1782777599"}  # a second before the end of 2026-06-29 in UTC
    assert today(None, epoch) == dt.date(2026, 6, 29)
    assert today("2026-06-30", epoch) == DAY
    assert today(DAY, epoch) == DAY
    assert today("", epoch) == dt.date(2026, 6, 29)
    assert abs(today(None, {}) - dt.datetime.now(tz=dt.UTC).date()) <= dt.timedelta(days=1)
    assert today(None, {"SOURCE_DATE_EPOCH": ""}) == today(None, {})


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_no_number_of_seconds_is_refused(epoch: str) -> None:
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH is “"):
        today(None, {"SOURCE_DATE_EPOCH": epoch})


# -- checks ------------------------------------------------------------------------------------------


def test_severities_are_words_or_stand_among_options() -> None:
    read = check_settings({"vague-goal": "error", "smart": False, "too-many-goals": {"severity": "info", "limit": 9}})
    assert read["vague-goal"].severity is Severity.ERROR
    assert read["smart"].severity is Severity.OFF  # a bare "off" is false to YAML 1.1
    assert read["too-many-goals"].severity is Severity.INFO
    assert read["too-many-goals"].options == {"limit": 9}
    assert check_settings(None) == {}


def test_severities_by_path_keep_their_order(tmp_path: Path) -> None:
    block = "checks_by_path:\n  strategy/drafts/**: {smart: off}\n  strategy/**: {smart: error}"
    paths = options(tmp_path, block).paths
    globs = [glob for glob, _ in paths]
    assert globs == ["strategy/drafts/**", "strategy/**"]
    assert [checks["smart"].severity for _, checks in paths] == [Severity.OFF, Severity.ERROR]


# -- what cannot be used -----------------------------------------------------------------------------

NO_PLUGIN = "mkdocs.yml does not use the plugin “strategy-handbook”. Add it under “plugins:”."
NO_DATE = "which is not a date. Write for example 2026-06-30."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mkdocs.yml holds no settings."),
        ("- plugins", "mkdocs.yml holds no settings."),
        ("plugins: [", "mkdocs.yml is not valid YAML: "),
        ("site_name: Acme", NO_PLUGIN),
        ("plugins:", NO_PLUGIN),
        ("plugins: [search]", NO_PLUGIN),
        ("plugins: [[strategy-handbook]]", NO_PLUGIN),
        ("plugins: search", NO_PLUGIN),
        ("INHERIT: missing.yml", "missing.yml cannot be read: No such file or directory."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("as_of: tomorrow", f"as_of is “tomorrow”, {NO_DATE}"),
        ("as_of: '2026-02-30'", f"as_of is “2026-02-30”, {NO_DATE}"),
        ("strategy_dir: plan", "plan” does not exist. Create it, or set strategy_dir."),
        ("templates_dir: ours", "templates_dir “ours” does not exist."),
        ("search: lunr", "search is “lunr”, but can only be “pagefind”. Leave it out for search by a plugin."),
        ("checks: off", "checks must map names of checks to severities."),
        ("checks: [vague-goal]", "checks must map names of checks to severities."),
        (
            "checks: {vague-goal: loud}",
            "checks: vague-goal: “loud” is not a severity. Use error, warning, info or off.",
        ),
        ("checks_by_path: off", "checks_by_path must map globs such as “strategy/drafts/**”"),
        (
            "checks_by_path: {strategy/**: off}",
            "checks_by_path: strategy/** must map names of checks to severities.",
        ),
        (
            "checks_by_path: {strategy/**: {smart: loud}}",
            "checks_by_path: strategy/**: smart: “loud” is not a severity.",
        ),
    ],
)
def test_an_option_that_cannot_be_used_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        options(tmp_path, text)
    assert message in str(error.value)


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file or directory"):
        settings_from_file(tmp_path / "mkdocs.yml")
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        settings_from_file(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Größe".encode("latin-1"))
    with pytest.raises(SettingsError, match="is not valid YAML"):
        settings_from_file(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize(
    "text",
    [
        "plugins: 5",
        "plugins: {strategy-handbook: true}",
        "plugins: [strategy-handbook: [strategy]]",
        "plugins: [strategy-handbook]\ndocs_dir: [handbook]",
        "plugins: [strategy-handbook: {as_of: 2026-02-30}]",
        "plugins: [strategy-handbook: {as_of: 2026-06-30 10:00:00}]",
        "plugins: [strategy-handbook: {as_of: [2026-06-30]}]",
        "plugins: [strategy-handbook: {as_of: true}]",
    ],
)
def test_values_of_another_kind_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        read(tmp_path, text)


def test_inherited_mappings_are_joined_as_mkdocs_does(tmp_path: Path) -> None:
    base = "plugins:\n  strategy-handbook: {locale: de, checks: {vague-goal: error}}\n"
    (tmp_path / "base.yml").write_text(base, "utf-8")
    text = "INHERIT: base.yml\nplugins:\n  strategy-handbook: {locale: pt}\n"
    settings = read(tmp_path, text)
    assert settings.locale == "pt"
    assert settings.checks["vague-goal"].severity is Severity.ERROR


@pytest.mark.parametrize("names", ["[]", "[NOT_SET]"])
def test_a_variable_without_default_is_absent(names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOT_SET", raising=False)
    assert options(tmp_path, f"locale: !ENV {names}").locale == "en"
