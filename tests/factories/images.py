"""Pictures with something to see, in every format, and pictures that mean harm."""

import io
import subprocess
import zlib
from pathlib import Path

from PIL import Image

from tests.factories.pictures import chunk

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SECRET = "Marie Tremblay, 45.5017 -73.5673"


def picture(width: int = 200, height: int = 100) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), (220, 20, 20))
    image.paste((20, 20, 220), (width // 2, 0, width, height))
    return image


def encoded(form: str, image: Image.Image | None = None, **options: object) -> bytes:
    """The picture in this format."""
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    file = io.BytesIO()
    (image or picture()).save(file, form, **options)
    return file.getvalue()


def photograph(*, turned: bool = False) -> bytes:
    """A JPEG whose EXIF names its author and place; lying on its side when `turned`."""
    exif = Image.Exif()
    exif[0x013B] = SECRET
    if turned:
        exif[0x0112] = 6
    return encoded("JPEG", exif=exif, comment=SECRET.encode(), quality=95)


def announcing(width: int, height: int) -> bytes:
    """A small PNG that says it is this large."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    pixels = chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
    return SIGNATURE + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def bomb() -> bytes:
    """A PNG of one dot with 200 MB of words, packed into 200 kB."""
    head = (1).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    words = chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"\x00" * 200_000_000, 9))
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return SIGNATURE + chunk(b"IHDR", head) + words + pixels + chunk(b"IEND", b"")


def animated() -> bytes:
    """Three pictures one after the other."""
    more = [Image.new("RGB", (200, 100), colour) for colour in ("green", "black")]
    return encoded("GIF", save_all=True, append_images=more, duration=40, loop=0)


def film(folder: Path) -> bytes:
    """Two seconds of a test card, by ffmpeg."""
    path = folder / "film.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=d=2:s=320x180", str(path)],
        check=True,
    )
    return path.read_bytes()


def sheets(count: int = 2) -> bytes:
    """A PDF of blank sheets."""
    import pypdfium2

    document, file = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(count):
        document.new_page(612, 792)
    document.save(file)
    document.close()
    return file.getvalue()
