"""phone/placeholder: facts in, findings out."""

from tests.checks.made import Findings, phone
from tests.conftest import site

SAMPLE = phone("/", "+33123456789", value="01 23 45 67 89", fictional=True)
FILM = phone("/", "+33199004127", value="01 99 00 41 27", fictional=True, reserved=True)


def test_the_number_of_an_empty_page(findings: Findings) -> None:
    [finding] = findings("phone/placeholder", site(SAMPLE))
    assert finding.key == "+33123456789"
    assert finding.values == {"number": "01 23 45 67 89"}


def test_crosses_instead_of_digits(findings: Findings) -> None:
    crosses = phone("/", "", value="XX XX XX XX XX", fictional=True, valid=False)
    [finding] = findings("phone/placeholder", site(crosses))
    assert finding.key == "xx xx xx xx xx"


def test_a_number_of_a_film_on_a_real_site(findings: Findings) -> None:
    assert len(findings("phone/placeholder", site(FILM))) == 1


def test_a_number_of_a_film_on_a_test_host(findings: Findings) -> None:
    assert (
        findings("phone/placeholder", site(FILM, SAMPLE, fictional=True))[0].key != FILM.normalized
    )
    assert findings("phone/placeholder", site(FILM, fictional=True)) == []


def test_a_number_somebody_has(findings: Findings) -> None:
    assert findings("phone/placeholder", site(phone("/"))) == []
