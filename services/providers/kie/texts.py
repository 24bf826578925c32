"""Patterns that classify Kie.ai's error texts, in all observed languages.

Kie.ai sends its own texts and passes on sentences and tokens of its models. Texts may change and may quote the prompt,
so each pattern has enough words to be unambiguous.
"""

import re

_JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")


def words(text: str) -> str:
    """Return a text normalized for the patterns: in lower case, tokens split into words.

    ``IMAGE_SAFETY``, ``imageSafety`` and ``image-safety`` all become ``image safety``.
    """
    return _JOINTS.sub(" ", text).replace("’", "'").lower()  # noqa: RUF001 - the apostrophe that phones type


def _pattern(*alternatives: str) -> re.Pattern[str]:
    # re.ASCII, so that ``\b`` matches between a Latin word and a Chinese one.
    return re.compile("|".join(alternatives), re.ASCII)


_UNABLE = r"(?:can ?not|can't|could not|couldn't|unable to|failed to|fail to|error)"
_PICTURE = r"(?:images?|pictures?|photos?|files?|urls?|links?|address(?:es)?|assets?|media|multimodal)"
_PICTURE_ZH = r"(?:图片|图像|文件|链接|地址)"
_GET_ZH = r"(?:下载|获取|加载|读取|访问)"

# Problems between the operator, Kie.ai and the services behind Kie.ai.
THROTTLED = _pattern(
    r"\brate limit|\btoo many (?:\w+ )?(?:requests|calls|tasks)\b|\bthrottl",
    r"\b(?:call|request)(?:s|ing)?(?: too)? frequen|\btoo frequent|\bfrequency\b.*\btoo high\b",
    r"\bresources?\b.*\bexhausted\b|\bquota\b|\bconcurren\w+ (?:limit|requests|tasks)\b",
    r"频率|频繁|请求过多|请求太多|配额|并发",
)
CREDITS = _pattern(
    r"\bcredits? (?:is |are )?(?:insufficient|exhausted)|\b(?:insufficient|not enough) (?:credits?|balance|funds)\b",
    r"\b(?:balance|credits?) (?:is not|isn't|are not|aren't|not) (?:enough|sufficient)|\bout of credits\b",
    r"余额不足|积分不足|额度不足|欠费",
)
KEY = _pattern(
    r"\b(?:invalid|wrong|unknown|expired|missing|incorrect) (?:api )?key\b|\bunauthori[sz]ed\b|\baccess permissions\b",
    r"\bapi key (?:is |was )?(?:not valid|invalid|wrong|unknown|expired|missing|incorrect|disabled)\b",
    r"密钥|未授权|鉴权",
)
MAINTENANCE = _pattern(
    r"^maintenance\b|\b(?:under|in|for|during|scheduled|system|model|service|server) maintenance\b|维护"
)
# We send only names of the catalogue, so such a text means that the model is gone for all users.
DISABLED = _pattern(
    r"\btemporarily paused\b|\bmodel name you specified is not supported\b|\bpage does not exist or is not published\b",
    r"\bmodel(?: \S+){0,4} (?:not found|does not exist|offline|discontinued|deprecated|no longer available)\b",
    r"模型.*(?:下线|不存在)",
)
# Parts of a request that do not come from the user, the location of the sender, and the servers behind Kie.ai.
OURS = _pattern(
    r"\bcall ?back\b|\bwebhook\b|\b(?:location|region|country)\b.*\bnot (?:supported|available|found)\b|地区",
    r"\binvalid (?:\w+ )?(?:response|reply|answer|json)\b|\bgateway\b",
)
OVERLOADED = _pattern(
    r"\boverload|\bheavy load\b|\bhigh demand\b|\b(?:no|at|model) capacity\b|\b(?:service|temporarily) unavailable\b"
)

MODERATION = _pattern(
    r"\bcontent (?:polic|filter|violation|restriction|(?:is |was )?not (?:permitted|allowed))",
    r"\busage (?:polic|guideline)",
    r"\b(?:forbidden|banned|disallowed|restricted) (?:words?|content|terms?)\b",
    r"\b(?:contain|depict|involv)\w* (?:\w+ )?(?:minors?|child\w*|nudes?)\b",
    r"\b(?:violat|moderat|copyright|celebrit|pornograph|public figure)",
    r"\b(?:sensitive|flagged|prohibited|safety|unsafe|nsfw|inappropriate|recitation|spii|harmful|hate speech)\b",
    r"\b(?:nudity|erotic|sexual|explicit content|guardrails?|community guidelines|terms of (?:service|use))\b",
    r"\bblock(?:ed)? reason\b|\bblock ?list|\bfiltered out\b|\bfilter failed\b|\bresponsible ai\b|\bprominent people\b",
    r"\b(?:prompt|request|response|image|content|generation|output)s?(?: \w+)? blocked\b",
    r"\bpublic error (?:minor|sexual|violence|danger)|\bimage other\b(?! than)|(?:^|reason\W{1,3}|\()no image\W*$",
    rf"\b{_UNABLE} (?:make|create|generate|produce) .*\bimages?\b.* (?:from|with|for) (?:the|this|your) .*\bprompts?\b",
    rf"\b{_UNABLE} (?:help|assist)(?: you)? with (?:that|this)\b",
    r"敏感|违规|违反|违禁|不当|色情|涉黄|暴力|审核|内容政策|安全(?:策略|过滤|性)|政策|版权|違規|違反|不當|審核",
    r"不適切|ポリシー|センシティブ|ガイドライン|規約|부적절|유해|민감|정책",
    r"contenu (?:sensible|inapproprié|interdit)|enfreint|raisons? de sécurité|filtros? de seguridad|por seguridad",
    r"contenido (?:sensible|inapropiado|prohibido)|infringe|sicherheits(?:gründe|richtlinie|filter|system)",
    r"inapropriad|conteúdo (?:sensível|proibido)|contenut[oi] (?:inappropriat|sensibil|vietat)|unangemessen",
    r"richtlinien? verst|verstößt|inhalt\w* abgelehnt|неприемлем|запрещ|наруша|nieodpowiedni|narusza|uygunsuz",
    r"vi phạm|nhạy cảm|melanggar|غير لائق|ينتهك",
)
INPUT_FETCH = _pattern(
    rf"\bupload api\b|\b{_PICTURE}\b.*\bfetch|\bfetch\w*\b.*\b{_PICTURE}\b",
    rf"\b{_PICTURE}\b.*\b(?:not accessible|inaccessible|unreachable|expired|not found|does not exist|access denied)\b",
    rf"\b{_PICTURE}\b.*\b{_UNABLE} be (?:loaded|downloaded|accessed|opened|read|retrieved)\b",
    rf"\b{_UNABLE} (?:load|download|access|open|read|retriev|get)(?:e|t?ing)?\b.*\b{_PICTURE}\b",
    rf"\b{_PICTURE} (?:down)?load(?:ing)?\b|\bdownload(?:ing)?\b.*\b{_PICTURE}\b.*\b(?:failed|timed? ?out)\b",
    rf"\b{_PICTURE}\b.*\b(?:http|status|code|error)\W*4\d\d\b",
    rf"{_PICTURE_ZH}.*(?:{_GET_ZH}(?:失败|超时)|(?:无法|不可|不能){_GET_ZH}|失效|过期)",
    rf"{_GET_ZH}.*{_PICTURE_ZH}.*(?:失败|超时)|(?:无法|不能){_GET_ZH}.*{_PICTURE_ZH}",
)
TIMEOUT = _pattern(
    r"\btimed? ?outs?\b|\btime limit\b|\bdeadline (?:expired|exceeded)\b|\b(?:took|taking|takes) too long\b",
    r"\bupstream\b.*\b(?:no (?:result|response|answer)|silen(?:t|ce)|did not respond)\b",
    r"超时|タイムアウト|시간 초과|время ожидания|délai dépassé|tiempo de espera|zeitüberschreitung",
)
INPUT = _pattern(
    r"\bfile type\b|\bnot supported\b|\bunsupported\b|\bparameter|\brequired\b|\bnot within the range\b",
    r"\ballowed options\b|\binvalid\b|\bnot valid\b|\btoo (?:long|large|big|small|short)\b|\bat (?:most|least) \d",
    r"\btoo many (?:images|pictures|photos|files|characters|words|tokens)\b|\bonly\b.*\bsupport",
    rf"\b(?:length|size|prompt|{_PICTURE})\b.*\bexceed",
    r"\bexceed\w*\b.*(?:length|size|characters|tokens|images|\d ?mb)\b",
    rf"\bmax(?:imum)? (?:length|size)\b|\b{_PICTURE}\b.*\b(?:corrupt|{_UNABLE} be (?:processed|decoded|parsed)\b)",
    rf"\b{_UNABLE} (?:process|decod|pars)(?:e|ing)?\b.*\b{_PICTURE}\b",
    r"过长|过大|过小|过多|超[出过].*(?:长度|限制|大小|字)|不支持|格式|参数|无效|不合法",
)
