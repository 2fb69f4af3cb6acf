"""The terms in which facts are said: W3C's ORG for posts, SKOS for names, schema.org for things, some of ours."""

import re

from onrecord.model import Gender
from onrecord.reference.model import Reading

ORG = "http://www.w3.org/ns/org#"
REC = "https://w3id.org/onrecord/ns#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA = "http://www.wikidata.org/entity/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SAME = "http://www.w3.org/2002/07/owl#sameAs"

PLACE, ORGANISATION, PERSON, GENDER, SINCE, UNTIL = (
    SCHEMA + name for name in ("Place", "Organization", "Person", "gender", "startDate", "endDate")
)
EVENT = SCHEMA + "Event"
SEM_EVENT = "http://semanticweb.cs.vu.nl/2009/11/sem/Event"  # how others may say it
POST, MEMBERSHIP, POST_IN, MEMBER, OF_BODY = (
    ORG + name for name in ("Post", "Membership", "postIn", "member", "organization")
)
COUNTRY, FORMS_OF, NEEDS, LEADS, ROLE, TITLE, SEATS, IN_POST, AS_OF = (
    REC + name for name in ("country", "formsOf", "needs", "leads", "roleName", "titleName", "seats", "post", "asOf")
)
PREFERRED, ALTERNATIVE = SKOS + "prefLabel", SKOS + "altLabel"

READINGS: dict[Reading, str] = {
    "name": REC + "nameForm",
    "adjective": REC + "adjectiveForm",
    "people": REC + "peopleForm",
    "capital": REC + "capitalForm",
}
GENDERS: dict[Gender, str] = {"m": SCHEMA + "Male", "f": SCHEMA + "Female"}
SHORT = {long: short for short, long in GENDERS.items()}
DATES = (
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), XSD + "date"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), XSD + "gYearMonth"),
    (re.compile(r"\d{4}"), XSD + "gYear"),
)
