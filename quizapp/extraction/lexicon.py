"""Word lists: class nouns and what they are classes of, titles, countries."""

from __future__ import annotations

from quizapp.facts.model import ValueType


def words(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())


_ORGANISATIONS = words(
    "council committee commission assembly board parliament senate congress union organisation organization "
    "association federation alliance league society foundation institute institution academy university college "
    "school company corporation bank ministry department agency office authority court party team force army navy "
    "corps police service mission command staff government church group network consortium bureau administration "
    "secretariat initiative"
)
_PLACES = words(
    "city county country state province region district republic kingdom empire river lake mountain mountains island "
    "islands sea ocean bay gulf strait desert valley peninsula continent camp base fort castle palace cathedral "
    "monastery museum library bridge tower station airport park canyon volcano glacier canal harbour port street "
    "square building stadium theatre theater hospital prison garden basin plateau forest waterfall cape dam"
)
_EVENTS = words(
    "war battle siege revolution revolt rebellion uprising conference congress summit festival tournament olympics "
    "election crisis earthquake eruption flood famine plague pandemic massacre campaign operation expedition coup"
)
_WORKS = words(
    "resolution agreement treaty act law convention protocol constitution declaration charter chapter article "
    "directive accord pact edict decree bill amendment manifesto report plan programme program project strategy "
    "policy prize award medal theorem algorithm language standard telescope satellite spacecraft novel book journal "
    "newspaper magazine poem symphony opera painting film system process doctrine"
)
CLASSES: dict[str, ValueType] = {
    **dict.fromkeys(_WORKS, ValueType.WORK),
    **dict.fromkeys(_EVENTS, ValueType.EVENT),
    **dict.fromkeys(_PLACES, ValueType.PLACE),
    **dict.fromkeys(_ORGANISATIONS, ValueType.ORGANISATION),
}
FIRST_WORDS = words(
    "operation resolution chapter article camp fort cape lake mount project convention treaty battle siege "
    "university declaration act protocol edict bank ministry institute republic kingdom gulf strait bay isle"
)
TITLES = words(
    "Mr Mrs Ms Dr Sir Lord Lady Prof Professor President King Queen Emperor Empress Prince Princess Pope Saint St "
    "General Gen Lt Maj Major Colonel Col Captain Capt Admiral Adm Sultan Duke Count Chancellor Senator Minister"
)
UNIQUE = words(
    "planet globe world sun moon earth atmosphere ocean sky universe public internet web north south east west "
    "northeast northwest southeast southwest environment past future blood heart brain body skin air sea ground "
    "surface equator sunlight 20th 19th"
)
"""Nouns of which there is one."""
SMALL = words("of the and for in de la von van der del di du da al on to des le los las el bin ibn at an a")
COUNTRIES = words(
    "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh "
    "Belarus Belgium Belize Benin Bhutan Bolivia Botswana Brazil Brunei Bulgaria Burundi Cambodia Cameroon Canada "
    "Chad Chile China Colombia Croatia Cuba Cyprus Denmark Djibouti Ecuador Egypt Eritrea Estonia Eswatini Ethiopia "
    "Fiji Finland France Gabon Germany Ghana Greece Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India "
    "Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos "
    "Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Mali Malta "
    "Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal "
    "Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama Paraguay Peru Philippines Poland Portugal Qatar "
    "Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland "
    "Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan "
    "Venezuela Vietnam Yemen Zambia Zimbabwe Yugoslavia Prussia England Scotland Wales Czechoslovakia Persia Bohemia "
    "Burma Siam Britain Holland USSR USA UK UAE"
) | {
    "Great Britain",
    "United States of America",
    "Costa Rica",
    "Sri Lanka",
    "Saudi Arabia",
    "North Korea",
    "Czech Republic",
    "East Germany",
    "West Germany",
    "El Salvador",
    "Papua New Guinea",
    "Ivory Coast",
    "United States",
    "United Kingdom",
    "Soviet Union",
    "North Macedonia",
    "South Africa",
    "New Zealand",
    "South Korea",
}
ASKED_AS = {"mount": "mountain", "isle": "island"}
BODIES = words(
    "council committee commission assembly board parliament senate congress secretariat authority authorities "
    "government ministry department agency office administration court bureau staff command"
)
KNOWN_BODIES = words(
    "NATO UN EU UNESCO UNICEF WHO OECD OPEC OSCE IMF WTO NASA ESA CERN FBI CIA KGB NSA BBC ABC CBS NBC CNN IBM FIFA "
    "UEFA IOC ICRC ASEAN IAEA INTERPOL EUROPOL UNHCR FAO ILO NHS MIT AT&T IEEE ISO W3C GNU FSF"
)
"""Acronyms that need no expansion to be known as organisations."""


_STATES = words(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana "
    "Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana "
    "Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming "
    "Queensland Tasmania Bavaria Saxony Hesse"
) | {
    *(f"New {name}" for name in ("Hampshire", "Jersey", "Mexico", "South Wales")),
    *(f"{side} {name}" for side in ("North", "South") for name in ("Carolina", "Dakota")),
    *("Rhode Island", "West Virginia"),
}
_CONTINENTS = words("Africa Antarctica Asia Europe Oceania")


def land_of(name: str) -> str:
    """Whether a name is a country's, a state's or a continent's; empty for other places, and for cities of that name.

    >>> land_of("Norway"), land_of("Ohio"), land_of("Asia"), land_of("Oslo")
    ('country', 'state', 'continent', '')
    """
    said = name.removeprefix("the ")
    sorts = (("country", COUNTRIES), ("state", _STATES), ("continent", _CONTINENTS))
    return next((sort for sort, names in sorts if said in names), "")


MEASURES = words(
    "mile miles metre metres meter meters kilometre kilometres kilometer kilometers km m cm mm foot feet inch inches "
    "acre acres hectare hectares litre litres liter liters gallon gallons kilogram kilograms kg tonne tonnes ton tons "
    "degree degrees radian radians second seconds minute minutes hour hours volt volts watt watts"
)
"""Units of what lasts: lengths, areas, weights, angles, times."""
