"""The tables, one module a noun."""

from db.models.creations import CreationStatus, FailureCode, GenerationTask, Step
from db.models.credits import CreditTransaction, CreditTransactionKind
from db.models.events import Event, EventSubject
from db.models.images import Image
from db.models.limits import Limit
from db.models.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.secrets import Secret
from db.models.uploads import Upload
from db.models.users import User

__all__ = [
    "CreationStatus",
    "CreditTransaction",
    "CreditTransactionKind",
    "Event",
    "EventSubject",
    "FailureCode",
    "GenerationTask",
    "Image",
    "Limit",
    "Payment",
    "PaymentReversal",
    "PaymentStatus",
    "ReversalKind",
    "Secret",
    "Step",
    "Upload",
    "User",
]
