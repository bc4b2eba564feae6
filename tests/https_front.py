"""A server that speaks HTTPS before another one, and passes every byte on as it came.

It tells the server behind it nothing: no X-Forwarded-Proto, no address. The certificate is its
own, made when it starts; a browser has to be told not to mind.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desk import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Front:
    """Where it listens, and the port of the server behind it, to be set before anybody calls."""

    address: str
    behind: int = 0


@contextmanager
def https_front(folder: Path) -> Iterator[Front]:
    """Listen on a port of its own until the end of the block; `folder` is for the certificate."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        front = Front(f"https://127.0.0.1:{listening.getsockname()[1]}")
        loop, ready = asyncio.new_event_loop(), threading.Event()
        stop = asyncio.Event()
        context = _context(folder)
        thread = threading.Thread(
            target=lambda: loop.run_until_complete(_serve(front, listening, context, ready, stop))
        )
        thread.start()
        ready.wait()
        try:
            yield front
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join()
            loop.close()


async def _serve(
    front: Front,
    listening: socket.socket,
    context: ssl.SSLContext,
    ready: threading.Event,
    stop: asyncio.Event,
) -> None:
    calls: set[asyncio.Task[None]] = set()
    ends: set[asyncio.StreamWriter] = set()

    def called(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends.add(writer)
        calls.add(asyncio.ensure_future(_joined(reader, writer)))

    async def _joined(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", front.behind)
        ends.add(inner_writer)
        await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))

    server = await asyncio.start_server(called, sock=listening, ssl=context)
    ready.set()
    await stop.wait()
    server.close()
    for end in ends:
        end.transport.abort()
    await asyncio.gather(*calls, *(end.wait_closed() for end in ends), return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass bytes on until one side has no more; then the other is told so."""
    with contextlib.suppress(OSError):
        while some := await reader.read(65_536):
            writer.write(some)
            await writer.drain()
    writer.close()


def _context(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "front.pem"
    form = serialization.PrivateFormat.PKCS8
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    file.write_bytes(key.private_bytes(pem, form, plain) + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
