"""The table of the further inputs of generations: the first input is in the columns of the generation itself."""

import enum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, LongText, PrimaryId, referring_index


class InputRole(enum.StrEnum):
    """The use of an input image by the model."""

    REFERENCE = "reference"


class GenerationInput(Base):
    """The second or a further input of a generation; ``image_id`` is set once its image is stored and checked."""

    __tablename__ = "generation_inputs"
    __table_args__ = (
        CheckConstraint("position >= 1", name="position_after_the_first"),
        referring_index("generation_inputs", "source_image_id"),
        referring_index("generation_inputs", "source_upload_id"),
        referring_index("generation_inputs", "image_id"),
    )

    generation_id: Mapped[PrimaryId] = mapped_column(ForeignKey("image_generation_tasks.id"))
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # The first input has position 0.
    role: Mapped[str] = mapped_column(String(16))  # An ``InputRole``; older code keeps those that it does not have.
    # At most one of the next three is set, as for the first input.
    source_url: Mapped[LongText | None]
    source_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    source_upload_id: Mapped[Id | None] = mapped_column(ForeignKey("uploads.id"))
    image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
