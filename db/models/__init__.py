"""The tables, one module for each subject."""

from db.models.audit import AuditAction, AuditEntry, AuditOutcome, OperatorDay, UserBlock
from db.models.catalogue import ModelCheck, ModelPause
from db.models.creations import CreationStatus, FailureCode, GenerationInput, GenerationTask, InputRole, Step
from db.models.credits import CreditTransaction, CreditTransactionKind
from db.models.debts import DebtEntry, DebtKind
from db.models.erasures import Erasure
from db.models.events import Event, EventSubject
from db.models.images import Image
from db.models.installation import Installation
from db.models.limits import Limit
from db.models.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.secrets import Secret
from db.models.uploads import Upload
from db.models.users import SignUpGrant, StreamTicket, User

__all__ = [
    "AuditAction",
    "AuditEntry",
    "AuditOutcome",
    "CreationStatus",
    "CreditTransaction",
    "CreditTransactionKind",
    "DebtEntry",
    "DebtKind",
    "Erasure",
    "Event",
    "EventSubject",
    "FailureCode",
    "GenerationInput",
    "GenerationTask",
    "Image",
    "InputRole",
    "Installation",
    "Limit",
    "ModelCheck",
    "ModelPause",
    "OperatorDay",
    "Payment",
    "PaymentReversal",
    "PaymentStatus",
    "ReversalKind",
    "Secret",
    "SignUpGrant",
    "Step",
    "StreamTicket",
    "Upload",
    "User",
    "UserBlock",
]
