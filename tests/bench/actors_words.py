"""What the made-up world of news is made of: walks of life with their roles, parts of names, outlets."""

FIELDS: dict[str, list[str]] = {
    "politics": ["{p} MP for {t}", "mayor of {t}", "{p} councillor", "{b} secretary", "shadow {b} minister",
                 "{b} minister", "{p} leader", "{p} MP", "backbencher", "deputy leader of {t} council"],
    "trade": ["plumber", "electrician", "bricklayer from {t}", "lorry driver", "chef", "thatcher from {t}", "welder"],
    "sport": ["footballer", "{t} striker", "{t} United manager", "sprinter", "cricketer", "snooker player",
              "head coach of {t} Rovers"],
    "law": ["barrister", "solicitor from {t}", "judge", "chief prosecutor", "lawyer for {t} council", "notary"],
    "medicine": ["surgeon at {t} hospital", "GP", "nurse", "consultant at {t} infirmary", "midwife"],
    "learning": ["professor of history at {t} university", "lecturer", "economist", "teacher",
                 "headteacher of {t} school", "geologist", "vulcanologist"],
    "business": ["chief executive of {t} Foods", "banker", "entrepreneur", "chairman of {t} Holdings", "actuary",
                 "developer", "hotelier"],
    "arts": ["novelist", "singer", "actor", "painter from {t}", "playwright", "violinist", "director of {t} Theatre"],
    "media": ["journalist", "editor of the {t} Gazette", "presenter", "columnist", "blogger"],
    "police": ["detective", "chief constable of {t}", "inspector", "police sergeant in {t}"],
    "military": ["colonel", "navy commander", "major", "soldier from {t}"],
    "religion": ["bishop of {t}", "vicar of {t}", "imam", "rabbi"],
    "campaign": ["campaigner", "union leader", "climate activist", "head of {t} Action", "volunteer"],
    "farming": ["farmer near {t}", "dairy farmer", "beekeeper", "fisherman"],
}  # fmt: skip
BEATS = ["health", "home", "foreign", "defence", "education", "environment"]
PARTIES = ["Labour", "Conservative", "Liberal", "Green"]
NATIONAL = ["The Courier", "Morning Ledger", "The Examiner", "Daily Beacon", "National Radio", "The Wire"]
COMMON = ["Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Patel", "Walker", "Khan",
          "Lee", "Ali", "Evans", "Clark"]  # fmt: skip
SLAVIC = [["Sergei", "Sergey", "Serhiy"], ["Aleksandr", "Alexander", "Oleksandr"], ["Dmitry", "Dmitri", "Dmytro"],
          ["Yuri", "Yury", "Yuriy"], ["Mikhail", "Mihail", "Mykhailo"], ["Andrei", "Andrey", "Andriy"],
          ["Nikolai", "Nikolay", "Mykola"], ["Evgeny", "Yevgeny", "Evgeni"]]  # fmt: skip
ARABIC = [["Mohammed", "Muhammad", "Mohamed"], ["Yusuf", "Youssef", "Yousef"], ["Hussein", "Husain", "Hussain"],
          ["Khalid", "Khaled"], ["Tariq", "Tarek"], ["Omar", "Umar"], ["Mahmoud", "Mahmud"]]  # fmt: skip
ENDINGS = [["sky", "skiy", "skyy"], ["ov", "off"], ["enko", "enko"], ["ev", "yev"]]
EASTERN = ["Jong", "Min", "Soo", "Hyun", "Jae", "Seung", "Young", "Kyung", "Tae", "Woo"]
ONSETS = tuple("b br c ch cl d dr f fl g gr h j k l m n p pr r s sh st t th tr v w wh".split())  # noqa: SIM905
VOWELS = tuple("a e i o u ea oo ai ie a e i o".split())  # noqa: SIM905
CODAS = tuple("ck ld ll m n nd ng nt p r rd rn rt s sk ss st th tt wn x".split())  # noqa: SIM905
TOWN = ["mere", "ton", "ford", "ham", "bury", "wick", "stead", "mouth"]
HEADS = [
    "National",
    "Federal",
    "Royal",
    "United",
    "International",
    "European",
    "Central",
    "Southern",
    "Modern",
    "Joint",
]
SHAPES = ["Bureau", "Institute", "Council", "Union", "Agency", "Office", "Trust", "Forum", "Society", "Guild"]
CONCERNS = ["Archives", "Bees", "Canals", "Dairies", "Energy", "Forests", "Glass", "Harbours", "Islands", "Jewels",
            "Kites", "Lamps", "Mills", "Nurses", "Orchards", "Ports", "Quarries", "Rivers", "Statistics", "Trams",
            "Vaults"]  # fmt: skip
