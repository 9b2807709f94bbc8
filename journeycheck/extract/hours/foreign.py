"""Figures in a flat text that are surely no hours: phones, prices, addresses, references,
durations."""

import re

_ADDRESSES = r"[\w.+-]{1,64}@[\w.-]{1,80} | https?://\S{1,300} | www\.\S{1,300}"
_FIGURES = r"""
  (?=[\d(+€£$])
  (?: (?<![\d:.])\+\d{1,3}[ .(/-]{0,3}\d(?:[ .()/-]{0,3}\d){5,13}  # international phone
  | (?<![\d:.h])0\d(?:([ .-]?)\d\d)(?:\1\d\d){3}(?!\d)           # 01 23 45 67 89
  | (?<![\d:.h])0[ ]?8\d\d(?:[ ]?\d\d\d){2}(?!\d)                # 0 825 123 456
  | (?<![\d:.h])\(?0\d{2,4}\)?([ -])\d{3,4}(?:\2\d{3,4})(?!\d)    # 020 7946 0123
  | (?<![\d:.h])\(?0\d{4}\)?[ ]\d{6}(?!\d)                       # 01632 960123
  | (?<![\d:.h])\(?[2-9]\d\d\)?[ .-]{1,2}\d{3}[.-]\d{4}(?!\d)     # (212) 555-0123
  | (?<![\d:.])1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}(?!\d)
  | (?<![\d:.h])\(?0(?:\d\d|\d{4})\)?(?:[ ]?[/-][ ]?|[ ])\d{2,8}(?:[ -]\d{1,4}){1,4}(?!\d)
                                                               # 030 / 123 45 67-0
  | (?<![\d:.h])\(?0\d{3}\)?(?:[ ]?[/-][ ]?|[ ])(?:\d{5,8}|\d{3}(?:[ -]\d{2,4}){1,3})(?![\d:h])
  | (?<![\d:.h])\(?0\d{1,4}\)?[ ./-]{1,3}\d{6,8}(?!\d)             # 02 1234567
  | (?<![\d:.h])[2-9]\d\d(?P<threes>[ .])\d{3}(?P=threes)\d{3}(?!\d)                # 900 123 456
  | (?<![\d:.h])[2-9]\d\d(?P<twos>[ .])\d\d(?:(?P=twos)\d\d){2}(?!\d)               # 902 12 34 56
  | (?<![\d:.h])9\d[ .]\d{3}[ .]\d\d[ .]\d\d(?!\d)             # 91 123 45 67
  | [€£$]\s?\d{1,6}(?:[.,]\d{1,3})?
  | \d{1,6}(?:[.,]\d{1,3})?\s?(?:€|£|\$|%|eur\b|euros?\b|cts?\b|centimes?\b|cents?\b|c€|c/min)
  | (?<!\d)\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|place|quai|allee
    |chemin|route|impasse|cours)\b
  | (?<!\d)\d{1,4}\s(?:[a-z'-]{2,20}\s){1,3}(?:street|road|avenue|lane|square|st|rd|ave)\b
  | (?<!\d)\d{5,20}(?!\d)                                      # a postcode, a reference
  )"""
_TO = r"[ ]?(?:-|a|ou|et|to|or|and|bis|oder|und|o|e|y|tot|of)[ ]?"
_DAYS = r"(?:jours?|days?|tage?n?|werktage?n?|arbeitstage?n?|dias?|giorn[io]|dag(?:en)?|werkdagen)"
_LONGER = r"""(?:semaines?|mois|ans?|nuits?|weeks?|months?|years?|nights?|wochen?|monate?n?|jahre?n?
    |nachte?n?|semanas?|mes(?:es|[ei])?|anos?|noches?|noites?|settiman[ae]|ann[io]|nott[ei]|weken
    |maand(?:en)?|jaar|jaren|nacht(?:en)?|minut(?:es?|en|os?|i)|mn)"""
_RATE = r"[ ]?/|[ ](?:sur|a|al|par|per|su|die|pro|in|im|por|op|en)\b"
_DURATIONS = rf"""(?<![\d:.,h/])(?=\d)
  (?: (?!7[ ])(?:1?\d{_TO})?1?\d[ ]?{_DAYS}\b(?!{_RATE})
  | (?:\d\d?{_TO})?\d\d?\d?[ ]?{_LONGER}\b(?![ ]?/|[ ](?:sur|(?:im)?paires?|(?:dis)?pari)\b)
  )"""  # 3 to 5 days; but "7 days", "5 days a week" tell when
_FOREIGN = re.compile(f"{_ADDRESSES} | {_FIGURES} | {_DURATIONS}", re.VERBOSE)
_FOREIGN_FIGURES = re.compile(f"{_FIGURES} | {_DURATIONS}", re.VERBOSE)


def foreign(text: str) -> dict[int, int]:
    """Where something foreign begins, and where it ends."""
    addressed = any(sign in text for sign in ("@", "http", "www"))
    pattern = _FOREIGN if addressed else _FOREIGN_FIGURES
    return {found.start(): found.end() for found in pattern.finditer(text)}
