"""Files that run when they are opened: never a document, so never kept and handed on to colleagues."""

from pathlib import PurePath

# How programs begin: Windows, Linux, macOS (four ways), Java, a script, a Windows shortcut.
_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",
)
# What a computer runs by the ending of the name alone, whatever the content.
_ENDINGS = frozenset(
    (
        "apk",
        "app",
        "bat",
        "cmd",
        "com",
        "cpl",
        "desktop",
        "dll",
        "exe",
        "gadget",
        "hta",
        "iso",
        "jar",
        "js",
        "jse",
        "lnk",
        "msc",
        "msi",
        "msp",
        "pif",
        "ps1",
        "reg",
        "scf",
        "scr",
        "sh",
        "url",
        "vb",
        "vbe",
        "vbs",
        "vhd",
        "vhdx",
        "ws",
        "wsc",
        "wsf",
        "wsh",
    )
)


def is_program(name: str, data: bytes) -> bool:
    """True for what runs when it is opened, by its content or by the ending of its (clean) name."""
    if PurePath(name).suffix.lower().lstrip(".") in _ENDINGS:
        return True
    return data.startswith(_STARTS) and not _is_text_about(data)


def _is_text_about(data: bytes) -> bool:
    """A plain text may begin with the letters MZ; a program has signs there that no text has."""
    return data.startswith(b"MZ") and not any(sign < 9 for sign in data[:64])
