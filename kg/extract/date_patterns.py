"""The patterns of calendar phrases; a blank stands for any white space. What each means is said in ``date_rules``."""

from __future__ import annotations

from kg.extract.date_words import ANY_WEEKDAY, DAY, MONTH, SEASON, WEEKDAY, YEAR

_LOOSE = r"(?P<loose>[Ee]arly|[Ll]ate|[Mm]id)"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Pp]ast|[Tt]his coming|[Cc]oming|[Uu]pcoming|[Tt]he previous|[Tt]he following)"
_TIME_OF_DAY = r"(?: (?:night|morning|afternoon|evening|noon))?"

_YEAR_OR_NEAR = rf"(?:,? (?:of )?(?P<year>{YEAR})(?![\d,]\d)|,? (?:of )?(?P<in>last|this|next) year)?"
_WEEKDAY_FIRST = rf"(?:\b(?P<weekday>{ANY_WEEKDAY}),? )?"
MONTH_DAY = rf"{_WEEKDAY_FIRST}\b(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})\b(?![%:]|[.,]\d|/\d| percent){_YEAR_OR_NEAR}"
DAY_MONTH = rf"{_WEEKDAY_FIRST}(?:the )?\b(?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?!\w){_YEAR_OR_NEAR}"
NUMERIC = r"(?<![\d/.-])(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<c>(?:19|20)\d\d))(?![\d/-])"
NAMED_MONTH = rf"(?:{_LOOSE}[ -]|{_WHICH} )?\b(?P<month>{MONTH})(?!\w){_YEAR_OR_NEAR}"
NAMED_SEASON = rf"(?:{_LOOSE} |{_WHICH} |(?P<the>the )(?:early |late )?)?\b(?P<season>{SEASON}){_YEAR_OR_NEAR}\b"
NAMED_YEAR = rf"(?:{_LOOSE}[ -]|(?P<about>circa |around |about )|(?<![\d.,/:-]))(?P<year>{YEAR})(?![\d%/:]|[.,]\d|-\d\d-|s\b|-(?!\d))"
_DECADE_WORD = "thirties|forties|fifties|sixties|seventies|eighties|nineties"
NAMED_DECADE = rf"(?<!\d)(?:{_LOOSE}[ -](?:the )?)?(?:(?P<full>{YEAR})['’]?s\b|['’](?P<short>[3-9])0s\b|the (?P<word>{_DECADE_WORD})\b)"
NAMED_CENTURY = rf"(?:{_LOOSE}[ -])?(?P<n>1[6-9]|2[01])(?:th|st)[ -][Cc]entury"
NEAR_DAY = (
    r"\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)(?: night| morning| afternoon| evening)?\b|\b[Tt]onight\b|\b[Ll]ast night\b|"
    r"\b[Tt]his (?:morning|afternoon|evening)\b"
)
NAMED_UNIT = rf"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[ -])?{_WHICH} (?P<unit>week(?:end)?|month|year)\b"
ELECTION = (
    rf"(?:the )?(?:\b(?P<year>{YEAR}) )?(?:U\.?S\.? |national |congressional )*"
    r"(?:(?P<named>Election (?:Day|Night)|Inauguration Day|Super Tuesday)|"
    rf"(?:(?P<kind>midterm|presidential|general) )?(?<!-)elections?|(?P<midterms>midterms))\b(?: (?:of |in )?(?P<later>{YEAR}))?"
)
EDGE = (
    r"\b(?:the )?(?P<edge>[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lose|[Ee]arly|[Ll]ate|[Ll]ater) (?:of|in) "
    rf"(?:(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|(?P<year2>{YEAR})|(?:the |(?P<which>this|last|next) )(?P<unit>year|month))\b"
)
PART_OF_YEAR = (
    r"\b(?:the )?(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th) (?P<part>quarter|half)|Q(?P<q>[1-4]))(?: of)? "
    rf"(?:(?P<year>{YEAR})|(?P<which>this|last|next) year)\b"
)
NAMED_WEEKDAY = rf"(?:{_WHICH} )?\b(?P<weekday>{WEEKDAY})\b{_TIME_OF_DAY}"
THE_WEEKEND = r"(?<=[rng] )the weekend\b"
YEAR_END = r"\b(?:the )?year(?:[ -]|['’]s )end\b"
