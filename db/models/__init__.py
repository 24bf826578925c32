"""The tables, one module for each subject."""

from db.models.archives import Archive, ArchiveKind, ArchiveState
from db.models.audit import AuditAction, AuditEntry, AuditOutcome, OperatorDay, UserBlock
from db.models.billing.credits import CreditTransaction, CreditTransactionKind
from db.models.billing.debts import DebtEntry, DebtKind
from db.models.billing.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.catalogue import ModelCheck, ModelPause
from db.models.creations import CreationStatus, FailureCode, GenerationInput, GenerationTask, InputRole, Step
from db.models.events import Event, EventSubject
from db.models.installation import Installation
from db.models.limits import Limit
from db.models.media.erasures import Erasure
from db.models.media.images import Image
from db.models.media.renders import Render
from db.models.media.uploads import Upload
from db.models.privacy import ErasedObject, ErasureState, PersonErasure, PersonFact
from db.models.secrets import Secret
from db.models.shares import Share
from db.models.timelines import GenerationMoment, MomentKind
from db.models.users import SignUpGrant, StreamTicket, User, UserPresence
from db.models.webhooks import (
    WebhookAttempt,
    WebhookDelivery,
    WebhookDeliveryStatus,
    WebhookEndpoint,
    WebhookSecret,
    WebhookSubscription,
    WebhookType,
)

__all__ = [
    "Archive",
    "ArchiveKind",
    "ArchiveState",
    "AuditAction",
    "AuditEntry",
    "AuditOutcome",
    "CreationStatus",
    "CreditTransaction",
    "CreditTransactionKind",
    "DebtEntry",
    "DebtKind",
    "ErasedObject",
    "Erasure",
    "ErasureState",
    "Event",
    "EventSubject",
    "FailureCode",
    "GenerationInput",
    "GenerationMoment",
    "GenerationTask",
    "Image",
    "InputRole",
    "Installation",
    "Limit",
    "ModelCheck",
    "ModelPause",
    "MomentKind",
    "OperatorDay",
    "Payment",
    "PaymentReversal",
    "PaymentStatus",
    "PersonErasure",
    "PersonFact",
    "Render",
    "ReversalKind",
    "Secret",
    "Share",
    "SignUpGrant",
    "Step",
    "StreamTicket",
    "Upload",
    "User",
    "UserBlock",
    "UserPresence",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookDeliveryStatus",
    "WebhookEndpoint",
    "WebhookSecret",
    "WebhookSubscription",
    "WebhookType",
]
