"""Claimdesk as an ASGI app: the pages, the plain routes beside them, and the headers on all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from db import in_use
from desk import address
from desk.logs import keep_words_out
from samples.loader import prepare
from ui.loading import load_pages
from ui.trouble import tell_trouble
from web.accounts import tell_first_code
from web.courier import courier
from web.memory import share_arenas
from web.middleware import MIDDLEWARE
from web.routes import ROUTES
from web.stopping import stopped_gently


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Have database and pages ready before the first visitor, and the first code told."""
    share_arenas()
    keep_words_out()
    prepare()
    tell_first_code()
    load_pages()
    with in_use.served(address.current().path), stopped_gently(), courier():
        yield


app = st.App(
    "ui/frame/main.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=tell_trouble,
)
