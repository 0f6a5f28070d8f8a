"""Where the rules come from."""

HDR = (
    "Haladyna, Downing & Rodriguez (2002), A Review of Multiple-Choice Item-Writing Guidelines for Classroom "
    "Assessment, Applied Measurement in Education 15(3)"
)
NBME = (
    "Case & Swanson (2002), Constructing Written Test Questions for the Basic and Clinical Sciences, 3rd edition, "
    "National Board of Medical Examiners"
)
TESTWISE = (
    "Millman, Bishop & Ebel (1965), An Analysis of Test-Wiseness, Educational and Psychological Measurement 25(3)"
)
TWENTY = "Wozniak (1999), Effective learning: Twenty rules of formulating knowledge"
WCAG = "Web Content Accessibility Guidelines 2.2, success criterion 1.1.1 Non-text Content"
HOUSE = "a rule of quizapp's own"
