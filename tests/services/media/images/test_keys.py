"""Keys of images: equal for the same seed, and none reveals another one."""

import re

from services.media.images import keys


def test_the_same_seed_gives_the_same_keys_and_every_key_has_128_bits_of_its_own() -> None:
    seed = keys.new_seed()
    stems = [keys.input_stem("cre_1", seed), keys.result_stem("cre_1", seed), keys.result_stem("cre_2", seed)]

    every = [key for stem in stems for key in stem.keys("image/png")]

    shape = re.compile(r"(?:originals|generated)/cre_\d(?:-small|-320|-640|-1280|-2560)?-([0-9a-f]{32})\.(?:png|webp)")
    parts = [shape.fullmatch(key) for key in every]
    assert len({part[1] for part in parts if part is not None}) == len(every)
    assert not any(seed in key for key in every)
    assert keys.input_stem("cre_1", seed).keys("image/png") == stems[0].keys("image/png")
    assert keys.input_stem("cre_1", keys.new_seed()).keys("image/png") != stems[0].keys("image/png")


def test_what_may_have_been_stored_is_known_whatever_type_it_was() -> None:
    stem = keys.result_stem("cre_1", keys.new_seed())

    every = {key for kind in ("image/jpeg", "image/png", "image/webp") for key in stem.keys(kind)}

    assert set(stem.every_key()) == every
