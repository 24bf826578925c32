"""The enums of the operator API."""

import enum

from db.models.audit import AuditAction
from db.models.creations import Step
from schema.core.enums import describe
from services.operators.live import ChangeKind
from services.operators.operators import Role
from services.operators.timelines import TimelineKind

__all__ = ["AuditAction", "ChangeKind", "RefusalCode", "Role", "Step", "TimelineKind"]


class RefusalCode(enum.StrEnum):
    """The kind of a refusal, named like its exception."""

    ALREADY_DONE = "AlreadyDone"
    BUSY = "Busy"
    DAY_LIMIT_REACHED = "DayLimitReached"
    ERASURE_MUST_WAIT = "ErasureMustWait"
    IDEMPOTENCY_KEY_REUSED = "IdempotencyKeyReused"
    INSUFFICIENT_CREDITS = "InsufficientCredits"
    INVALID_INPUT = "InvalidInput"
    NOT_ALLOWED = "NotAllowed"
    NOT_FOUND = "NotFound"
    TOO_MANY_EXPORTS = "TooManyExports"
    WRONG_STATE = "WrongState"


describe(
    RefusalCode,
    "The kind of a refusal.",
    ALREADY_DONE="It is so already, or can be done only once.",
    BUSY="A worker acts on the generation, or the provider's answer is awaited.",
    DAY_LIMIT_REACHED="The credits that your role may give in a day are used up.",
    ERASURE_MUST_WAIT="The user has running work, an undecided payment or an open dispute.",
    IDEMPOTENCY_KEY_REUSED="The key belongs to another action, or to the same with other arguments.",
    INSUFFICIENT_CREDITS="The balance is lower than the credits to take.",
    INVALID_INPUT="A value cannot be used.",
    NOT_ALLOWED="Your role does not allow it, or it would lock operators out.",
    NOT_FOUND="The object does not exist.",
    TOO_MANY_EXPORTS="You have too many pending exports.",
    WRONG_STATE="The status of the generation does not allow it.",
)
describe(
    Role,
    "The role of an operator.",
    SUPPORT="Reads everything; grants, gives goodwill, requeues, cancels and reveals.",
    ADMIN="Does everything.",
    SHELL="Uses commands on a machine of the installation, without limits.",
)
describe(
    Step,
    "The next action of a worker for a generation.",
    PREPARE="Fetch and check the input.",
    SUBMIT="Send the request to the provider.",
    AWAIT="Wait for the provider's result.",
    STORE="Download and store the result.",
)
describe(
    AuditAction,
    "An action of operators.",
    GRANT="Credits were given.",
    DEDUCT="Credits were taken.",
    SETTLE="Credits were given to settle a debt.",
    GOODWILL="Credits of an image that was made were given back.",
    BLOCK="A user was blocked.",
    UNBLOCK="The block of a user was ended.",
    REQUEUE="The next step of a generation was made due.",
    CANCEL="A generation was canceled and refunded.",
    PAUSE_MODEL="A model was paused.",
    RESUME_MODEL="The pause of a model was ended.",
    REVEAL="The prompt and pictures of a creation were read.",
    CREATE_WEBHOOK="A webhook endpoint was created.",
    UPDATE_WEBHOOK="A webhook endpoint was changed.",
    DELETE_WEBHOOK="A webhook endpoint was deleted.",
    DISABLE_WEBHOOK="Sending to a webhook endpoint was stopped.",
    ENABLE_WEBHOOK="Sending to a webhook endpoint was resumed.",
    ROTATE_WEBHOOK="A webhook endpoint got a new secret.",
    TEST_WEBHOOK="A test was sent to a webhook endpoint.",
    REPLAY_WEBHOOK="Webhook messages were sent again.",
    EXPORT="The export of a user was requested.",
    DOWNLOAD="The export of a user was downloaded.",
    ERASE="The erasure of a user was requested.",
    VERIFY_ERASURE="A search for anything that is left of an erased user was requested.",
    ROTATE_KEYS="The installation's root key was replaced.",
)
describe(
    ChangeKind,
    "The kind of a notice of a change.",
    READY="The subscription has begun: read what is shown.",
    GENERATION="A generation has changed.",
    CREDIT="The credits of the user have changed.",
    RESET="Notices may have been lost: read everything that is shown again.",
)
describe(
    TimelineKind,
    "The kind of an entry of a generation's timeline.",
    REQUESTED="The user made the request.",
    STEP="A step has ended, and the next one began.",
    RETRY="An attempt of a step failed, and will be repeated.",
    POLL="The provider's state of the task was read, and the task had not ended. All polls in a row are one entry.",
    CALLBACK="The provider's callback arrived.",
    OPERATOR="An operator acted, or was refused.",
    ENDED="The generation ended.",
)
