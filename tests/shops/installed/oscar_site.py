"""A django-oscar shop in one file. It runs in the environment that `tests/shops/oscar.py` made, not
in that of the tests: `python oscar_site.py prepare DATABASE` or `… serve DATABASE PORT`."""

import logging
import sys
from decimal import Decimal
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings
from django.urls import include, path
from django.views.static import serve as file

COMMAND, DATABASE = sys.argv[1], Path(sys.argv[2])
DELIVERY = Decimal("4.90")
SEARCH = "haystack.backends.simple_backend"
OSCAR = (
    "analytics.apps.Analytics", "checkout.apps.Checkout", "address.apps.Address",
    "shipping.apps.Shipping", "catalogue.apps.Catalogue",
    "catalogue.reviews.apps.CatalogueReviews", "communication.apps.Communication",
    "partner.apps.Partner", "basket.apps.Basket", "payment.apps.Payment", "offer.apps.Offer",
    "order.apps.Order", "customer.apps.Customer", "search.apps.Search", "voucher.apps.Voucher",
    "wishlists.apps.Wishlists", "dashboard.apps.Dashboard",
    *(f"dashboard.{name}.apps.{name.title()}Dashboard" for name in (
        "reports", "users", "orders", "catalogue", "offers", "partners", "pages", "ranges",
        "reviews", "vouchers", "communications", "shipping")),
)  # fmt: skip


def configure() -> None:
    from oscar.defaults import __dict__ as defaults

    own = {name: value for name, value in defaults.items() if name.startswith("OSCAR_")}
    settings.configure(
        **own
        | {
            "OSCAR_SHOP_NAME": "The Blue Counter",
            "OSCAR_ALLOW_ANON_CHECKOUT": True,
            "OSCAR_DEFAULT_CURRENCY": "EUR",
            "OSCAR_FROM_EMAIL": "shop@bluecounter.test",
        },
        SECRET_KEY="known to everybody, for it guards nothing",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        SITE_ID=1,
        LANGUAGE_CODE="en-gb",
        LANGUAGES=[("en-gb", "British English")],
        USE_TZ=True,
        STATIC_URL="/static/",
        MEDIA_URL="/media/",
        MEDIA_ROOT=str(DATABASE.parent),
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(DATABASE),
                "ATOMIC_REQUESTS": True,
                "OPTIONS": {"timeout": 20},
            }
        },
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        HAYSTACK_CONNECTIONS={"default": {"ENGINE": f"{SEARCH}.SimpleEngine"}},
        AUTHENTICATION_BACKENDS=["oscar.apps.customer.auth_backends.EmailBackend"],
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "django.contrib.sites", "django.contrib.messages", "django.contrib.staticfiles",
            "django.contrib.flatpages", "oscar.config.Shop",
            *(f"oscar.apps.{name}Config" for name in OSCAR),
            "widget_tweaks", "haystack", "treebeard", "sorl.thumbnail", "django_tables2",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "oscar.apps.basket.middleware.BasketMiddleware",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.static",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.core.context_processors.metadata",
            ]},
        }],
    )  # fmt: skip
    django.setup()


def prepare() -> None:
    """Tables, two countries, a shelf, a tea that is sold out and one that is in stock."""
    from django.core.management import call_command
    from oscar.apps.address.models import Country
    from oscar.apps.catalogue.categories import create_from_breadcrumbs
    from oscar.apps.catalogue.models import Product, ProductClass
    from oscar.apps.partner.models import Partner, StockRecord

    call_command("migrate", verbosity=0)
    for code, name in (("IE", "Ireland"), ("FR", "France")):
        Country.objects.create(
            iso_3166_1_a2=code, name=name, printable_name=name, is_shipping_country=True
        )
    kind = ProductClass.objects.create(name="Tea", requires_shipping=True, track_stock=True)
    shelf, seller = create_from_breadcrumbs("Teas"), Partner.objects.create(name="Own stock")
    for name, price, stock in (("Morning sencha", "9.90", 0), ("Hill jasmine", "12.50", 9)):
        tea = Product.objects.create(title=name, product_class=kind, description=f"{name}, 100 g.")
        tea.categories.add(shelf)
        StockRecord.objects.create(
            product=tea, partner=seller, partner_sku=name, price=Decimal(price),
            price_currency="EUR", num_in_stock=stock,
        )  # fmt: skip


def charge_delivery() -> None:
    """The framework sends for nothing unless told otherwise."""
    from oscar.apps.shipping import methods, repository

    class Post(methods.FixedPrice):
        code, name = "post", "Standard delivery"
        charge_excl_tax = charge_incl_tax = DELIVERY

    class Collection(methods.Free):
        code, name = "collection", "Collection from the shop"

    repository.Repository.methods = (Post(), Collection())


def show_all() -> None:
    """The shelves are searches, and a real search needs a server of its own: with one shelf and two
    articles, whatever is asked, all is shown."""
    from haystack.backends.simple_backend import SimpleSearchQuery

    SimpleSearchQuery.build_query = lambda self: "*"


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nobody reads it."""


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def serve(port: int) -> None:
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    logging.disable(logging.WARNING)
    charge_delivery()
    show_all()
    application = StaticFilesHandler(get_wsgi_application())
    with make_server("127.0.0.1", port, application, Threads, Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        server.serve_forever()


configure()
from django.apps import apps  # noqa: E402 - the shop's addresses are known once it is set up

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("media/<path:path>", file, {"document_root": str(DATABASE.parent)}),
    path("", include(apps.get_app_config("oscar").urls[0])),
]

if __name__ == "__main__":
    prepare() if COMMAND == "prepare" else serve(int(sys.argv[3]))
