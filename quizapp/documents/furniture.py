"""What surrounds a text on its page: menus, captions, rights, links, notices; told by its words."""

from __future__ import annotations

import re

_CAPTION = re.compile(
    r"""^(?:photo(?:graph)?s?|image|picture|video|credits?|figure|fig\.|table|map|illustration|courtesy|caption)
        \b(?:\s*(?:\d+[.:]?|:|by\b|courtesy\b|credit|©|from\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_DATED_FIELD = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}: [^,.:;()]{2,40} \((?:[a-z]+ )?\d{4}\)")
"""`Manager: Ida Roe (2019)` is no publication of that year."""
_MENU = re.compile(
    r"""^(?:search(?:\ our\ (?:content|site|website))?|find\ out\ more|(?:read|learn|see|show|view|load)\ (?:more
    |less|all)
    |continue\ reading|skip\ (?:to|navigation)\b.{0,30}|more|menu|home|home\ ?page|print|back(?:\ to\ .{3,30})?|top|next
    |(?:share|tweet|email|pin)(?:\ (?:this|on|via|by|it)\b.{0,20})?|previous|prev|(?:next|previous)\ (?:post|article
    |page).{0,40}
    |subscribe(?:\ (?:now|to|for)\b.{0,40})?|sign\ (?:in|up)(?:\ (?:for|to)\b.{0,40})?|log\ ?(?:in|out)|register
    |cookies?(?:\ .{3,20})?|accept(?:\ (?:all|cookies).{0,20})?|close|(?:table\ of\ )?contents|download(?:\ (?:pdf
    |as)\b.{0,20})?
    |toggle\ .{3,30}|related(?:\ .{3,20})?|(?:you\ )?(?:may|might)\ also\ like.{0,20}|most\ (?:read|viewed|popular
    |shared).{0,20}
    |follow\ us.{0,20}|connect\ with\ us.{0,20}|site\ ?map|faq|\w+\.loading|jump\ to\ .{3,30}|click\ here.{0,30}|expand
    |collapse|edit|loading\W*|play|listen|live|advertisement|sponsored(?:\ content)?|add\ to\ (?:basket|cart
    |list).{0,10}
    |customers?\ (?:also|who)\b.{0,40}|article\ continues\ below.{0,20}|story\ continues\ below.{0,20}
    |leave\ a\ (?:comment|reply)
    |\d*\ ?(?:comments?|shares?|likes?|replies|views)|trending(?:\ now)?|what\ to\ read\ next
    |recommended(?:\ for\ you)?|popular
    |\d+\ min(?:ute)?s?\ read|on\ this\ page|in\ this\ (?:article|section)|view\ (?:source|history|profile|larger\ .*)
    |(?:facebook|twitter|linkedin|pinterest|whatsapp|instagram|reddit|email|youtube)|your\ (?:account|basket|cart)
    |(?:previous|next)\ chapter|get\ started|contact(?:\ us)?|about(?:\ us)?|help|(?:privacy|cookie)\ (?:policy|notice)
    |terms(?:\ (?:and|&)\ conditions|\ of\ (?:use|service))?|breaking\ news(?:\ [A-Z]\w+){2,})\s*[:»>…→↑]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_ARROW = re.compile(r"\S\s*(?:>>|»|→|›|↗|▸|▾)$|^(?:←|«|‹|<<)\s*\S|^(?:\[\s?\W{1,2}\s?\]\s*\|?\s*){2,}")
_ENTRY = re.compile(
    r"\b(?:Home|Shop|About(?: us)?|Contact(?: us)?|Basket|Cart|Log ?in|Sign ?in|Register|Search|News|Blog|FAQs?|Help"
    r"|Menu"
    r"|Events|Support|Careers|Jobs|Press|Account|Subscribe|Newsletter|Cookies|Privacy|Terms|Sitemap|Facebook|Twitter"
    r"|Instagram|YouTube|LinkedIn|Pinterest|Courses|Products|Services|Store|Donate|Politics|Sport|Weather|Business)\b"
)
_LEADS_ON = re.compile(
    r"^(?:read (?:more|also|next)|(?:jump|go|skip|back) to|on this page|see also|more on this|related"
    r"|also read|watch|next|previous)\s*:\s",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"""\b(?:we|this\ (?:web)?site|our\ (?:web)?site|by\ continuing)\b.{0,60}\bcookies\b|\buse\ of\ cookies\b
    |\b(?:sign\ up|subscribe)\ (?:for|to)\ (?:our|the|my)\b|\b(?:our|free|weekly|daily)\ newsletter\b
    |\bin\ your\ inbox\b
    |^(?:click|tap)\ here\b|\bfollow\ us\ on\b|\b(?:enable|disable|disabled|turn\ on)\ javascript\b
    |\byour\ browser\ (?:does|is|has)\b
    |\byour\ email\ address\ will\ not\ be\ published|\brequired\ fields\ are\ marked|\bcomments\ are\ closed
    |\bterms\ (?:and\ conditions|of\ (?:use|service))\b|\bprivacy\ policy\b|\bwas\ this\ (?:page|article)\ helpful
    |^(?:this|the)\ page\ (?:was|is)\ (?:last|automatically)\b|^(?:retrieved|reproduced|reprinted|adapted)\ (?:from
    |with)\b
    |\bcreative\ commons\b|\bpowered\ by\ \w+\.?$|\bedit\ (?:this\ page|on\ github)\b|\b(?:article
    |story)\ continues\ below
    |^(?:for\ more\ information|to\ (?:learn|find\ out|read)\ more)\b.*(?:\b(?:visit|see|contact|click)\b|https?:)
    |\bcontact\ us\ (?:at|on|by|for|via)\b|\b(?:affiliate|sponsored)\ links?\b|\bearn\ a\ commission\b
    |^(?:photo|image|picture|video)\ (?:by|credit|courtesy)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTICED = (
    "cookie", "newsletter", "subscribe", "sign up", "inbox", "click", "javascript", "browser", "email address",
    "comments", "required fields", "terms", "privacy", "page", "article", "retrieved", "creative", "powered",
    "edit", "continues", "for more information", "to learn", "to find out", "to read", "contact us", "affiliate",
    "commission", "follow us", "photo", "image", "picture", "video", "reproduced", "reprinted", "adapted", "tap ",
    "sponsored", "continuing",
)  # fmt: skip
_BYLINE = re.compile(
    r"""^(?:(?:written|reviewed|edited|posted|reported|words|text)\ by|[Bb]y)\s+[A-Z][\w.'’-]*(?:\s+(?:and\s+
    |&\s+)?[A-Z][\w.'’-]*){0,7}
        (?:\s*[|•·,–—-].{0,80}|\s+(?:on\s+)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s\d{4}
        (?:(?:,|\s[|•·]|\sat)?\s\d{1,2}[:.]\d\d\b.{0,12})?
        |\s+(?:on\s+|at\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d)\b.{0,20})?$
    |^(?:last\s+)?(?:updated|modified|edited|reviewed|published|posted)(?:\s+on|\s+at|\s+by)?:?\s.{0,60}\d{4}.{0,30}$
    |^(?:page\s+)?last\s+(?:updated|edited|modified)\b.{0,60}$|^on\s.{5,80}\swrote:$
    |^[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\s*[|•·]\s*.{0,60}\d{4}.{0,40}$""",
    re.VERBOSE,
)
_BYLINE_CASELESS = re.compile(_BYLINE.pattern, re.VERBOSE | re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:(?:best|kind|warm|with (?:best|kind|warm))\s+(?:regards|wishes)|regards|yours\s+\w+"
    r"|sincerely(?:\s+yours)?|cheers"
    r"|many thanks|thanks|respectfully|cordially|faithfully|love)\s*[,!]?$",
    re.IGNORECASE,
)
_ABOUT_PAGE = re.compile(
    r"(?:last )?(?:updated|modified|edited|reviewed|revised|published|posted|accessed|retrieved)(?: on| at| by)?|date"
    r"|(?:publication|posting|release) date|date (?:published|modified|posted)|phone|tel\.?|telephone|mobile|fax"
    r"|e-?mail"
    r"|address|web(?:site)?|url|contact|opening hours|hours|action|to-?do|tags?|keywords?|categor(?:y|ies)|filed under"
    r"|topics?|share|follow|attachments?|attached|sent|sent from|cc|bcc|reply-to|credits?|photos?|images?|by|words|text"
    r"|copyright|licen[cs]e|isbn|issn|doi|citation|cite as|via|http|https|comments?|reading time|read time",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:The|A|An|In|On|At|By|From|It|He|She|They|This|These|After|Before|During|Since|When)\s(?!\d)")
_CITED = (
    re.compile(r"^\W*(?:\d{1,3}[.)\]]\s*)?[^\W\d_][\w'’-]+,\s+(?:[A-Z]\.[\s,&-]*){1,3}"),
    re.compile(r"\(\d{4}[a-z]?\)[.,:]?"),
    re.compile(r"\bpp?\.\s?\d"),
    re.compile(r"\b(?:doi|isbn|issn|arxiv)\b|https?://", re.IGNORECASE),
    re.compile(r"\b[Vv]ol\.\s?\d|\b\d+\(\d+\)[:,]"),
    re.compile(r"\b(?:Retrieved|Accessed|Archived)\b"),
    re.compile(r"\b(?:University\s+)?Press\b|\b[A-Z][a-z]+:\s[A-Z]\w+"),
    re.compile(r"^\W*(?:\d{1,3}[.)\]]\s*)?[\"“][^\"”]{5,}[\"”]\."),
)
_CRUMBS = re.compile(r"^[^.!?:;]{1,40}(?:\s+[/>»›|]\s+[^.!?:;]{1,50}){2,}$|^[^.!?:;]{1,40}\s+[>»›]\s+[^.!?:;]{1,50}$")
_RIGHTS = re.compile(
    r"""©|\(c\)\ \d{4}|all\ rights\ reserved|^ref(?:erence)?s?\s*:?\s*(?:https?:|www\.|$)|^https?://\S+$|^www\.\S+$
    |^copyright\b|^this\ (?:work|page|content|document|file)\ is\ licen[sc]ed|^licen[sc]ed\ under
    |^isbn\b|^issn\b|^doi\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RIGHTS_HEADING = re.compile(
    r"""^(?:usage\ rights|rights|copyright(?:\ notice)?|licen[sc]e|licensing|disclaimer|legal(?:\ notice)?|privacy.*
    |imprint|impressum|contacts?(?:\ .{0,20})?|how\ to\ cite.*|citation|acknowledge?ments?|references?
    |bibliography|footnotes|works\ cited|cited\ works|further\ reading|colophon|terms\ of\ (?:use|service)
    |about\ the\ authors?|id)$""",
    re.VERBOSE | re.IGNORECASE,
)
_LINKS_HEADING = re.compile(
    r"""^(?:(?:external\ |useful\ |related\ |quick\ )?links|see\ also|related(?:\ \w+){0,2}|(?:table\ of\ )?contents
    |find\ out\ more|more\ information|navigation|tags|categories|share|further\ information)$""",
    re.VERBOSE | re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    """Whether it names or credits a picture, or numbers a table."""
    return bool(_CAPTION.match(text.lstrip("[("))) and len(text) < 300


def is_about_page(key: str) -> bool:
    """Whether a field with this key is about the publication or how to reach its makers."""
    return bool(_ABOUT_PAGE.fullmatch(key))


def is_menu(text: str) -> bool:
    """Whether it is an entry of a menu, a button or a trail of links."""
    if len(text) >= 200:
        return False
    return bool(_MENU.match(text) or _CRUMBS.match(text) or _LEADS_ON.match(text) or _ARROW.search(text)) or _is_bar(
        text
    )


def _is_bar(text: str) -> bool:
    """Whether a line holds the entries of a menu side by side: `Shop About us Contact Basket (0)`."""
    if text.endswith((".", "!", "?")) or sum(word[0].islower() for word in text.split()) > 2:
        return False
    return len({found.casefold() for found in _ENTRY.findall(text)}) >= 3


def is_notice(text: str) -> bool:
    """Whether it speaks of the page it stands on: cookies, newsletters, comments, how to reach its makers."""
    said = text.casefold()
    return any(word in said for word in _NOTICED) and bool(_NOTICE.search(text))


def is_byline(text: str) -> bool:
    """Whether it says who wrote the text, or when."""
    return bool(_BYLINE.match(text) or (not text.startswith(("by ", "By ")) and _BYLINE_CASELESS.match(text))) and (
        len(text) < 160
    )


def is_closing(text: str) -> bool:
    """Whether a letter ends so."""
    return bool(_CLOSING.match(text))


def is_citation(text: str) -> bool:
    """Whether it names a publication as a list of references does."""
    if len(text) > 500 or _SAYS.match(text) or _DATED_FIELD.fullmatch(text):
        return False
    return sum(bool(sign.search(text)) for sign in _CITED) >= 2


def is_rights(text: str) -> bool:
    """Whether it is about the publication, not its subject: rights, addresses on the web, numbers of a library."""
    return bool(_RIGHTS.search(text))


def opens_rights(heading: str) -> bool:
    """Whether what stands under the heading is about the publication."""
    return bool(_RIGHTS_HEADING.match(heading.strip(" :")))


def opens_links(heading: str) -> bool:
    """Whether what stands under the heading leads elsewhere."""
    return bool(_LINKS_HEADING.match(heading.strip(" :")))


def opens_notes(heading: str, below: str) -> bool:
    """Whether the notes under the heading are footnotes: the first has a number or a sign before it, or is a source."""
    if not re.fullmatch(r"(?:end)?notes(?: and references)?|sources", heading.strip(" :"), re.IGNORECASE):
        return False
    return bool(re.match(r"[\d\[(^↑*†¹²³]", below)) or is_citation(below)


def opens_address(heading: str, below: str) -> bool:
    """Whether an address stands under the heading, and no text about addresses."""
    return (
        bool(re.fullmatch(r"(?:our |postal )?address(?:es)?", heading.strip(" :"), re.IGNORECASE)) and len(below) < 60
    )
