"""The memory of a server's many threads."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from web.memory import ARENAS

if TYPE_CHECKING:
    from pathlib import Path

_THREADS = """
import ctypes, re, sys, threading
from pathlib import Path
from web.memory import share_arenas
if "shared" in sys.argv:
    share_arenas()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
libc.malloc.restype = ctypes.c_void_p
everybody = threading.Barrier(12)
def allocate():
    libc.malloc(ctypes.c_size_t(4000))
    everybody.wait()
threads = [threading.Thread(target=allocate) for _ in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
file = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, ctypes.c_void_p(file))
libc.fclose(ctypes.c_void_p(file))
print(len(re.findall("<heap nr=", Path(sys.argv[1]).read_text())))
"""


@pytest.mark.skipif(os.name != "posix", reason="arenas are glibc's")
def test_many_threads_of_a_server_share_few_arenas(
    tmp_path: Path,
) -> None:
    told = tmp_path / "told.xml"

    def arenas(*how: str) -> int:
        made = subprocess.run(
            [sys.executable, "-c", _THREADS, str(told), *how], capture_output=True, check=True
        )
        return int(made.stdout)

    assert arenas("shared") <= ARENAS < arenas()
