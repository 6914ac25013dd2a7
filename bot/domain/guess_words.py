"""Phrases by which people say out of the blue whether they come: French and English, smoothed."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Sense(StrEnum):
    """What one piece of a line says."""

    AYE = "aye"  # yes, to whatever was asked
    NAY = "nay"
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    GUESTS = "guests"  # comes along with so many others
    PEOPLE = "people"  # so many people in all
    DAY = "day"
    OK = "ok"  # yes, or merely « I have read it »
    SEE_YOU = "see_you"
    HELLO = "hello"
    THANKS = "thanks"
    SORRY = "sorry"  # a no, when nothing else is said
    PADDING = "padding"


WEEKDAYS = (
    "lundi|monday",
    "mardi|tuesday",
    "mercredi|wednesday",
    "jeudi|thursday",
    "vendredi|friday",
    "samedi|saturday",
    "dimanche|sunday",
)
MONTHS = (
    *("janvier|january", "fevrier|february", "mars|march", "avril|april", "mai|may", "juin|june"),
    *("juillet|july", "aout|august", "septembre|september", "octobre|october"),
    *("novembre|november", "decembre|december"),
)
NUMBERS = {1: "1|un|une|one", 2: "2|deux|two", 3: "3|trois|three", 4: "4|quatre|four"}

# Capitals stand for what recurs.
_RECURRING: Mapping[str, str] = {
    "NUMBER": "|".join(NUMBERS.values()),
    "WEEKDAY": "|".join(WEEKDAYS),
    "MONTH": "|".join(MONTHS),
    "NTH": r"(?:0?[1-9]|[12]\d|3[01])",
    "TH": "(?:er|st|nd|rd|th)?",
    "YEAR": r"(?: (?P<year>20\d\d))?",
    "ON": "(?:(?:pour|de|ce|le|on|this|for|next|du|the) ){0,2}",
    "MOMENT": "(?: (?:prochain|qui vient|matin|soir|apres midi|morning|evening|afternoon|night))?",
    "ADVERB": "(?: (?:ADVERBS))?",
    "ADVERBS": "finalement|malheureusement|helas|du coup|aussi|bien|bien sur|volontiers|encore|"
    "donc|surement|vraiment|toujours|unfortunately|sadly|actually|definitely|really|also|still",
    "DATE": "(?:cette|la|this|that|the) date",
    "WHO": "(?:je|j|nous|on)",
    "WE": "(?:on|nous)",
    "CAN": "(?:peux|pourrai|pourrais|peut|pourra|pouvons|pourrons)",
    "AM_COMING": "(?:viens|viendrai|vais|vient|viendra|venons|viendrons)",
    "FR_COMING": "WHOADVERB (?:viens|viendrai|vais venir|venons|viendrons|vient|viendra)",
    "COME": "(?:venir|etre la|etre presente?|etre des votres|me joindre a vous|participer|y etre|"
    "y aller|vous rejoindre|assister|me liberer|passer)",
    "TO_COME": "(?: (?:de|d) (?:pouvoir )?COME)?",
    "THERE": "(?: (?:a (?:la |cette |votre )(?:prochaine )?|au (?:prochain )?)KIND)?",
    "KIND": "(?P<kind>rencontre|reunion|visite|webinaire|meeting|visit|webinar)",
    "KIN": "(?:quelqu un|une? amie?|une? collegue|une? voisine?|une personne|m(?:on|a) (?:mari|"
    "femme|compagne|compagnon|fille|fils|enfant|collegue|voisine?|mere|pere|soeur|frere|amie?))",
    "OTHERS": "(?:amis|amies|personnes|autres|collegues|voisins|voisines|enfants)",
    "EN_COMING": "(?:i ll come|i will come|i m coming|i am coming|we re coming|we ll come|coming)",
    "EN_COME": "(?:come|make it|be there|attend|join(?: you)?|be able to (?:come|make it|attend))",
    "EN_KIN": "(?:somebody|someone|a friend|a guest|one (?:other|more) person|my (?:husband|wife|"
    "partner|daughter|son|friend|neighbour|colleague|mother|father|sister|brother|child))",
    "A_LOT": "(?: (?:beaucoup|bien|infiniment|d avance|a (?:vous|tous|toutes|toi)))?",
    "FOR_IT": " pour (?:l |votre |cette )?(?:invitation|info|information|message|tout)",
    "EN_FOR_IT": "(?: for (?:the invitation|the invite|everything|letting me know))?",
}
# One phrase to a line, or between two bars that stand alone.
_PHRASES: Mapping[Sense, str] = {
    Sense.AYE: r"""
        oui | ouais | yes | yep | yeah | yup | sure | of course | bien sur | volontiers
        avec (?:grand )?plaisir | with pleasure | gladly | je confirme | i confirm
        (?:DATE|ca|cela) (?:me|nous) (?:va|convient|irait|conviendrait)ADVERB(?: tres bien)?
        (?:c est (?:tout )?|tout )?(?:bon|parfait) pour (?:moi|nous) | c est (?:tout )?bon
        (?:DATE |ca |cela )?convient(?: tres bien)? | va pour DATE | pour DATE
        (?:DATE |that |it )?(?:works|is fine|is good|suits)(?: for)?(?: me| us)?
        (?:fine|good) (?:for|by|with) (?:me|us) | that s (?:fine|good) | sounds (?:good|great)
    """,
    Sense.NAY: r"""
        non | no | nope | nan
        (?:DATE|ca|cela) ne (?:me|nous) (?:va|convient) (?:pas|plus)
        (?:c est |ce (?:n est|ne sera|sera) )?(?:pas possible|impossible)(?: pour (?:moi|nous))?
        (?:DATE |that |it )?(?:doesn t|does not|won t) (?:work|suit)(?: for)?(?: me| us)?
    """,
    Sense.YES: r"""
        FR_COMINGADVERBTHERE | j arrive | arrivons
        compte sur moi
        comptez (?:sur moi|moi) | vous pouvez compter sur moi | comptez nous
        (?:WHO )?(?:serai|serons|sera|suis|seras)ADVERB (?:la|des votres|present|presente)
        present | presente | partante? | je suis partante? | j en suis | j y serai | on y sera
        nous y serons | je participe(?:rai)? | je peux venir | je pourrai venir
        je confirme ma (?:presence|venue|participation) | je vous confirme ma (?:presence|venue)
        je ne (?:manquerai|raterai) pas (?:ca|cela|cette (?:rencontre|visite))
        je (?:la |le )?prends(?: (?:la|cette|ma) place)?
        EN_COMING | count (?:me|us) in | i m in | i am in | we re in | i ll be there
        i will be there | we ll be there | we will be there | be there | i can (?:make it|come)
        i ll (?:make it|attend|join) | i d love to(?: come)?
        (?:i m )?happy to (?:come|join) | i ll join you
        i wouldn t miss it | wouldn t miss it
    """,
    Sense.NO: r"""
        (?:WHO )?(?:(?:ne|n) )?CANADVERB (?:pas|plus)ADVERB(?: COME)?THERE
        WHO (?:ne )?AM_COMINGADVERB pas(?: COME)?THERE
        WHO ne (?:viens|viendrai|vient|viendra|venons|viendrons) (?:plus|finalement pas)THERE
        WHO (?:ne )?(?:serai|sera|serons)ADVERB pas (?:la|present|presente|des votres|disponible)
        WHO (?:ne )?suis pas (?:la|disponible|dispo|libre)
        (?:je suis|je serai) (?:absente?|indisponible|empechee?|prise?) | absente?
        indisponible | empechee?
        je (?:la |le )?laisse(?: (?:la|cette|ma) place)?
        sans moi | ce sera sans moi | pas cette fois(?: ci)? | pas pour moi
        pas dispo(?:nible)? | WHO (?:n y|y) (?:serai|sera|serons) pas | je dois annuler
        j annule | je n irai pas | je ne participerai pas
        je suis dans l impossibilite de venir | je decline
        (?:i |we )?(?:can t|cannot|can not|cant|couldn t|won t|wont|will not) EN_COME
        (?:i |we )?(?:can t|cannot|won t)
        (?:i m |i am |we re )?not (?:coming|able to (?:come|make it)) | count me out | i m out
        not this time | (?:i m |i am )?(?:unable to (?:come|attend|make it))
        i have to (?:cancel|decline) | i m not available | (?:i m )?not available
        impossible for me | i ll have to (?:pass|cancel) | i ll pass
    """,
    Sense.MAYBE: r"""
        peut etre(?: (?:pas|bien))? | je ne sais pas(?: encore)? | je sais pas(?: encore)?
        je ne sais pas(?: encore)? si je (?:viens|viendrai|peux(?: COME)?|pourrai(?: COME)?)
        (?:je )?(?:(?:ne )?suis )?pas(?: encore| tout a fait)? (?:sure?|certaine?)TO_COME
        WHO (?:viendrai|viens|viendrons) si (?:je|on|nous) (?:peux|peut|pouvons|pourrai)
        j hesite | a voir | je vais voir | je verrai | ca depend | je vous redis | je vous dirai
        je te redis | pas encore decide | je vais essayer(?: de venir)?
        j essaierai(?: de venir)? | j essaie de venir | je ferai mon possible | si je peux
        maybe(?: not)? | perhaps
        (?:i m |i am )?not sure(?: yet)?(?: (?:i can|if i can|i ll) EN_COME)?
        i don t know(?: yet)? | i do not know(?: yet)? | dont know | it depends | i ll see
        we ll see | (?:i|we) (?:might|may)(?: EN_COME)?
        i ll try(?: to (?:come|make it|be there))? | i ll let you know | possibly | hopefully
        if i can
    """,
    Sense.GUESTS: r"""
        FR_COMINGADVERB avec KIN | accompagnee? d KIN
        FR_COMINGADVERB avec (?P<guests>NUMBER) OTHERS
        EN_COMING with EN_KIN | i m bringing EN_KIN | plus one
        (?:EN_COMING with|i m bringing) (?P<en_guests>NUMBER) (?:friends|people|others)
    """,
    Sense.PEOPLE: r"""
        WE (?:sera|serons|est|sommes|vient a|viendra a|venons a|viendrons a) (?P<people>NUMBER)
        je (?:viens|viendrai) a (?P<in_all>NUMBER)
        (?:we ll|we will) be (?P<en_people>NUMBER)
        (?:there ll|there will) be (?P<of_us>NUMBER) of us | we re (?P<we_are>NUMBER)
    """,
    Sense.DAY: r"""
        ON(?P<weekday>WEEKDAY)MOMENT
        ON(?P<weekday>WEEKDAY) (?:le |the )?(?P<nth>NTH)TH(?: (?:of )?(?P<month>MONTH)YEAR)?
        (?:pour |for |on |du )?(?:le|the) (?P<nth>NTH)TH(?: (?:of )?(?P<month>MONTH)YEAR)?
        ON(?P<nth>NTH)TH (?:of )?(?P<month>MONTH)YEAR
        ON(?P<month>MONTH) (?:the )?(?P<nth>NTH)THYEAR
        ON(?P<nth>\d\d) (?P<of_year>0[1-9]|1[0-2])
        ON(?P<nth>NTH) (?P<of_year>0?[1-9]|1[0-2]) (?P<year>20\d\d)
        ON(?P<nth>\d\d) (?P<of_year>0[1-9]|1[0-2]) (?P<short_year>\d\d)
        (?:pour |du )?le (?P<nth>NTH) (?P<of_year>0?[1-9]|1[0-2])
        (?:pour )?(?:le |du )(?P<nth>premier) (?P<month>MONTH)YEAR
        (?:(?:pour|for) )?(?P<near>aujourd hui|demain|ce soir|tomorrow|today|tonight)MOMENT
        (?:pour )?(?:a )?(?:la |cette |le |ce |au )?(?:prochaine? )?KIND | (?:pour )?cette fois
        (?:for |to )?(?:the |this )(?:next )?KIND
    """,
    Sense.OK: r"""
        ok | okay | okey | d accord | dac | entendu | c est note | ca marche | alright
        all right | fine | noted | got it | parfait | super | great | perfect | top | genial
        cool | tres bien | bien recu
    """,
    Sense.SEE_YOU: r"""
        (?:a|see you(?: on)?|see you all(?: on)?|till|until) (?P<seen>WEEKDAY|demain|tomorrow)
        see you there
    """,
    Sense.HELLO: r"""
        bonjour | bonsoir | salut | coucou | hello | hi | hey
        good (?:morning|evening|afternoon) | bjr | ca va | comment ca va | comment allez vous
        how are you
    """,
    Sense.THANKS: r"""
        (?:un grand |grand |mille )?merciA_LOT(?:FOR_IT)?
        (?:many )?thanks(?: a lot| so much)?EN_FOR_IT
        thank you(?: so much| very much)?EN_FOR_IT | thx | cheers
    """,
    Sense.SORRY: r"""
        (?:je suis |je suis vraiment |vraiment )?desolee?s? | excusez moi | excuse moi
        (?:toutes )?mes excuses | je m excuse | je vous prie de m excuser | excusee? | je regrette
        (?:i m )?(?:so |very )?sorry | (?:my )?apologies
    """,
    Sense.PADDING: r"""
        pardon | i m afraid
        a tous | a toutes | a tous et a toutes | tout le monde | everyone | everybody | all | et
        and | mais | but | alors | donc | eh bien | well | finalement | malheureusement | helas
        too | as well | unfortunately | sadly | actually | please | svp | s il vous plait | voila
        bonne (?:journee|soiree|rencontre|reunion|continuation) | bon (?:week end|courage)
        have a (?:nice|good) (?:day|evening|time) | bises | bisous | cordialement | a bientot
        see you(?: soon)? | amicalement | a plus | bye | au revoir
        (?:peut etre )?(?:la|une) prochaine fois | (?:maybe )?next time | une autre fois
        pour moi | pour nous | for me | ce sera | moi | me too | moi aussi | nous aussi
        merci de (?:l )?invitation | a la (?:prochaine )?(?:rencontre|reunion)
    """,
}
_NAME = re.compile("|".join(sorted(_RECURRING, key=len, reverse=True)))
_BETWEEN = re.compile(r"\n| \| ")


def compiled() -> Sequence[tuple[Sense, re.Pattern[str]]]:
    """Return the phrases as expressions that match whole words."""
    return [
        (sense, re.compile(rf"(?:{_in_full(phrase.strip())})(?= |$)"))
        for sense, phrases in _PHRASES.items()
        for phrase in _BETWEEN.split(phrases)
        if phrase.strip()
    ]


def _in_full(phrase: str) -> str:
    """Put what recurs in its places."""
    while _NAME.search(phrase):
        phrase = _NAME.sub(lambda name: _RECURRING[name.group()], phrase)
    return phrase
