"""The domain's enums, registered once."""

import strawberry

from db.models.creations import CreationStatus, FailureCode
from db.models.credits import CreditTransactionKind
from db.models.payments import PaymentStatus
from db.records.creations import CreationStage
from services.events.log import EventKind
from services.kie.requests import AspectRatio, OutputFormat, Resolution

__all__ = [
    "AspectRatio",
    "CreationStage",
    "CreationStatus",
    "CreditTransactionKind",
    "EventKind",
    "FailureCode",
    "OutputFormat",
    "PaymentStatus",
    "Resolution",
]

strawberry.enum(AspectRatio, description="Width to height; AUTO: that of the input image.")
strawberry.enum(Resolution, description="The length of the longer side: ONE_K is 1024 pixels.")
strawberry.enum(OutputFormat, description="The file type of the image.")
strawberry.enum(EventKind, description="How things stand, what changed, or that the past is no longer kept.")
strawberry.enum(CreationStatus, description="How far a creation is.")
strawberry.enum(CreationStage, description="Where a creation is, finer than its status.")
strawberry.enum(FailureCode, description="Why no image was made.")
strawberry.enum(CreditTransactionKind, description="What moved credits.")
strawberry.enum(PaymentStatus, description="How far a payment is.")
