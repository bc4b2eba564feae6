"""The page for whoever runs a desk names every environment variable and only real commands."""

from __future__ import annotations

import re

from cli.registry import COMMANDS
from desk import openid_settings
from tests.test_house import ROOMS, ROOT, python_files

PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
OTHERS = frozenset(
    {"FORWARDED_ALLOW_IPS", "SYSTEMROOT", "LD_LIBRARY_PATH", "CLAIMDESK_CHROMIUM"}
    | {"PGPASSWORD", "PGPASSFILE"}
)
"""Read by the server or PostgreSQL's library, handed to a child process, or read by tests."""

_READ = re.compile(r'environ(?:ment)?(?:\.get\(|\[)\s*"([A-Z_]+)"')
_NAMED = re.compile(r'"(CLAIMDESK_[A-Z_]*[A-Z])"')
_ROW = re.compile(r"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", re.MULTILINE)


def _in_code() -> set[str]:
    texts = [(ROOT / name).read_text("utf-8") for name in python_files(*ROOMS, "app.py")]
    found = {name for text in texts for how in (_READ, _NAMED) for name in how.findall(text)}
    prefix = openid_settings.PREFIX
    settings = [value for value in vars(openid_settings).values() if isinstance(value, str)]
    return found | {one for one in settings if one.startswith(prefix) and one != prefix}


def _in_table() -> set[str]:
    return {name for row in _ROW.findall(PAGE) for name in re.findall(r"[A-Z_]+", row)}


def test_every_environment_variable_of_the_code_is_in_the_table_and_no_other() -> None:
    assert _in_code() == _in_table() - OTHERS
    assert _in_table() >= OTHERS


def test_whatever_reads_the_environment_names_a_variable_of_the_table() -> None:
    nameless = {
        name
        for name in python_files(*ROOMS, "app.py")
        if "os.environ" in (ROOT / name).read_text("utf-8")
        and not any(one in (ROOT / name).read_text("utf-8") for one in _in_table())
    }

    assert nameless <= {"cli/doctor.py", "desk/openid_settings.py"}, "Name it in operations.md."


def test_every_command_on_the_page_is_one_of_the_program() -> None:
    known = {command.words.split(" ")[0] for command in COMMANDS}
    typed = re.findall(r"claimdesk(?: --database \S+)? ([a-z-]+)", PAGE)

    assert {"backup", "restore-backup", "doctor", "verify", "migrate", "people"} <= set(typed)
    assert set(typed) <= known


def test_every_file_of_deploy_is_named_on_the_page() -> None:
    for file in (ROOT / "deploy").iterdir():
        assert f"deploy/{file.name}" in PAGE
