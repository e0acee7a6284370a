"""What one thread made does not keep another from making its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from recension import encode, load, render_html
from recension.rendering.html import load_stylesheet
from tests.conftest import ARTICLE


def page() -> str:
    return render_html(encode(load(ARTICLE))).text


def test_every_thread_encodes_and_renders_the_same() -> None:
    here = page()
    for _ in range(2):
        load_stylesheet.cache_clear()
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(page).result() == here
