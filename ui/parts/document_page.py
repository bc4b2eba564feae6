"""Soon."""


def show() -> None: ...
