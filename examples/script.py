"""Make a watercolour of a photograph: python examples/script.py PHOTO [OUT]

ATELIER_URL is the server's address, ATELIER_TOKEN the user's token (default: a new demo user).
"""

import os
import sys

from atelier_client import Atelier, Creation, GenerationFailed, InsufficientCredits, demo_token

URL = os.environ.get("ATELIER_URL", "http://127.0.0.1:8000")


def show(creation: Creation) -> None:
    print(creation.stage.lower())


def main(photo: str, out: str = "watercolour.png") -> None:
    token = os.environ.get("ATELIER_TOKEN")
    with Atelier(URL, token, sign_in=None if token else lambda _refused: demo_token(URL)) as atelier:
        try:
            (begun,) = atelier.create("a watercolour of this photograph", images=[photo], style="sty_watercolour")
            creation = atelier.wait(begun.id, on_change=show)
        except InsufficientCredits as refused:
            pack = atelier.packs()[0]
            payment = atelier.checkout(pack.id)
            sys.exit(f"{refused} Buy {pack.credits} at {payment.checkout_url}")
        except GenerationFailed as failed:
            sys.exit(f"No image was made, and the credits are back: {failed}")
        if creation.generated_image:
            atelier.download(creation.generated_image, out)
        print(f"saved {out}; {atelier.credits().balance} credits are left")


if __name__ == "__main__":
    main(*sys.argv[1:])
