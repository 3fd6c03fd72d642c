"""Pictures made ready for reading: opened within bounds, grey, upright, straight, of one scale."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import pvariance

from PIL import Image, ImageOps, UnidentifiedImageError

from caunoi.reading.errors import UnreadableDocument

MAX_PIXELS = 60_000_000
MAX_PICTURES = 60

DOTS_PER_INCH = 200
_PAGE_LONG = 2_340  # pixels of the longer side of A4 at that scale
_SMALLEST = 1_100
_LEAST_SIDE = 16
_TEST_WIDTH = 700
_STEEPEST = 3.0  # degrees
_STEP = 0.2
_STRAIGHT = 0.15
_CLEARLY = 1.02

_WHITE = 255
_FAULTS = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a grey picture; ``scale`` is how many points of the page one pixel is."""

    image: Image.Image
    scale: float


def pictures_in(data: bytes) -> Iterator[Picture]:
    """The pages of an image file (TIFF may have several), made ready.

    Raises ``UnreadableDocument`` for what is damaged or larger than can be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what odd files make Pillow say does not matter here
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as file:
                frames = getattr(file, "n_frames", 1)
                if frames > MAX_PICTURES:
                    raise UnreadableDocument(
                        "too-large", f"The picture file has more than {MAX_PICTURES} pages. Split it."
                    )
                for number in range(frames):
                    file.seek(number)
                    check_size(*file.size)
                    yield made_ready(file)
    except _FAULTS as fault:
        raise UnreadableDocument(
            "truncated", "The picture is damaged or was not transferred whole. Save or download it again."
        ) from fault


def check_size(width: int, height: int) -> None:
    """Raise ``UnreadableDocument`` (too-large) for more pixels than are read."""
    if width * height > MAX_PIXELS:
        raise UnreadableDocument(
            "too-large",
            f"A picture has {width * height / 1e6:.0f} million pixels, at most {MAX_PIXELS / 1e6:.0f} "
            "million can be read. Save it smaller: 200 dots per inch are enough for text.",
        )


def made_ready(image: Image.Image) -> Picture:
    """The picture grey, turned as its camera says, at about 200 dots per inch, and straight."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright)
    grey = upright.convert("L")
    longer = max(grey.size)
    factor = 1.0
    if longer > 1.25 * _PAGE_LONG:
        factor = _PAGE_LONG / longer
    elif longer < _SMALLEST:
        factor = 2.0
    size = max(_LEAST_SIDE, round(grey.width * factor)), max(_LEAST_SIDE, round(grey.height * factor))
    if size != grey.size:
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return straightened(Picture(ImageOps.autocontrast(grey, cutoff=1), 72 / DOTS_PER_INCH))


def straightened(picture: Picture) -> Picture:
    """The picture turned so that its lines are level, if they are up to three degrees off."""
    angle = _slant(picture.image)
    if abs(angle) < _STRAIGHT:
        return picture
    turned = picture.image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    return Picture(turned, picture.scale)


def _slant(image: Image.Image) -> float:
    """By how many degrees to turn so that dark and light rows differ most."""
    factor = min(1.0, _TEST_WIDTH / image.width)
    small = image.resize(
        (max(1, round(image.width * factor)), max(1, round(image.height * factor))), Image.Resampling.BOX
    )
    steps = round(_STEEPEST / _STEP)
    angles = [step * _STEP for step in range(-steps, steps + 1)]
    best = max(angles, key=lambda angle: _contrast(small, angle))
    return best if _contrast(small, best) > _CLEARLY * _contrast(small, 0.0) else 0.0


def _contrast(image: Image.Image, angle: float) -> float:
    turned = image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_WHITE) if angle else image
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return pvariance(rows) if len(rows) > 1 else 0.0
