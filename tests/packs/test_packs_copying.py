"""Which documents may go along with a pack: by whole licences, never by how a name begins."""

from __future__ import annotations

from quizapp.packs.copying import may_copy

FREE = """
CC0-1.0
CC0
cc-0
CC BY
CC-BY-4.0
cc by 4.0
CC BY-SA 3.0 DE
CC-BY-SA-3.0-IGO
CC-BY-ND-4.0
Creative Commons Attribution 4.0 International
Creative Commons Attribution-ShareAlike 4.0 International License
https://creativecommons.org/licenses/by/4.0/
https://creativecommons.org/licenses/by-sa/4.0/deed.en
https://creativecommons.org/publicdomain/zero/1.0/
Public domain
PDM
MIT
The MIT License
BSD-3-Clause
2-Clause BSD License
Apache-2.0
Apache License, Version 2.0
Unlicense
GFDL-1.3-or-later
GNU Free Documentation License 1.3
GPL-3.0-only
Open Government Licence v3.0
OGL-UK-3.0
ODbL-1.0
ODC-By-1.0
"""
OTHER = """
CC
Creative Commons
CC-BY-NC-4.0
CC BY 4.0 NC
CC-BY-NC-SA-3.0
CC-BYE
Creative Commons Attribution-NonCommercial 4.0 International
https://creativecommons.org/licenses/by-nc-nd/4.0/
https://example.org/licenses/by/4.0/
MITRE
MIT Press, all rights reserved
© MIT
Mit freundlicher Genehmigung des Verlags
not MIT
Apache Corp., all rights reserved
BSD Verlag
Public domain in the US
public domainish
PDF of the publisher
Unlicensed
OGLE
GPLv3 with exceptions
All rights reserved
proprietary
free for schools
ask me
?
4.0
the license
"""


def test_whole_licences_are_known_and_what_only_begins_like_one_is_not() -> None:
    spelt = dict.fromkeys(FREE.strip().splitlines(), True) | dict.fromkeys(["", *OTHER.strip().splitlines()], False)
    assert len(spelt) >= 60
    assert {licence: may_copy(licence) for licence in spelt} == spelt
