"""Failures: the kind of a failed task is read from its code, and from a text without a documented format."""

from services.generation.failures import failure_of, is_retryable
from services.providers.kie.failures import failure
from services.providers.tasks import FailureKind
from tests.support.cases import in_turn

MODERATION, INPUT, FETCH = FailureKind.MODERATION, FailureKind.INPUT, FailureKind.INPUT_FETCH
PROVIDER, TIMEOUT = FailureKind.PROVIDER, FailureKind.TIMEOUT


@in_turn(
    ("code", "message", "kind"),
    [
        ("500", "finish_reason: IMAGE_SAFETY", MODERATION),
        ("500", "PROHIBITED_CONTENT", MODERATION),
        ("400", "blockReason: BLOCKLIST", MODERATION),
        ("500", "block_reason=OTHER", MODERATION),
        ("400", "Upload refused: nsfw", MODERATION),
        ("500", "The result was unsafe", MODERATION),
        ("400", "This violates the rules", MODERATION),
        ("500", "图片包含违规内容", MODERATION),
        ("500", "Contenu inapproprié", MODERATION),
        ("400", "Download of the image failed: the URL has expired", FETCH),
        ("500", "Unable to download the picture", FETCH),
        ("500", "The file cannot be opened", FETCH),
        ("500", "Your image_urls are not accessible", FETCH),
        ("500", "The prompt has too many characters", INPUT),
        ("500", "The picture is too large", INPUT),
        ("500", "At most 8 images are taken", INPUT),
        ("500", "Internal Error: timed out", TIMEOUT),
        ("501", "Generation time-out", TIMEOUT),
        ("500", "Internal error, please try again later", PROVIDER),
        ("500", "Too many requests", PROVIDER),
        ("999", "A text that nobody has seen", PROVIDER),
    ],
)
def test_a_failure_is_of_its_kind(code: str, message: str, kind: FailureKind) -> None:
    assert failure(code, message).kind is kind


@in_turn(
    ("code", "message", "kind"),
    [
        # Texts of Gemini's filters, and of services that pass them on.
        ("500", "IMAGE_PROHIBITED_CONTENT", MODERATION),
        ("500", "The output could not be generated: it goes against Google's Responsible AI practices.", MODERATION),
        ("500", "finishReason=IMAGE_RECITATION", MODERATION),
        ("500", "Gemini could not generate an image (IMAGE_OTHER)", MODERATION),
        ("500", "NO_IMAGE", MODERATION),
        ("500", "Gemini could not generate images with the given prompts and images", MODERATION),
        ("400", "PUBLIC_ERROR_PROMINENT_PEOPLE_FILTER_FAILED", MODERATION),
        ("400", "PUBLIC_ERROR_MINOR_UPLOAD", MODERATION),
        ("422", "CONTENT_POLICY_BLOCKED: the input was flagged", MODERATION),
        ("400", "Request blocked: a safety review blocked the generation.", MODERATION),
        ("400", "All images were filtered out; try to rephrase the prompt. Support codes: 29310472", MODERATION),
        ("400", "Output was refused by our guardrails around nudity", MODERATION),
        ("451", "upstream bizCode=451, msg=prompt_unsafe", MODERATION),
        ("451", "input_moderation", MODERATION),
        ("moderation_blocked", "Please contact support", MODERATION),
        ("content_policy_violation", "", MODERATION),
        ("500", "I can\u2019t help with that", MODERATION),
        ("400", "The prompt contains forbidden words", MODERATION),
        ("500", "Failed due to content restrictions", MODERATION),
        ("400", "The reference image depicts minors", MODERATION),
        # Languages, also without spaces around the words.
        ("500", "提示词包含NSFW内容", MODERATION),
        ("500", "内容审核未通过", MODERATION),
        ("500", "該請求違反內容政策", MODERATION),
        ("400", "コンテンツポリシーに反しています", MODERATION),
        ("400", "유해한 요청입니다", MODERATION),
        ("400", "Ваш запрос НАРУШАЕТ правила", MODERATION),
        ("400", "Ihr Inhalt wurde abgelehnt: er verstößt gegen die Richtlinien", MODERATION),
        ("400", "Conteúdo proibido", MODERATION),
        ("400", "Bloqueado por filtros de seguridad", MODERATION),
        ("400", "Aus Sicherheitsgründen blockiert", MODERATION),
        ("400", "Bloqué pour des raisons de sécurité", MODERATION),
        ("400", "Yêu cầu vi phạm chính sách", MODERATION),
        ("500", "图片下载失败", FETCH),
        ("400", "无法访问图片链接", FETCH),
        ("500", "图像生成失败", PROVIDER),
        ("500", "提示词过长", INPUT),
        ("500", "图片大小超出限制", INPUT),
        ("500", "任务超时", TIMEOUT),
        ("500", "请求过于频繁", PROVIDER),
        # A picture that cannot be fetched, and one that cannot be used.
        ("400", "Failed to fetch the image. Kindly verify any access limits", FETCH),
        ("400", "Cannot fetch content from the provided URL", FETCH),
        ("500", "Download the media resource timed out during the data inspection", FETCH),
        ("500", "Failed to download multimodal content", FETCH),
        ("500", "Your image_url answered with status 404", FETCH),
        ("500", "Unable to process input image. Please retry or report it", INPUT),
        ("500", "Provided image is not valid", INPUT),
        ("INVALID_IMAGE", "", INPUT),
        ("IMAGE_TOO_LARGE", "", INPUT),
        ("UNSUPPORTED_IMAGE_FORMAT", "", INPUT),
        ("500", "PUBLIC_ERROR_PROMPT_TOO_LONG", INPUT),
        ("500", "Only English prompts are supported", INPUT),
        ("500", "Failed to create task: image_size is not within the range of allowed options", INPUT),
        ("500", "Failed to create task: prompt is required", INPUT),
        ("500", "Failed to generate image: the prompt is too long", INPUT),
        ("500", "Image size exceeds 30MB", INPUT),
        ("500", "The text exceeds 10000 characters", INPUT),
        ("500", "The image file is corrupted", INPUT),
        ("500", "Your photo could not be processed", INPUT),
        # Time-outs.
        ("500", "Deadline expired before operation could complete.", TIMEOUT),
        ("504", "DEADLINE_EXCEEDED", TIMEOUT),
        ("500", "The generation took too long", TIMEOUT),
        ("500", "Time limit exceeded", TIMEOUT),
        ("500", "Invalid state: the upstream timed out", TIMEOUT),
        # Matters that only the operator, Kie.ai or its suppliers can mend.
        ("400", "Request blocked: rate limit exceeded", PROVIDER),
        ("429", "Resource has been exhausted (e.g. check quota).", PROVIDER),
        ("400", "API key not valid. Please pass a valid API key.", PROVIDER),
        ("422", "Credits insufficient: 18 required", PROVIDER),
        ("500", "You have exceeded the daily limit of this account", PROVIDER),
        ("500", "socket hang up", PROVIDER),
        ("500", "系统繁忙", PROVIDER),
        ("422", "callBackUrl is invalid", PROVIDER),
        ("400", "User location is not supported for the API use.", PROVIDER),
        ("MODEL_NOT_FOUND", "The model was not found in this region", PROVIDER),
        ("500", "Invalid response from upstream", PROVIDER),
        ("503", "The model is overloaded. Please try again later.", PROVIDER),
        ("503", "MODEL_CAPACITY_EXHAUSTED", PROVIDER),
        ("500", "TypeError: fetch failed sending request", PROVIDER),
        ("FALLBACK_FAILED", "", PROVIDER),
        ("500", "The upload holds no image", PROVIDER),
    ],
)
def test_a_failure_in_the_words_of_public_reports_is_of_its_kind(code: str, message: str, kind: FailureKind) -> None:
    assert failure(code, message).kind is kind


def test_only_what_the_user_can_mend_names_the_input_and_nothing_that_is_refused_for_content_is_retryable() -> None:
    shown = {kind: failure_of(kind) for kind in FailureKind}

    assert {kind for kind, (code, _) in shown.items() if is_retryable(code)} == {FETCH, PROVIDER, TIMEOUT}
    assert {kind for kind, (_, message) in shown.items() if "request" in message} == {MODERATION, INPUT}
    assert not any("image" in message.partition("image service")[2] for _, message in (shown[MODERATION], shown[INPUT]))
    assert shown[FETCH] == shown[PROVIDER]
