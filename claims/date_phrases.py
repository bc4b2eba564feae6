"""stub"""


def taken(folded: str) -> list[tuple[int, int]]:
    return []
