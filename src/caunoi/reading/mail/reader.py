"""Mails: who wrote to whom, when and about what, then what they wrote. Attachments are read apart."""

import re
from email.message import Message
from email.utils import parsedate_to_datetime

from caunoi.domain.documents import Document
from caunoi.reading.layout import Layout
from caunoi.reading.mail.contents import contents_of, file_name
from caunoi.reading.mail.parsing import content_of, header_words, looks_like_mail, parsed
from caunoi.reading.text.encodings import decode_declared
from caunoi.reading.web.reader import lay_out_page

_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_SOFT_BREAK = re.compile(r"(?<=[^\n-]) \r?\n(?!-- ?$)(?=[^\s>])", re.MULTILINE)


class MailReader:
    """Also web pages that a browser saved as one file: a mail to nobody."""

    name = "mail"
    media_type = "message/rfc822"
    suffixes = (".eml", ".mht", ".mhtml")

    def accepts(self, data: bytes, name: str) -> bool:
        return looks_like_mail(data, is_named_so=name.lower().endswith(self.suffixes))

    def read(self, data: bytes, name: str) -> Document:
        mail = parsed(data)
        contents = contents_of(mail)
        layout = Layout()
        layout.block("\n".join(_header_lines(mail)))
        for part in contents.body:
            _lay_out(part, layout)
        attached = [file_name(part) for part in contents.files]
        notes = [f"Attached, each a document of its own: {', '.join(attached)}"] if attached else []
        return layout.document(name, self.media_type, notes)


def _header_lines(mail: Message) -> list[str]:
    found = {name: header_words(mail, name) for name in _HEADERS}
    if found["From"].startswith("<Saved by "):  # a browser, which is nobody
        found["From"] = ""
    found["Date"] = _day(found["Date"])
    return [f"{name}: {words}" for name, words in found.items() if words]


def _day(words: str) -> str:
    """The day a mail was sent, where the sender was; what is no date stays as it is.

    Weekday and hour are left out: a text that says itself when it was published knows better.
    """
    try:
        return parsedate_to_datetime(words).strftime("%d/%m/%Y") if words else ""
    except (ValueError, TypeError, OverflowError):
        return words


def _lay_out(part: Message, layout: Layout) -> None:
    text = decode_declared(content_of(part), part.get_content_charset("") or "").text
    if part.get_content_type() == "text/html":
        lay_out_page(text, layout)
        return
    if part.get_param("format") == "flowed":
        text = _SOFT_BREAK.sub(" ", text)
    layout.verbatim(text)
