"""What a line looks like: prose with a verb, a title, a caption, a menu, shouting."""

from __future__ import annotations

import re

_VERBS = re.compile(
    r"""\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would
    |isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't
    |became|began|began|broke|brought|built|came|chose|cost|drew|fell|felt|fled|flew|fought|found|gave|goes|went|gets
    |got|grew|held|hit|kept|knew|laid|lay|led|left|lent|let|lost|made|meant|met|paid|put|ran|rose|said|sat|saw|sang
    |sank|sent|sets|shook|shot|shrank|sold|spent|spoke|split|spread|stood|struck|sung|swam|took|taught|thought|threw
    |told|understood|withdrew|woke|won|wore|wrote|becomes?|begins?|belongs?|brings?|builds?|calls?|carries|carry
    |causes?|comes?|consists?|contains?|continues?|controls?|covers?|creates?|depends?|derives?|describes?
    |determines?|differs?|enters?|exists?|falls?|feeds?|focus(?:es)?|follows?|forms?|gives?|grows?|helps?|holds?
    |includes?|increases?|keeps?|knows?|lasts?|lays|leads?|leaves|lies|lives?|looks?|maintains?|makes?|means?|measures?
    |meets?|moves?|needs?|occurs?|offers?|operates?|owns?|plays?|produces?|protects?|provides?|reaches?|receives?
    |refers?|remains?|represents?|requires?|returns?|runs?|says?|serves?|shows?|stands?|starts?|stays?|supports?
    |takes?|tells?|turns?|uses?|wants?|works?|writes?
    |absorbs?|accepts?|acts?|adds?|affects?|allows?|appears?|applies|apply|asks?|attacks?|avoids?|breaks?|breathes?
    |burns?|changes?|chooses?|collects?|comprises?|connects?|converts?|cuts?|dies|dies?|divides?|drinks?|drives?|drops?
    |eats?|emits?|ends?|expands?|explains?|fills?|finds?|flows?|flies|gathers?|happens?|hatches|hunts?|joins?|kills?
    |lacks?|learns?|links?|loses?|melts?|migrates?|opens?|passes|prevents?|promotes?|pushes|reads?|reduces?|reflects?
    |regulates?|releases?|relies|replaces?|resembles?|rises?|sees?|sells?|sends?|separates?|shares?|shrinks?|sleeps?
    |advises?|aims?|assists?|defines?|employs?|enables?|grants?|handles?|hosts?|involves?|launches|manages?|marks?
    |monitors?|oversees?|performs?|ranks?|reports?|rotates?|seeks?|sits?|specif(?:y|ies)|tests?|trains?|treats?
    |speaks?|spreads?|stores?|surrounds?|swims?|transports?|travels?|varies|vary|weighs?|wins?|(?!need)(?:\w{2,}(?:[^e\W]ed|eed?ed|ied)))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_CAPTION = re.compile(
    r"""^(?:photo(?:graph)?s?|image|picture|video|credits?|source|figure|fig\.|table|map|illustration|courtesy|caption)
        \b(?:\s*(?:\d+[.:]?|:|by\b|courtesy\b|credit|©|from\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_MENU = re.compile(
    r"""^(?:search(?:\ our\ (?:content|site|website))?|find\ out\ more|read\ more|learn\ more|more|skip\ to\ .{3,30}
    |menu|home|home\ ?page|share(?:\ this.{0,20})?|print|back(?:\ to\ .{3,30})?|top|next|previous|prev|subscribe
    |sign\ (?:in|up)|log\ ?(?:in|out)|register|cookies?(?:\ .{3,20})?|accept(?:\ all)?|close|(?:table\ of\ )?contents
    |download|toggle\ .{3,30}|view\ all|show\ (?:more|less)|related(?:\ .{3,20})?|follow\ us.{0,20}|site\ ?map|faq
    |\w+\.loading|jump\ to\ .{3,30}|click\ here.{0,30}|expand|collapse|edit|loading\W*|play|listen
    |\d+\ min(?:ute)?s?\ read)\s*[:»>…]?$""",
    re.VERBOSE | re.IGNORECASE,
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
    |imprint|impressum|address(?:es)?|contacts?(?:\ .{0,20})?|how\ to\ cite.*|citation|acknowledge?ments?|references?
    |bibliography|footnotes|works\ cited|cited\ works|further\ reading|colophon|terms\ of\ (?:use|service)
    |about\ the\ authors?|id)$""",
    re.VERBOSE | re.IGNORECASE,
)
_LINKS_HEADING = re.compile(
    r"""^(?:(?:external\ |useful\ |related\ |quick\ )?links|see\ also|related(?:\ \w+){0,2}|(?:table\ of\ )?contents
    |find\ out\ more|more\ information|navigation|tags|categories|share|further\ information)$""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words(text: str) -> list[str]:
    """The words of a text that are made of letters."""
    return _WORD.findall(text)


def ends(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return bool(_END.search(text))


def has_verb(text: str) -> bool:
    """Whether a finite verb seems to stand in it; a guess by word forms, made without a parser."""
    return bool(_VERBS.search(text.replace("’", "'")))


def is_prose(text: str) -> bool:
    """Whether a line can be read as sentences: a verb, or the length and the full stop of one."""
    count = len(words(text))
    if count < 3 or shouts(text):
        return False
    if has_verb(text):
        return True
    lower = sum(word[0].islower() for word in words(text))
    return count >= 8 and ends(text) and lower * 2 >= count


def shouts(text: str) -> bool:
    """Whether it is set in capitals throughout, as transcripts and posters are."""
    letters = [c for c in text if c.isalpha()]
    return len(words(text)) >= 3 and len(letters) >= 10 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_title(text: str) -> bool:
    """Whether a line that stands alone reads as a title: short, capital or digit first, no closing punctuation."""
    count = len(text.split())
    if not 1 <= count <= 14 or len(text) > 100 or not re.match(r"[\W_]*(?:[A-ZÀ-ÞΑ-ΩА-Я]|\d|[^\W\d_]*[A-Z])", text):
        return False
    return bool(words(text)) and not re.search(r"[.!,;:–—-]$|[•|]|https?:|@\w", text)


def is_caption(text: str) -> bool:
    """Whether it names or credits a picture."""
    return bool(_CAPTION.match(text)) and len(text) < 200


def is_menu(text: str) -> bool:
    """Whether it is an entry of a menu, a button or a trail of links."""
    return bool(_MENU.match(text) or _CRUMBS.match(text))


def is_rights(text: str) -> bool:
    """Whether it is about the publication, not its subject: rights, addresses on the web, numbers of a library."""
    return bool(_RIGHTS.search(text))


def opens_rights(heading: str) -> bool:
    """Whether what stands under the heading is about the publication."""
    return bool(_RIGHTS_HEADING.match(heading.strip(" :")))


def opens_links(heading: str) -> bool:
    """Whether what stands under the heading leads elsewhere."""
    return bool(_LINKS_HEADING.match(heading.strip(" :")))
