//! English.

use super::{HeadKey, Lexicon};

/// English.
#[rustfmt::skip]
pub const ENGLISH: Lexicon = Lexicon {
    language: "en",
    hosts: &[
        "host", "hosts", "cohost", "cohosts", "co-host", "co-hosts", "hosted by", "interviewer", "interviewers",
        "interviewed by", "moderator", "moderators", "moderated by", "presenter", "presenters", "anchor",
        "questioner", "facilitator", "emcee", "mc", "journalist", "reporter", "correspondent",
    ],
    questions: &["q", "question"],
    guests: &[
        "guest", "guests", "guest name", "interviewee", "interviewees", "respondent", "informant",
        "panelist", "panellist", "panelists", "panellists",
    ],
    answers: &["a", "answer"],
    pseudo: &[
        "break", "song", "music", "announcer", "narrator", "narration", "voiceover", "voice-over", "voice over",
        "audience", "audience member", "audience members", "audience question", "audience q", "crowd", "all",
        "everyone", "everybody", "both", "ad", "ads", "advert", "advertisement", "commercial", "sponsor",
        "sponsor message", "jingle", "intro", "outro", "trailer", "clip", "video", "video clip", "audio",
        "audio clip", "unknown", "unknown speaker", "speaker unknown", "unidentified", "unidentified speaker",
        "unidentified male", "unidentified female", "unidentified man", "unidentified woman", "male voice",
        "female voice", "voice", "multiple speakers", "several voices", "chorus", "computer", "operator",
    ],
    anyone: &["speaker", "spk", "participant", "voice", "person", "male speaker", "female speaker", "male", "female"],
    verbs: &[
        "says", "said", "asks", "asked", "answers", "answered", "replies", "replied", "adds", "added", "explains",
        "explained", "recalls", "recalled", "remembers", "remembered", "continues", "continued", "notes", "noted",
        "writes", "wrote", "tells", "told", "laughs", "laughed", "agrees", "agreed", "insists", "insisted",
        "interjects", "interjected", "interrupts", "interrupted", "responds", "responded", "jokes", "joked",
    ],
    keys: &[
        (HeadKey::Title, &["title", "episode title", "headline", "interview title"]),
        (HeadKey::Date, &[
            "date", "published", "published at", "published date", "publish date", "published on",
            "publication date", "pub date", "date published", "release date", "released", "upload date",
            "uploaded", "air date", "aired", "aired on", "recorded", "recorded on", "recording date", "posted",
            "posted on", "interview date", "date of interview", "created", "created at", "date created",
            "session date", "broadcast", "broadcast date", "year",
        ]),
        (HeadKey::Source, &[
            "source", "source url", "original url", "original", "canonical url", "url", "link", "links", "video",
            "video url", "youtube", "youtube url", "media", "media url", "episode url", "website", "audio",
            "audio url", "listen", "watch", "permalink", "original video", "original link",
        ]),
        (HeadKey::Series, &["episode", "podcast", "show", "series", "program", "programme", "channel name"]),
        (HeadKey::People, &[
            "people", "persons", "speakers", "speaker", "participants", "participant", "interview with", "cast",
            "present", "in conversation", "conversation with",
        ]),
        (HeadKey::Author, &["author", "authors", "channel", "by"]),
        (HeadKey::Place, &["place", "location", "venue", "city", "recorded at", "recorded in",]),
        (HeadKey::Id, &["id", "guid", "uuid"]),
        (HeadKey::Summary, &["summary", "description", "abstract", "excerpt", "about", "synopsis"]),
        (HeadKey::Tags, &["tags", "tag", "keywords", "topics", "topic", "subjects", "subject"]),
        (HeadKey::Organisations, &[
            "companies orgs", "organizations", "organisations", "companies", "orgs", "organization", "company",
        ]),
        (HeadKey::Products, &["products models", "products", "models"]),
        (HeadKey::Works, &["media books", "books", "works"]),
        (HeadKey::Other, &[
            "layout", "category", "categories", "draft", "slug", "fangtan", "language", "lang", "duration",
            "length", "translator", "transcriber", "transcribed by", "editor", "season", "number", "cover",
            "aliases", "cssclasses", "cssclass", "type", "status", "version", "updated",
        ]),
    ],
    fields: &[
        "source", "sources", "date", "time", "place", "location", "author", "authors", "editor", "translator",
        "transcriber", "transcribed by", "translated by", "edited by", "interviewed by", "hosted by", "recorded",
        "recorded on", "recorded at", "released", "posted", "aired", "venue", "language", "format", "keywords",
        "note", "notes", "nb", "n.b", "warning", "tip", "tips", "link", "links", "url", "title", "subtitle",
        "topic", "topics", "theme", "summary", "abstract", "introduction", "background", "conclusion",
        "conclusions", "takeaway", "takeaways", "insight", "insights", "key", "key point", "key points", "point",
        "points", "example", "examples", "quote", "quotes", "context", "lesson", "lessons", "action", "actions",
        "result", "results", "reason", "reasons", "problem", "solution", "goal", "goals", "pros", "cons",
        "definition", "method", "channel", "published", "duration", "website", "email", "twitter", "subscribe",
        "sponsors", "slides", "video link", "podcast", "transcript", "transcript by", "tags", "version", "status",
        "update", "edit", "ps", "p.s", "disclaimer", "reference", "references", "further reading", "timestamps",
        "main", "type", "category", "media", "description", "contents", "chapter", "section", "part", "step",
        "rule", "theorem", "proof", "why", "how", "what", "when", "where", "first", "second", "third", "finally",
        "however", "for example", "in short", "remember", "important",
    ],
    endings: &[
        "references", "further reading", "related reading", "show notes", "shownotes", "about the author",
        "about the guest", "about the interviewer", "about the interviewee", "credits", "resources", "links",
        "sponsors", "acknowledgements", "acknowledgments", "footnotes", "endnotes", "appendix", "bibliography",
        "this transcript was", "subscribe to", "copyright", "all rights reserved", "end of interview",
        "end of transcript",
    ],
    footers: &[
        "transcribed by", "transcription by", "transcript by", "transcript provided by", "transcripts provided by",
        "this transcript was", "this transcript is", "this transcription was", "this file was", "subtitles by",
        "subtitled by", "captions by", "captioned by", "captioning by", "closed captions by", "generated by",
        "auto-generated by", "automatically generated", "machine transcribed", "created with", "made with",
        "exported from", "exported by", "exported with", "powered by", "edited with", "recorded with",
        "transcribed with", "transcribed using", "transcription outsourcing", "transcript created by",
        "transcript generated by", "translated by", "subtitle sync by", "sync and corrections by",
    ],
    greetings: &[
        "hello", "hi ", "hi,", "hey ", "hey,", "welcome to", "welcome back", "welcome everyone", "good morning",
        "good evening", "good afternoon",
    ],
    beginnings: &["transcript", "full transcript", "the transcript", "interview", "the interview"],
    afterwords: &["afterword", "postscript", "editor's note", "translator's note"],
    stage: &[
        "laugh", "laughs", "laughing", "laughter", "chuckle", "chuckles", "chuckling", "giggles", "sings",
        "singing", "applause", "crosstalk", "cross talk", "overtalk", "overlapping", "pause", "long pause",
        "silence", "sighs", "inaudible", "unintelligible", "indiscernible", "music", "off-mic", "off mic", "cont",
        "cont'd", "cont’d", "continued", "continuing", "crying", "coughs", "whispering", "whispers", "shouting",
        "reading", "voiceover", "on phone", "via zoom", "nods", "smiles",
    ],
    dated: &["published on ", "published ", "posted on ", "recorded on ", "released on ", "aired on "],
    months: &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ],
};
