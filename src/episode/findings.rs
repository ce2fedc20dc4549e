//! What was found out about a file while it was read: for who asks why it is read so, and what is wrong with it.

/// What was decided about a file's conventions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// How labels are written, in words (`bold, colon outside`) of English and Chinese; `None` if there are none.
    pub labels: Option<[String; 2]>,
    /// How sections are written, in words (`### headings`) of English and Chinese.
    pub sections: Option<[String; 2]>,
    /// What speaks for and against the names that may be speakers', in order of first appearance.
    pub weighed: Vec<Weighed>,
    /// Lines that look like labels and were refused.
    pub refused: Vec<Refused>,
}

/// Words in English and in Chinese.
pub type InBoth = [&'static str; 2];

/// How often what is written so, in words of both languages: `bold ×12; italic ×3`.
pub fn habits(written: &[([String; 2], usize)]) -> Option<[String; 2]> {
    let told = |which: fn(&[String; 2]) -> &str, between| {
        let each: Vec<String> =
            written.iter().map(|(words, count)| format!("{} ×{count}", which(words))).collect();
        each.join(between)
    };
    (!written.is_empty()).then(|| [told(|words| &words[0], "; "), told(|words| &words[1], "；")])
}

/// The evidence for a name in one shape of label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// The name as written.
    pub name: String,
    /// How it is written, in words.
    pub shape: InBoth,
    /// 1-based line of the source in which it first stands.
    pub line: u32,
    /// Lines that begin so.
    pub lines: usize,
    /// Log-odds that it is a speaker's; above 0 it is taken for one.
    pub margin: f32,
    /// What speaks for it, in words, the strongest first.
    pub favours: Vec<InBoth>,
    /// What speaks against it, in words, the strongest first.
    pub opposes: Vec<InBoth>,
}

/// A line that looks like a label and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// 1-based line in the source file.
    pub line: u32,
    /// What stood there.
    pub text: String,
    /// Why it was refused.
    pub why: String,
}
