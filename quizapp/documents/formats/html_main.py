"""What of a web page is its content: menus, banners, sidebars, footers, comments and advertisements taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_NEVER = frozenset(
    """script style noscript template svg iframe object embed canvas audio video input select button textarea
    nav footer dialog menu map datalist progress meter link meta""".split()  # noqa: SIM905
)
_ROLES = frozenset("navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar".split())  # noqa: SIM905
_NAMED = re.compile(
    r"""(?:^|[\s_-])(?:
    nav|navbar|nav(?:head|foot)er|navlinks|navigation|menu|submenu|breadcrumbs?|sidebar|side-?bar|footer|site-?header|page-?header|masthead|topbar
    |cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|sign-?up|log-?in|adverts?|advertisement|ads?|adsense|sponsor(?:ed)?|promo
    |shar(?:e|ing)|social|related|recommend(?:ed|ations)?|more-?stories|most-?read|trending|popular|comments?|comment-?list|disqus
    |pag(?:ination|er)|toc|table-of-contents|skip-?links?|skip-?to|pop-?up|modal|lightbox|tooltip-?(?:text|content)
    |sr-only|visually-?hidden|screen-reader(?:-text)?|assistive
    |navbox|catlinks|mw-editsection|mw-jump-link|printfooter|reflist|references|mw-references-wrap|ambox|hatnote|noprint
    |headerlink|author-?bio|tag-?list|tags|toolbar|back-?to-?top|feedback
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTED = re.compile(r"\b(?:admonition|note|tip|warning|caution|callout|important)\b", re.IGNORECASE)
_HOLDS = frozenset({"html", "body", "main", "article"})
_MAIN = (
    "//main",
    "//*[@role='main']",
    "//*[@id='mw-content-text' or @id='bodyContent']",
    "//*[@itemprop='articleBody']",
    "//article",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='article' or @id='page-content']",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ') or contains(concat(' ', @class, ' '), ' post-content ')"
    " or contains(concat(' ', @class, ' '), ' article-body ') or contains(concat(' ', @class, ' '), ' main-content ')]",
)
_ENOUGH, _MOST_TAKEN, _MENU_SHARE, _FEWEST_LINKS = 0.5, 0.4, 0.75, 3


@dataclass(frozen=True, slots=True)
class _Weight:
    """How many characters stand in an element, and how many of them in links."""

    text: int
    linked: int


def content(tree: Any) -> Any:
    """The element that holds what the page is about, with all else taken out of it."""
    for element in [one for one in tree.iter() if _never(one)]:
        _drop(element)
    weights = _weights(tree)
    total = max(weights[tree].text, 1)
    for element in [one for one in tree.iter() if _beside(one, weights, total)]:
        _drop(element)
    weights = _weights(tree)
    body = tree.find("body") if tree.find("body") is not None else tree
    found = _marked(tree, weights, weights[tree].text - weights[tree].linked)
    if found is not None:
        return found
    for element in [one for one in body.iter("ul", "ol", "div", "table", "section", "p") if _is_menu(one, weights)]:
        _drop(element)
    return body


def _never(element: Any) -> bool:
    """Whether it is nothing that a reader of the page sees as text, or is never what the page is about."""
    if not isinstance(element.tag, str):
        return True
    if element.tag in {"html", "body"}:
        return False
    if element.tag == "aside":
        return not _NOTED.search(element.get("class", ""))
    hidden = "hidden" in element.attrib or "display:none" in element.get("style", "").replace(" ", "").lower()
    return element.tag in _NEVER or (hidden and element.find(".//math") is None)


def _beside(element: Any, weights: dict[Any, _Weight], total: int) -> bool:
    """Whether its role, name or place says that it stands beside the content, and it is not most of the page."""
    if element.tag in _HOLDS or weights[element].text > _MOST_TAKEN * total:
        return False
    if element.get("role", "").lower() in _ROLES or element.get("aria-hidden") == "true" or element.tag == "form":
        return True
    if element.tag == "header" and not any(one.tag in {"article", "main"} for one in element.iterancestors()):
        return element.find(".//h1") is None
    if element.tag in {
        "h1",
        "h2",
        "h3",
        "table",
        "td",
        "tr",
        "th",
        "p",
        "li",
        "dl",
        "pre",
        "code",
        "em",
        "b",
        "strong",
    }:
        return bool(re.search(r"\b(?:navbox|ambox|noprint|sidebar|metadata)\b", element.get("class", "")))
    named = f"{element.get('class', '')} {'' if _names_itself(element) else element.get('id', '')}"
    return bool(_NAMED.search(named)) and element.find(".//h1") is None and element.find(".//main") is None


def _names_itself(element: Any) -> bool:
    """Whether its id is that of a section, made of its heading, which links to it as generators of manuals do."""
    heading = next(element.iter("h2", "h3", "h4", "h5", "h6"), None)
    leads_to = f"#{element.get('id', '')}"
    return heading is not None and any(link.get("href") == leads_to for link in heading.iter("a"))


def _marked(tree: Any, weights: dict[Any, _Weight], unlinked: int) -> Any:
    """The element that the page itself marks as its content, if it holds enough of what is not links."""
    for path in _MAIN:
        found = [one for one in tree.xpath(path) if one in weights]
        if not found:
            continue
        best = max(found, key=lambda one: weights[one].text - weights[one].linked)
        if weights[best].text - weights[best].linked >= _ENOUGH * unlinked:
            return best
    return None


def _is_menu(element: Any, weights: dict[Any, _Weight]) -> bool:
    weight = weights.get(element)
    if weight is None or not weight.linked or weight.linked < _MENU_SHARE * weight.text:
        return False
    links = element.findall(".//a")
    return len(links) >= _FEWEST_LINKS and element.find(".//h1") is None


def _weights(tree: Any) -> dict[Any, _Weight]:
    """Characters below each element, its descendants before it."""
    found: dict[Any, _Weight] = {}
    for element in reversed(list(tree.iter())):
        text = _count(element.text) + sum(_count(child.tail) + found[child].text for child in element)
        linked = text if element.tag == "a" else sum(found[child].linked for child in element)
        found[element] = _Weight(text, linked)
    return found


def _count(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _drop(element: Any) -> None:
    """Take an element out; what stands after it stays."""
    if element.getparent() is not None:
        element.drop_tree()
