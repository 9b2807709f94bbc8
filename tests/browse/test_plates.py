"""Pictures of what the customer saw: small, true, and without secrets."""

import hashlib
from base64 import b64encode
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from playwright.async_api import Page

from journeycheck.browse import masks, plates
from journeycheck.browse.masks import secrets
from journeycheck.browse.plates import Plates, size
from journeycheck.browse.tab import DESKTOP, MOBILE, Screen
from journeycheck.facts import Device, Plate
from tests.browse.desk import Desk
from tests.crawl.server import Server, serving

HEAD = "<meta name=viewport content='width=device-width'><style>body{margin:0}</style>"
Act = Callable[[Page, Plates], Awaitable[Any]]


def on(desk: Desk, folder: Path, html: str, act: Act, screen: Screen = MOBILE) -> Any:
    """What is done on a page of this HTML, with the plates of a folder."""

    async def run() -> Any:
        async with serving(Server({"/": HEAD + html})) as server, desk.session.tab(screen) as tab:
            await tab.page.goto(server.home)
            return await act(tab.page, Plates(folder))

    return desk.run(run())


def taken(
    desk: Desk, folder: Path, html: str, device: Device = Device.MOBILE, **asked: Any
) -> Plate:
    async def act(page: Page, pictures: Plates) -> Plate | None:
        return await pictures.take(page, device, "Page d’accueil", **asked)

    screen = MOBILE if device is Device.MOBILE else DESKTOP
    plate = on(desk, folder, html, act, screen)
    assert isinstance(plate, Plate)
    return plate


def coloured(
    desk: Desk, file: Path, colour: tuple[int, int, int], step: int = 10
) -> list[tuple[int, int]]:
    """The points of a grid where a picture has a colour, or nearly."""
    script = """async ([data, [red, green, blue], step]) => {
      const picture = new Image(); picture.src = "data:image/webp;base64," + data;
      await picture.decode();
      const canvas = document.createElement("canvas"), draw = canvas.getContext("2d");
      const [wide, high] = [canvas.width, canvas.height] = [picture.width, picture.height];
      draw.drawImage(picture, 0, 0);
      const all = draw.getImageData(0, 0, wide, high).data, points = [];
      for (let y = step >> 1; y < high; y += step) for (let x = step >> 1; x < wide; x += step) {
        const [r, g, b] = all.subarray((y * wide + x) * 4);
        const far = Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue);
        if (far < 120) points.push([x, y]);
      }
      return points;
    }"""

    async def act(page: Page, _: Plates) -> Any:
        data = b64encode(file.read_bytes()).decode()
        return await page.evaluate(script, [data, colour, step])

    return [(x, y) for x, y in on(desk, file.parent, "", act)]


def dark(desk: Desk, file: Path) -> list[tuple[int, int]]:
    """The points where something is covered."""
    return coloured(desk, file, (74, 81, 87))


@pytest.mark.browser
def test_a_plate_is_a_small_picture_of_the_whole_window(desk: Desk, tmp_path: Path) -> None:
    text = "<p>" + "Le service client répond du lundi au samedi. " * 20
    plate = taken(desk, tmp_path, text, mark=(39, 84.4, 78, 84.4))
    data = (tmp_path / plate.file).read_bytes()
    assert plate.file == "shots/01-page-d-accueil.webp"
    assert plate.sha256 == hashlib.sha256(data).hexdigest()
    assert (plate.width, plate.height) == size(data)
    assert abs(plate.height / plate.width - 844 / 390) < 0.02 and 450 < plate.height <= 700
    assert len(data) <= plates.WEIGHT
    assert plate.mark == (0.1, 0.1, 0.2, 0.1)
    assert plate.masked == 0 and plate.url.startswith("http://127.0.0.1")


@pytest.mark.browser
def test_a_computer_has_a_wide_one(desk: Desk, tmp_path: Path) -> None:
    noise = "<script>for (let i = 0; i < 4000; i++) document.body.insertAdjacentHTML('beforeend',"
    noise += "`<i style='background:hsl(${i * 97} 90% 50%)'>${i * 7919}</i>`)</script>"
    plate = taken(desk, tmp_path, f"<body>{noise}", Device.DESKTOP)
    assert 300 <= plate.width <= 600 and plate.height <= 450
    assert (tmp_path / plate.file).stat().st_size < 3 * plates.WEIGHT
    assert taken(desk, tmp_path, "<p>Accueil", Device.DESKTOP).width == 600


@pytest.mark.browser
def test_a_page_made_for_computers_is_shown_whole_on_a_mobile(desk: Desk, tmp_path: Path) -> None:
    page = "<meta name=viewport content='width=1200'><div style='width:1200px'>Accueil</div>"
    plate = taken(desk, tmp_path, page)
    assert plate.width <= 470 and plate.height <= 700


@pytest.mark.browser
def test_a_page_that_is_scrolled_shows_where_the_customer_is(desk: Desk, tmp_path: Path) -> None:
    async def act(page: Page, pictures: Plates) -> Plate | None:
        await page.evaluate("scrollTo(0, 3000)")
        return await pictures.take(page, Device.MOBILE, "bas", mask=[(0, 422, 390, 422)])

    html = "<div style='height:9000px;background:linear-gradient(#fff 2000px,#4a5157 2001px)'>"
    plate = on(desk, tmp_path, html, act)
    assert plate.height == 700 and len(dark(desk, tmp_path / plate.file)) == 32 * 70


@pytest.mark.browser
def test_secrets_are_covered_and_the_page_is_left_as_it_was(desk: Desk, tmp_path: Path) -> None:
    html = """<body style="font:20px/40px monospace;background:#fff">
    <div>🙂 Bonjour</div>
    <div><b>Warning</b>: include(a) in <b>/srv/shop/www/pay.php</b> on line <b>12</b> and on</div>
    <input type=password value=hunter22><input value="moi@client.example">
    <div id=extra>Commande 4711</div>
    <script>
      const seen = new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach(
        (node) => { document.title += node.textContent; })));
      seen.observe(document.documentElement, {childList: true});
    </script>"""

    async def act(page: Page, pictures: Plates) -> tuple[Plate | None, str, str]:
        plate = await pictures.take(page, Device.MOBILE, "x", mask=["#extra", "#nothing"])
        left = "[...document.documentElement.children].map((one) => one.tagName).join()"
        return plate, await page.title(), await page.evaluate(left)

    plate, told, left = on(desk, tmp_path, html, act)
    assert plate.masked == 3
    assert (told, left) == ("", "HEAD,BODY")
    scale = plate.height / 844
    rows = {round(y / scale) // 40 for _, y in dark(desk, tmp_path / plate.file)}
    assert 1 in rows and 0 not in rows


@pytest.mark.browser
@pytest.mark.parametrize(
    "style",
    [
        "html {zoom:1.4}", "p {zoom:1.4}", "html {transform:scale(.8) translateX(30px)}",
        "body {contain:paint; direction:rtl}",
    ],
)  # fmt: skip
def test_the_cover_lies_where_it_should_in_pages_of_all_kinds(
    desk: Desk, tmp_path: Path, style: str
) -> None:
    """The text is red on white; wherever it stands, nothing red is left in the picture."""
    html = f"""<style>{style} div {{display: none !important}}</style>
    <p style="font:bold 22px/30px monospace;color:#f00">/srv/shop/www/pay.php</p>"""
    plate = taken(desk, tmp_path, html)
    assert plate.masked == 1
    assert coloured(desk, tmp_path / plate.file, (255, 0, 0), step=2) == []
    assert dark(desk, tmp_path / plate.file)


@pytest.mark.browser
def test_what_cannot_be_covered_is_not_pictured(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masks, "_LIMITS", {"nodes": 300, "line": 200, "all": 900, "boxes": 9})
    path = "/srv/shop/www/pay.php"
    crowd = f"<style>i {{position: fixed; top: 0}}</style>{f'<i>{path}</i>' * 10}"
    endless, deep = f"<p>{path} {'x ' * 100}</p>", f"<p>{path}</p>{'<i></i>' * 300}"
    below = f"<p>{path}</p><p style='margin-top: 2000px'>{'x ' * 2_000}</p>"

    async def act(page: Page, pictures: Plates) -> list[int | None]:
        masked = []
        for html in (crowd, endless, deep, below):
            await page.set_content(HEAD + html)
            plate = await pictures.take(page, Device.MOBILE, "x")
            masked.append(plate.masked if plate else None)
        return masked

    assert on(desk, tmp_path, "", act) == [None, None, None, 1]


@pytest.mark.browser
def test_what_frames_and_shadows_and_dialogs_show_is_covered(desk: Desk, tmp_path: Path) -> None:
    path = "/var/www/shop/config/database.yml"
    html = f"""<iframe srcdoc="<p>{path}</p>"></iframe><div id=host></div>
    <dialog>{path}</dialog><script>
    host.attachShadow({{mode: "open"}}).innerHTML = "<p>{path}</p>";
    document.querySelector("dialog").showModal()</script>"""
    assert taken(desk, tmp_path, html).masked == 3


@pytest.mark.browser
def test_the_same_picture_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "shots").mkdir()
    (tmp_path / "shots/07-of-the-audit-before.webp").write_bytes(b"RIFF")

    async def act(page: Page, pictures: Plates) -> list[Plate | None]:
        first = await pictures.take(page, Device.MOBILE, "home")
        same = await pictures.take(page, Device.MOBILE, "../../etc")
        await page.evaluate("document.body.style.background = 'red'")
        return [first, same, await pictures.take(page, Device.MOBILE, "../../étape 2")]

    found = on(desk, tmp_path, "<p>Accueil", act)
    assert [plate.file for plate in found] == [
        "shots/01-home.webp", "shots/01-home.webp", "shots/02-etape-2.webp",
    ]  # fmt: skip
    assert sorted(file.name for file in tmp_path.rglob("*.webp")) == [
        "01-home.webp", "02-etape-2.webp",
    ]  # fmt: skip


@pytest.mark.browser
def test_a_page_that_hangs_gives_none_and_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plates, "_DEADLINE", 1.0)

    async def act(page: Page, pictures: Plates) -> Plate | None:
        await page.evaluate("setTimeout(() => { for (;;); }, 0)")
        return await pictures.take(page, Device.MOBILE, "stuck")

    assert on(desk, tmp_path, "<p>Accueil", act) is None
    assert list(tmp_path.rglob("*.webp")) == []


@pytest.mark.browser
def test_a_folder_that_cannot_be_written_gives_none(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "shots").write_text("a file stands in the way")

    async def act(page: Page, pictures: Plates) -> Plate | None:
        return await pictures.take(page, Device.MOBILE, "home")

    assert on(desk, tmp_path, "<p>Accueil", act) is None


@pytest.mark.parametrize(
    "line",
    [
        "Fatal error: Uncaught PDOException: SQLSTATE[28000] in /srv/www/db.php:12",
        "Traceback (most recent call last): File x",
        "    at checkout (/app/server/pay.js:12:3)",
        'File "/opt/shop/views.py", line 31',
        r"C:\inetpub\wwwroot\shop\pay.aspx",
        "token=x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "DB_PASSWORD=hunter22",
        "4242 4242 4242 4242",
        "5f4dcc3b5aa765d61d8327deb882cf99",
    ],
)
def test_secrets_are_known(line: str) -> None:
    assert secrets(line)


@pytest.mark.parametrize(
    "line",
    [
        "01 99 00 41 27", "SIRET 732 829 320 00074", "FR76 3000 6000 0112 3456 7890 189",
        "Mo–Fr 09:00–12:00", "moi@client.example", "Mot de passe oublié ?",
        "Accueil / Linge / Nappes", "https://www.maison.example/home/linge/nappes",
        "Commande 2026-11-22-000123", "89,00 €", "Lorem ipsum dolor sit amet", "9781234567897",
    ],
)  # fmt: skip
def test_what_customers_need_stays_to_be_read(line: str) -> None:
    assert secrets(line) == ()


def test_hits_are_told_in_the_units_of_browsers() -> None:
    [(start, end)] = secrets("🙂🙂 sk_live_4eC39HqLyjWDarjtT1zdp7dc !")
    assert (start, end) == (5, 37)


@pytest.mark.parametrize("line", ["4" * 40_000, "/var/a" * 9_000, "at " * 20_000, "a.b" * 20_000])
def test_long_lines_take_no_time(line: str) -> None:
    began = process_time()
    secrets(line[:20_000])
    assert process_time() - began < 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0/" + (323 | 699 << 14).to_bytes(4, "little"), (324, 700)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x43\1\0\xbb\2\0", (324, 700)),
    ],
)
def test_the_size_of_other_kinds_of_webp(data: bytes, expected: tuple[int, int]) -> None:
    assert size(data) == expected
