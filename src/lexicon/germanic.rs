//! German and Dutch.

use super::language::{HeadKey, Lexicon, NONE};

/// German.
#[rustfmt::skip]
pub const GERMAN: Lexicon = Lexicon {
    language: "de",
    hosts: &[
        "interviewer", "interviewerin", "moderator", "moderatorin", "moderation", "journalist", "journalistin",
        "gastgeber", "gastgeberin", "reporter", "reporterin", "redaktion", "fragesteller",
        "fragestellerin", "gesprächsleitung",
    ],
    questions: &["frage"],
    guests: &[
        "gast", "gäste", "befragter", "befragte", "interviewpartner", "interviewpartnerin", "interviewter",
        "interviewte", "gesprächspartner", "gesprächspartnerin", "zeitzeuge", "zeitzeugin", "erzähler", "erzählerin",
    ],
    answers: &["antwort"],
    pseudo: &["sprecher aus dem off", "publikum", "alle", "musik", "werbung", "unbekannt", "zuschauer", "zuhörer", "einspieler"],
    anyone: &["sprecher", "sprecherin", "redner", "rednerin", "person", "teilnehmer", "teilnehmerin"],
    verbs: &["sagt", "sagte", "fragt", "fragte", "antwortet", "antwortete", "ergänzt", "erklärt", "erzählt", "meint", "meinte"],
    keys: &[
        (HeadKey::Title, &["titel"]),
        (HeadKey::Date, &["datum", "veröffentlicht", "veröffentlicht am", "aufgenommen am", "erschienen", "erschienen am", "gesendet am", "sendedatum"]),
        (HeadKey::Source, &["quelle", "verweis", "video"]),
        (HeadKey::Series, &["sendung", "folge", "reihe"]),
        (HeadKey::People, &["personen", "teilnehmer", "teilnehmende", "beteiligte", "sprecher", "gespräch mit", "anwesend", "anwesende"]),
        (HeadKey::Author, &["autor", "autorin", "autoren", "von"]),
        (HeadKey::Place, &["ort", "schauplatz"]),
        (HeadKey::Summary, &["zusammenfassung", "beschreibung", "inhalt"]),
        (HeadKey::Tags, &["schlagworte", "schlagwörter", "stichworte", "themen"]),
    ],
    trades: &["autor", "autorin", "redakteur", "redakteurin", "redaktion", "übersetzer", "übersetzerin"],
    fields: &[
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "vorher", "nachher", "strophe",
        "refrain", "beschluss", "verantwortlich", "zuständig", "zutaten", "zubereitung", "portionen", "vorteile",
        "nachteile", "problem", "lösung", "ursache", "folge", "methode", "ergebnis", "aufgabe", "frist", "tagesordnung",
        "titel", "datum", "ort", "dauer", "quelle", "autor", "autorin", "übersetzung", "übersetzer", "transkription",
        "transkript", "foto", "fotos", "bild", "thema", "hinweis", "anmerkung", "zusammenfassung", "beispiel", "fazit",
        "ergebnis", "hintergrund", "achtung", "uhrzeit", "zeit",
    ],
    endings: &["literatur", "weiterführende links", "weiterlesen", "fußnoten", "anhang", "danksagung", "impressum", "quellen"],
    footers: &["untertitel von", "untertitel im auftrag", "untertitelung", "transkribiert von", "transkription von", "transkript von", "automatisch erstellt"],
    greetings: &["hallo", "guten tag", "guten abend", "guten morgen", "herzlich willkommen", "willkommen"],
    beginnings: &["transkript", "interview", "das interview", "gespräch", "das gespräch"],
    afterwords: &["nachwort", "anmerkung der redaktion"],
    stage: &["lacht", "lachen", "lachend", "gelächter", "applaus", "beifall", "pause", "lange pause", "schweigen", "seufzt", "unverständlich", "schmunzelt"],
    dated: &["veröffentlicht am ", "erschienen am ", "aufgenommen am "],
    months: &[
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "dezember",
    ],
};

/// Dutch.
#[rustfmt::skip]
pub const DUTCH: Lexicon = Lexicon {
    language: "nl",
    hosts: &["interviewer", "interviewster", "presentator", "presentatrice", "journalist", "journaliste", "gespreksleider", "gastheer", "gastvrouw"],
    questions: &["vraag"],
    guests: &["gast", "gasten", "geïnterviewde", "respondent"],
    answers: &["antwoord"],
    pseudo: &["verteller", "publiek", "allen", "muziek", "reclame", "onbekend"],
    anyone: &["spreker", "spreekster", "deelnemer"],
    verbs: &["zegt", "zei", "vraagt", "vroeg", "antwoordt", "antwoordde", "vertelt", "vult aan"],
    keys: &[
        (HeadKey::Title, &["titel"]),
        (HeadKey::Date, &["datum", "gepubliceerd", "gepubliceerd op", "opgenomen op"]),
        (HeadKey::Source, &["bron", "koppeling"]),
        (HeadKey::Series, &["aflevering", "programma", "reeks"]),
        (HeadKey::People, &["personen", "deelnemers", "gesprek met"]),
        (HeadKey::Author, &["auteur", "auteurs"]),
        (HeadKey::Place, &["plaats", "locatie"]),
        (HeadKey::Summary, &["samenvatting", "beschrijving"]),
        (HeadKey::Tags, &["labels", "trefwoorden", "onderwerpen"]),
    ],
    fields: &["titel", "datum", "plaats", "duur", "bron", "auteur", "vertaling", "transcriptie", "foto", "thema", "opmerking", "voorbeeld", "conclusie"],
    footers: &["ondertiteling", "ondertiteld door", "getranscribeerd door", "transcriptie door"],
    greetings: &["hallo", "goedemorgen", "goedemiddag", "goedenavond", "welkom"],
    beginnings: &["transcript", "transcriptie", "interview", "het interview"],
    stage: &["lacht", "gelach", "applaus", "stilte", "zucht", "onverstaanbaar"],
    months: &[
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ],
    ..NONE
};
