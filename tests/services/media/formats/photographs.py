"""Photographs as phones, cameras, editors and strangers write them: with more in the file than its pixels need."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from services.media.formats import png_chunks

SECRET = b"SECRET-51.5007N-0.1246W"
GAIN_MAP = b"urn:iso:std:iso:ts:21496:-1\0"
PRIMARIES = (31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>' + SECRET + b"</exif:GPSLatitude></x:xmpmeta>"


def noise(mode: str = "RGB", size: tuple[int, int] = (61, 43)) -> Image.Image:
    """Return an image that does not compress to nothing."""
    image = Image.effect_noise(size, 60)
    return image.quantize(16) if mode == "P" else image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def profile() -> bytes:
    """Return a colour profile that is not sRGB's."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def exif(orientation: int | None = 1, *, order: str = "<") -> bytes:
    """Return Exif with a position, a camera's serial number, a maker's note and an owner's name."""
    tags = Image.Exif()
    tags.endian = order
    if orientation is not None:
        tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Artist] = SECRET.decode()
    tags[ExifTags.Base.MakerNote] = SECRET
    position = tags.get_ifd(ExifTags.IFD.GPSInfo)
    position[ExifTags.GPS.GPSLatitudeRef] = "N"
    position[ExifTags.GPS.GPSLatitude] = (51.0, 30.0, 2.52)
    position[ExifTags.GPS.GPSProcessingMethod] = SECRET
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = SECRET.decode()
    return tags.tobytes()


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def jpeg(*segments: bytes, behind: bytes = b"", **options: Any) -> bytes:
    """Return a JPEG with these segments behind its start, and these bytes behind its end."""
    data = encoded(options.pop("image", noise()), "JPEG", **options)
    return data[:2] + b"".join(segments) + data[2:] + behind


def before_scans(data: bytes, added: bytes) -> bytes:
    """Return a JPEG with ``added`` before its last scan: between the scans of a progressive one."""
    at = data.rindex(b"\xff\xda")
    return data[:at] + added + data[at:]


def png(*added: bytes, before: bytes = b"IDAT", **options: Any) -> bytes:
    """Return a PNG with these chunks before its first chunk of that type."""
    data = encoded(options.pop("image", noise()), "PNG", **options)
    at = next(chunk.start for chunk in png_chunks.chunks(data) if chunk.kind == before)
    return data[:at] + b"".join(added) + data[at:]


def text(words: bytes = SECRET) -> PngInfo:
    info = PngInfo()
    info.add_text("Location", words.decode())
    info.add_text("Comment", words.decode(), zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


def odd(data: bytes) -> bytes:
    """Return ``data`` with an odd length, which needs padding in a WebP."""
    return data if len(data) % 2 else data + b" "


def webp_chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def webp(*added: bytes, **options: Any) -> bytes:
    """Return a WebP with these chunks at its end."""
    data = encoded(options.pop("image", noise()), "WEBP", **options) + b"".join(added)
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def thumbnail_jfif() -> bytes:
    """Return a JFIF segment with a thumbnail of two pixels, as some scanners write it."""
    return segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\2\1" + SECRET[:6])


def photoshop() -> bytes:
    """Return IPTC-IIM with a city, in a segment as Photoshop writes it."""
    city = b"\x1c\x02\x5a" + struct.pack(">H", len(SECRET)) + SECRET
    return segment(
        0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0" + struct.pack(">I", len(city)) + city + bytes(len(city) % 2)
    )


def manifest() -> bytes:
    """Return the bytes of a JUMBF box as C2PA has it."""
    label = b"\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0"
    description = struct.pack(">I", 8 + 4 + len(label)) + b"jumdc2pa" + label
    return struct.pack(">I", 8 + len(description)) + b"jumb" + description


def c2pa_segment() -> bytes:
    return segment(0xEB, b"JP\0\1\0\0\0\1" + manifest())


def mpo() -> bytes:
    """Return a photograph with a second picture, as dual cameras and gain maps write it."""
    return encoded(noise(), "MPO", save_all=True, append_images=[noise()], exif=exif())


def raw_profile(kind: str) -> bytes:
    """Return Exif in a chunk of packed text, as ImageMagick writes it."""
    hexadecimal = SECRET.hex()
    words = f"\n{kind}\n{len(SECRET):8}\n{hexadecimal}\n".encode()
    return png_chunks.encode_chunk(b"zTXt", f"Raw profile type {kind}".encode() + b"\0\0" + zlib.compress(words))


JPEGS: dict[str, Callable[[], bytes]] = {
    "Exif with a position": lambda: jpeg(exif=exif()),
    "big-endian Exif": lambda: jpeg(exif=exif(order=">")),
    "Exif without an orientation": lambda: jpeg(exif=exif(None)),
    "two segments of Exif": lambda: jpeg(segment(0xE1, exif()), segment(0xE1, exif())),
    "Exif of 64 KB": lambda: jpeg(segment(0xE1, exif() + bytes(65_000 - len(exif())))),
    "a thumbnail in Exif": lambda: jpeg(segment(0xE1, exif() + jpeg(comment=SECRET))),
    "Exif without JFIF": lambda: without_jfif(jpeg(exif=exif())),
    "Exif between scans": lambda: before_scans(jpeg(progressive=True), segment(0xE1, exif())),
    "XMP with a position": lambda: jpeg(xmp=XMP),
    "extended XMP": lambda: jpeg(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + SECRET * 20)),
    "IPTC with a city": lambda: jpeg(photoshop()),
    "a comment": lambda: jpeg(comment=SECRET),
    "a comment between scans": lambda: before_scans(jpeg(progressive=True), segment(0xFE, SECRET)),
    "a thumbnail in JFIF": lambda: thumbnail_jfif().join([b"\xff\xd8", jpeg()[20:]]),
    "a thumbnail behind JFIF": lambda: jpeg(segment(0xE0, b"JFXX\0\x10" + encoded(noise(), "JPEG") + SECRET)),
    "a thermal camera's data": lambda: jpeg(segment(0xE1, b"FLIR\0\1\0\0" + SECRET)),
    "a camera's own segments": lambda: jpeg(*(segment(0xE0 + number, b"Own\0" + SECRET) for number in range(3, 16))),
    "C2PA of a camera": lambda: jpeg(c2pa_segment() + segment(0xEB, SECRET)),
    "a second picture": mpo,
    "a gain map": lambda: jpeg(
        segment(0xE2, b"urn:iso:std:iso:ts:21496:-1\0" + SECRET), behind=encoded(noise(), "JPEG")
    ),
    "a Motion Photo": lambda: jpeg(behind=b"\0\0\0\x18ftypmp42" + SECRET + bytes(5000)),
    "a phone's trailer": lambda: jpeg(behind=b"MotionPhoto_Data" + SECRET + b"SEFT"),
    "a ZIP archive behind its end": lambda: jpeg(behind=b"PK\3\4" + SECRET),
    "bytes between its segments": lambda: jpeg(segment(0xFE, b"") + SECRET),
    "a colour profile": lambda: jpeg(icc_profile=profile(), exif=exif()),
    "a colour profile in parts": lambda: jpeg(icc_profile=profile() + bytes(100_000), exif=exif()),
    "four inks": lambda: jpeg(image=noise("CMYK"), exif=exif()),
    "RGB without a transform": lambda: jpeg(keep_rgb=True, exif=exif()),
    "one channel": lambda: jpeg(image=noise("L"), exif=exif()),
    "restarts": lambda: jpeg(restart_marker_blocks=2, exif=exif()),
    "a density": lambda: jpeg(dpi=(300, 300), exif=exif()),
}
PNGS: dict[str, Callable[[], bytes]] = {
    "Exif": lambda: png(exif=exif()),
    "Exif behind its pixels": lambda: png(png_chunks.encode_chunk(b"eXIf", exif()), before=b"IEND"),
    "texts": lambda: png(pnginfo=text()),
    "texts behind its pixels": lambda: png(png_chunks.encode_chunk(b"tEXt", b"Location\0" + SECRET), before=b"IEND"),
    "Exif as a packed text": lambda: png(raw_profile("exif")),
    "IPTC as a packed text": lambda: png(raw_profile("iptc")),
    "a time": lambda: png(png_chunks.encode_chunk(b"tIME", struct.pack(">HBBBBB", 2024, 5, 1, 12, 0, 0))),
    "a prompt": lambda: png(png_chunks.encode_chunk(b"iTXt", b"parameters\0\0\0\0\0" + SECRET)),
    "C2PA": lambda: png(png_chunks.encode_chunk(b"caBX", manifest() + SECRET)),
    "an editor's own chunk": lambda: png(png_chunks.encode_chunk(b"mkTS", SECRET)),
    "bytes behind its end": lambda: png() + SECRET,
    "a colour profile": lambda: png(icc_profile=profile(), exif=exif()),
    "a gamma and primaries": lambda: png(
        png_chunks.encode_chunk(b"gAMA", struct.pack(">I", 45_455)),
        png_chunks.encode_chunk(b"cHRM", struct.pack(">8I", *PRIMARIES)),
        exif=exif(),
    ),
    "a palette with transparency": lambda: png(image=noise("P"), transparency=0, exif=exif()),
    "16 bits": lambda: png(image=noise("I;16"), exif=exif()),
    "an animation": lambda: png(save_all=True, append_images=[noise(), noise()], exif=exif()),
}
WEBPS: dict[str, Callable[[], bytes]] = {
    "Exif": lambda: webp(exif=exif()),
    "XMP": lambda: webp(xmp=XMP),
    "Exif and XMP of odd lengths": lambda: webp(exif=odd(exif()), xmp=odd(XMP)),
    "C2PA": lambda: webp(webp_chunk(b"C2PA", manifest() + SECRET), exif=exif()),
    "an unknown chunk": lambda: webp(webp_chunk(b"SECR", SECRET), exif=exif()),
    "Exif with its name in front": lambda: webp(webp_chunk(b"EXIF", b"Exif\0\0" + exif())),
    "metadata that are not announced": lambda: webp(webp_chunk(b"EXIF", exif())),
    "bytes behind its end": lambda: webp() + SECRET,
    "a colour profile": lambda: webp(icc_profile=profile(), exif=exif()),
    "transparency": lambda: webp(image=noise("RGBA"), exif=exif()),
    "transparency without loss": lambda: webp(image=noise("RGBA"), lossless=True, exif=exif()),
    "an animation": lambda: webp(save_all=True, append_images=[noise(), noise()], exif=exif(), xmp=XMP),
}
PHOTOGRAPHS = {
    **{f"JPEG: {name}": ("image/jpeg", make) for name, make in JPEGS.items()},
    **{f"PNG: {name}": ("image/png", make) for name, make in PNGS.items()},
    **{f"WebP: {name}": ("image/webp", make) for name, make in WEBPS.items()},
}
"""Of each kind of file, photographs with all that is not to leave with them; all are upright."""


def without_jfif(data: bytes) -> bytes:
    """Return a JPEG that begins with Exif, as cameras write it."""
    return data[:2] + data[20:] if data[2:4] == b"\xff\xe0" else data


def grain(width: int, height: int, sigma: float) -> Image.Image:
    """Return grey noise that compresses as badly as that of a camera; large ones repeat a tile, which is drawn once."""
    tile = Image.effect_noise((min(width, 1_000), min(height, 1_000)), sigma)
    noise = Image.new("L", (width, height))
    for left in range(0, width, tile.width):
        for top in range(0, height, tile.height):
            noise.paste(tile, (left, top))
    return noise
