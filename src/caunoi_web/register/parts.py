"""The parts of a partner and an agreement by which they can be found apart, each with its letter.

The names are those of the fields that can be published (public/fields). A letter stands in the search index:
whoever gives one another meaning has the index made again (``caunoi-web reindex``).
"""

PARTNER_PARTS = {
    "name": "n",
    "name_vi": "v",
    "name_en": "e",
    "other_names": "o",
    "kind": "k",
    "country": "c",
    "city": "y",
    "website": "w",
    "ror": "r",
}
AGREEMENT_PARTS = {
    "title": "t",
    "number": "u",
    "content": "x",
    "kind": "g",
    "fields": "f",
    "unit": "d",
    "signatories": "s",
}
