//! What one language contributes to the lexicon.

/// What one language contributes. A list may be empty.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon {
    /// The language's tag (BCP 47).
    pub language: &'static str,
    /// One who asks.
    pub hosts: &'static [&'static str],
    /// A mark for what is asked rather than for a person: `Q`, `问`.
    pub questions: &'static [&'static str],
    /// One who answers.
    pub guests: &'static [&'static str],
    /// A mark for what is answered: `A`, `答`.
    pub answers: &'static [&'static str],
    /// Speakers that are no person: a narrator, an audience, a jingle.
    pub pseudo: &'static [&'static str],
    /// Anybody who speaks, as programs number them: `Speaker 1`, `说话人 2`.
    pub anyone: &'static [&'static str],
    /// Verbs of speaking, as they stand behind a name.
    pub verbs: &'static [&'static str],
    /// Keys of a head, by what they tell; the surest of each first.
    pub keys: &'static [(HeadKey, &'static [&'static str])],
    /// Names of fields, steps and points, which no speaker bears.
    pub fields: &'static [&'static str],
    /// Who works on a text: a field's word, and a speaker's where it comes back.
    pub trades: &'static [&'static str],
    /// Beginnings of a line that opens what stands after a talk.
    pub endings: &'static [&'static str],
    /// Beginnings of the line that a program or a transcriber leaves at the end.
    pub footers: &'static [&'static str],
    /// Beginnings of a greeting.
    pub greetings: &'static [&'static str],
    /// Headings under which a talk begins.
    pub beginnings: &'static [&'static str],
    /// Headings of words about the talk that nobody says in it.
    pub afterwords: &'static [&'static str],
    /// Stage directions, as they stand in brackets.
    pub stage: &'static [&'static str],
    /// Beginnings of a line that tells a date without a colon: `Published on `.
    pub dated: &'static [&'static str],
    /// The months, January first; each may be cut to three letters where it has more.
    pub months: &'static [&'static str],
}

/// Nothing, for languages to begin with.
pub const NONE: Lexicon = Lexicon {
    language: "",
    hosts: &[],
    questions: &[],
    guests: &[],
    answers: &[],
    pseudo: &[],
    anyone: &[],
    verbs: &[],
    keys: &[],
    fields: &[],
    trades: &[],
    endings: &[],
    footers: &[],
    greetings: &[],
    beginnings: &[],
    afterwords: &[],
    stage: &[],
    dated: &[],
    months: &[],
};

/// What the value of a head's key tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadKey {
    /// The title.
    Title,
    /// When the talk was held or published.
    Date,
    /// Where it can be read, heard or seen: an address or a name.
    Source,
    /// The programme or series it is part of.
    Series,
    /// Who asks.
    Host,
    /// Who answers.
    Guest,
    /// People of the talk, whatever they do in it.
    People,
    /// Who wrote it down, or talks in it.
    Author,
    /// Where it was held.
    Place,
    /// A stable name.
    Id,
    /// What it is about, in sentences.
    Summary,
    /// What it is about, in words.
    Tags,
    /// The language it is in.
    Language,
    /// The files that hold it in other languages.
    Versions,
    /// Companies and institutions.
    Organisations,
    /// Things made by them.
    Products,
    /// Books, films, songs.
    Works,
    /// Known to be of a head, and told nowhere.
    Other,
}

impl HeadKey {
    /// Whether its value names people who may talk.
    pub fn names_people(self) -> bool {
        matches!(self, Self::Host | Self::Guest | Self::People | Self::Author)
    }
}
