"""Can a customer reach this company? The names a check or a report format may use."""

from journeycheck.check import (
    CannotTell,
    Certainty,
    Check,
    Concern,
    Finding,
    Inapplicable,
    Outcome,
    Question,
    Severity,
    Wording,
    Work,
    check,
)
from journeycheck.facts import (
    Answer,
    Company,
    Confidence,
    Email,
    EmbeddedForm,
    Fact,
    Field,
    Form,
    FormKind,
    HolidayNote,
    HoursHint,
    HoursPicture,
    How,
    Link,
    LinkOutcome,
    Malformation,
    OpeningHours,
    OpenNow,
    PageKind,
    Phone,
    PhoneHint,
    Place,
    PostalAddress,
    Region,
    Service,
    Visit,
    Week,
)
from journeycheck.model import Audit
from journeycheck.report import Format, report_format
from journeycheck.site import (
    Edition,
    Site,
)
from journeycheck.texts import (
    Clock,
    Day,
    Language,
    Listed,
    Plural,
    Said,
    Spans,
    Value,
    clean,
    in_all,
    say,
    written,
)

__version__ = "0.1.0"

__all__ = [
    "Answer", "Audit", "CannotTell", "Certainty", "Check", "Clock", "Company", "Concern",
    "Confidence", "Day", "Edition", "Email", "EmbeddedForm", "Fact", "Field", "Finding", "Form",
    "FormKind", "Format", "HolidayNote", "HoursHint", "HoursPicture", "How", "Inapplicable",
    "Language", "Link", "LinkOutcome", "Listed", "Malformation", "OpenNow", "OpeningHours", "Outcome",
    "PageKind", "Phone", "PhoneHint", "Place", "Plural", "PostalAddress", "Question", "Region",
    "Said", "Service", "Severity", "Site", "Spans", "Value", "Visit", "Week", "Wording", "Work",
    "__version__", "check", "clean", "in_all", "report_format", "say", "written",
]  # fmt: skip
