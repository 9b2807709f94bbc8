"""How a finished audit is laid out for a reader: counts, order, the drawing of a week.

Nothing is judged here, and no sentence is written: the templates of the reports do that.
"""

from journeycheck.present.filters import filters
from journeycheck.present.plain import in_log, markdown, picked
from journeycheck.present.speech import NUMBERS, Speech
from journeycheck.present.tidy import tidied
from journeycheck.present.view import view

__all__ = ["NUMBERS", "Speech", "filters", "in_log", "markdown", "picked", "tidied", "view"]
