"""The examples of a container and a service name what is there, and take no desk along."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from cli.parser import build

ROOT = Path(__file__).parents[1]
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text()
SERVICE = (ROOT / "deploy" / "claimdesk.service").read_text()


def test_no_desk_history_or_environment_of_this_machine_goes_into_an_image() -> None:
    left_out = set((ROOT / ".dockerignore").read_text().splitlines())

    assert {".git", "var", ".venv"} <= left_out
    folders = {
        one.rstrip("/") for one in (ROOT / ".gitignore").read_text().split() if "*" not in one
    }
    assert {
        one for one in folders if "cache" not in one and not one.startswith("tests/")
    } <= left_out


def test_both_start_the_server_with_options_that_it_has() -> None:
    inside = re.search(r"^CMD \[(.*)\]$", CONTAINER, re.MULTILINE)
    outside = re.search(r"^ExecStart=\S+/(claimdesk .*)$", SERVICE, re.MULTILINE)
    assert inside
    assert outside
    commands = re.findall(r'"([^"]*)"', inside[1]), shlex.split(outside[1])

    for name, *words in commands:
        assert name == "claimdesk"
        assert build().parse_args(words).port == 8501


def test_what_is_copied_into_the_image_first_is_there() -> None:
    copied = re.findall(r"^COPY (\S+) \./$", CONTAINER, re.MULTILINE)

    assert copied
    assert all((ROOT / one).is_file() for one in copied)


def test_the_image_has_every_extra_that_a_desk_may_need() -> None:
    known = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    inside = re.search(r"^ARG EXTRAS=(\S+)$", CONTAINER, re.MULTILINE)

    assert inside
    assert {*inside[1].split(","), "dask"} == set(known["optional-dependencies"])
    assert '--constraint requirements-dev.txt --editable ".[${EXTRAS}]"' in CONTAINER


def test_podman_is_told_to_keep_the_health_check() -> None:
    assert "HEALTHCHECK" in CONTAINER
    assert "podman build --format docker" in CONTAINER


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_understands_the_service(tmp_path: Path) -> None:
    unit = tmp_path / "claimdesk.service"
    unit.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", SERVICE, flags=re.MULTILINE))

    done = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )

    # Of the machine's other units it may say what it likes.
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []
