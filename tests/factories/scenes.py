"""Pictures drawn here: scenes that look natural enough, and what people do to a picture.

No file is read and none is downloaded. Each scene comes from its number, always the same on one
machine.
"""

from collections.abc import Callable
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
FONT = "DejaVuSans-Bold.ttf"
"""Found by name where the fonts of the system are; Pillow’s own font otherwise."""


def scene(number: int, *, width: int = 900, height: int = 675) -> Pixels:
    """A scene of soft light, things with edges and grain, none like another."""
    random = np.random.default_rng(number)
    canvas = _sky(random, width, height)
    for _ in range(int(random.integers(14, 30))):
        _thing(random, canvas)
    for _ in range(int(random.integers(60, 140))):
        _detail(random, canvas)
    light = _soft(random, width, height, roughness=1.4)[:, :, None]
    grain = random.normal(0, 5, (height, width, 1))
    return np.clip(canvas * (0.65 + 0.7 * light) + grain, 0, 255).astype(np.uint8)


def _soft(
    random: np.random.Generator, width: int, height: int, *, roughness: float
) -> NDArray[np.float64]:
    """A field as clouds have: the wider, the stronger; from 0 to 1."""
    across = np.fft.fftfreq(width)[None, :]
    down = np.fft.fftfreq(height)[:, None]
    weight = 1 / np.maximum(np.hypot(across, down), 1 / max(width, height)) ** roughness
    waves = weight * np.exp(2j * np.pi * random.random((height, width)))
    field = np.real(np.fft.ifft2(waves))
    return np.asarray((field - field.min()) / np.ptp(field))


def _sky(random: np.random.Generator, width: int, height: int) -> NDArray[np.float64]:
    one, other = random.integers(30, 230, 3), random.integers(30, 230, 3)
    field = _soft(random, width, height, roughness=1.7)[:, :, None]
    return np.asarray(one * field + other * (1 - field))


def _thing(random: np.random.Generator, canvas: NDArray[np.float64]) -> None:
    height, width = canvas.shape[:2]
    colour = tuple(float(c) for c in random.integers(0, 255, 3))
    centre = (int(random.integers(0, width)), int(random.integers(0, height)))
    size = (int(random.integers(20, width // 5)), int(random.integers(20, height // 4)))
    turn = float(random.integers(0, 180))
    if random.random() < 0.5:
        cv2.ellipse(canvas, centre, size, turn, 0, 360, colour, -1, cv2.LINE_AA)
    else:
        corners = cv2.boxPoints((centre, size, turn)).astype(np.int32)
        cv2.fillPoly(canvas, [corners], colour, cv2.LINE_AA)


def _detail(random: np.random.Generator, canvas: NDArray[np.float64]) -> None:
    height, width = canvas.shape[:2]
    colour = tuple(float(c) for c in random.integers(0, 255, 3))
    start = random.integers(0, (width, height))
    end = start + random.integers(-60, 60, 2)
    thickness = int(random.integers(1, 6))
    cv2.line(canvas, tuple(map(int, start)), tuple(map(int, end)), colour, thickness, cv2.LINE_AA)


# What people do to a picture.


def jpeg(pixels: Pixels, *, quality: int = 40, width: int = 0) -> Pixels:
    """Sent through an application: smaller, and compressed again."""
    image = Image.fromarray(pixels)
    if width:
        image = image.resize((width, round(image.height * width / image.width)))
    held = BytesIO()
    image.save(held, "JPEG", quality=quality)
    return np.asarray(Image.open(held).convert("RGB"))


def contrast(pixels: Pixels) -> Pixels:
    """A filter: more contrast, a bit brighter."""
    return np.clip((pixels.astype(float) - 128) * 1.5 + 150, 0, 255).astype(np.uint8)


def meme(pixels: Pixels, *, words: str = "QUAND L’ENTRAÎNEUR ARRIVE EN RETARD") -> Pixels:
    """Big white words with a black edge, above and below."""
    return lettered(pixels, (words[:20], words[:20]))


def lettered(pixels: Pixels, lines: tuple[str, ...]) -> Pixels:
    """Words over a picture, the first above and the second below."""
    image = Image.fromarray(pixels)
    draw, font = ImageDraw.Draw(image), letters(image.width // 16)
    for y, line in zip((0.02, 0.82), lines, strict=True):
        draw.text(
            (image.width / 2, image.height * y), line, font=font, fill="white",
            stroke_width=4, stroke_fill="black", anchor="ma",
        )  # fmt: skip
    return np.asarray(image)


def crop(pixels: Pixels, *, share: float) -> Pixels:
    """Cut on every side, `share` of the width and height in all."""
    height, width = pixels.shape[:2]
    top, left = int(height * share * 0.4), int(width * share * 0.6)
    return pixels[top : top + int(height * (1 - share)), left : left + int(width * (1 - share))]


def border(pixels: Pixels, *, colour: int = 255, share: float = 0.12) -> Pixels:
    """A frame of one colour."""
    around = int(max(pixels.shape) * share)
    return cv2.copyMakeBorder(
        pixels, around, around, around, around, cv2.BORDER_CONSTANT, value=(colour,) * 3
    ).astype(np.uint8)  # fmt: skip


def rotate(pixels: Pixels, *, degrees: float = 5) -> Pixels:
    """Photographed slantwise."""
    turned = Image.fromarray(pixels).rotate(
        degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=(20, 20, 20)
    )
    return np.asarray(turned)


def mirror(pixels: Pixels) -> Pixels:
    """As a camera shows oneself."""
    return np.ascontiguousarray(pixels[:, ::-1])


def upside_down(pixels: Pixels) -> Pixels:
    """Half a turn."""
    return np.ascontiguousarray(pixels[::-1, ::-1])


def phone(pixels: Pixels, *, dark: bool = False, inset: int = 0) -> Pixels:
    """A screenshot of a phone on which the picture is a post, among words and buttons."""
    paper, ink = ((18, 18, 20), (235, 235, 235)) if dark else ((255, 255, 255), (20, 20, 20))
    image = Image.new("RGB", (1080, 2340), paper)
    draw = ImageDraw.Draw(image)
    draw.text((60, 30), "9:41", font=letters(44), fill=ink)
    draw.rectangle((930, 40, 1000, 72), outline=ink, width=4)
    draw.ellipse((40, 150, 160, 270), fill=(120, 90, 200))
    draw.text((190, 165), "equipe.bleue.m15", font=letters(40), fill=ink)
    draw.text((190, 215), "Laval, Québec", font=letters(30), fill=(130, 130, 130))
    width = 1080 - 2 * inset
    shown = Image.fromarray(pixels)
    shown = shown.resize((width, round(shown.height * width / shown.width)))
    if shown.height > 1350:
        shown = shown.crop((0, 0, width, 1350))
    image.paste(shown, (inset, 320))
    below = 320 + shown.height
    for place in range(4):
        draw.ellipse((40 + place * 130, below + 40, 110 + place * 130, below + 110), outline=ink,
                     width=7)  # fmt: skip
    for line, words in enumerate(("112 J’aime", "equipe.bleue.m15 On se voit samedi à l’aréna",
                                  "Voir les 14 commentaires", "Il y a 3 heures")):  # fmt: skip
        draw.text((40, below + 150 + line * 60), words, font=letters(36), fill=ink)
    return np.asarray(image)


def letters(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Letters of this height."""
    try:
        return ImageFont.truetype(FONT, size)
    except OSError:
        return ImageFont.load_default(size)


CHANGES: dict[str, Callable[[Pixels], Pixels]] = {
    "JPEG q40 720 px": lambda it: jpeg(it, quality=40, width=720),
    "JPEG q20 320 px": lambda it: jpeg(it, quality=20, width=320),
    "contrast": contrast,
    "meme text": meme,
    "crop 3 %": lambda it: crop(it, share=0.03),
    "crop 10 %": lambda it: crop(it, share=0.10),
    "crop 25 %": lambda it: crop(it, share=0.25),
    "border": border,
    "rotate 5°": rotate,
    "mirror": mirror,
    "half a turn": upside_down,
    "phone, light": lambda it: jpeg(phone(it), quality=85),
    "phone, dark, inset": lambda it: jpeg(phone(it, dark=True, inset=60), quality=85),
}
"""The rows of the table of the benchmark, and of the tests."""


def png(pixels: Pixels) -> bytes:
    """As a file."""
    held = BytesIO()
    Image.fromarray(pixels).save(held, "PNG")
    return held.getvalue()


def chat(lines: list[str], *, dark: bool = False) -> Pixels:
    """Bubbles of a chat, theirs on the left, ours on the right."""
    paper, ink = ((15, 15, 17), (240, 240, 240)) if dark else ((255, 255, 255), (10, 10, 10))
    image = Image.new("RGB", (1080, 220 + 130 * len(lines)), paper)
    draw, font = ImageDraw.Draw(image), letters(36)
    for place, words in enumerate(lines):
        y, width = 120 + place * 130, draw.textlength(words, font=font)
        left = 40 if place % 2 == 0 else 1040 - int(width) - 60
        theirs = (60, 60, 64) if dark else (233, 233, 235)
        fill = theirs if place % 2 == 0 else (0, 110, 220)
        draw.rounded_rectangle((left, y, left + width + 60, y + 96), 40, fill=fill)
        draw.text((left + 30, y + 24), words, font=font, fill=ink if place % 2 == 0 else "white")
    return np.asarray(image)
