"""The site: a workspace as pages in English and Chinese, complete without JavaScript.

``create_app(workspace)`` makes the application, ``serve(workspace, ...)`` runs it on this machine. Every
figure on a page leads to the sentence it was read in; ``?as_of=YYYY-MM-DD`` limits every page to what was
published by that day.

>>> from bashu.web import create_app
>>> create_app(workspace)  # doctest: +SKIP
"""

from bashu.web.app import create_app
from bashu.web.format import Figure, figure
from bashu.web.serve import serve
from bashu.web.when import period_label

__all__ = ["Figure", "create_app", "figure", "period_label", "serve"]
