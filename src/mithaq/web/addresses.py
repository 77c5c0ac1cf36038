"""Addresses: a page and its ``.json`` twin are made of the same data by the same function."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from mithaq.web.context import Asked

__all__ = ["Data", "Line", "add_page"]

Data = dict[str, Any]
#: A line of the grammar; a longer one is no question, and would keep the server busy.
Line = Annotated[str, Query(max_length=2000, description="A line of the grammar: by:Lavrov act:promise")]


def add_page(router: APIRouter, path: str, template: str, make: Callable[..., Data], twin: bool = True) -> None:
    """Nothing; the page is at ``path`` and (with ``twin``) the data it shows at ``path`` with ``.json``."""

    def page(context: Asked, data: Data = Depends(make)) -> Response:  # noqa: B008  how FastAPI is told
        return context.render(template, data)

    def plain(data: Data = Depends(make)) -> Data:  # noqa: B008
        return data

    name = template.removesuffix(".html")
    about = (make.__doc__ or "").strip().splitlines()[0]
    if twin:
        router.add_api_route(f"{path}.json", plain, summary=about, operation_id=f"read_{name}")
    router.add_api_route(path, page, name=name, include_in_schema=False, response_class=Response)
