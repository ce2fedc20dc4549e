//! What a bracket says about the term before it: another name, an explanation, both, or nothing of the kind.

use super::edge::{self, is_wide_letter};

/// A term with what its bracket says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gloss {
    /// The term, without a number before it.
    pub term: String,
    /// Its other name: the expansion of an acronym, the acronym, the name in Latin letters.
    pub alias: Option<String>,
    /// What it is.
    pub explanation: Option<String>,
}

/// The gloss of a term that the text marks as such.
pub fn of_marked(term: &str, inner: &str) -> Option<Gloss> {
    let term = unnumbered(term.trim());
    if let Some((term, other)) = term.strip_suffix(['）', ')']).and_then(|term| term.split_once(['（', '(']))
    {
        let gloss = of_marked(term, inner)?;
        return Some(Gloss { alias: gloss.alias.or_else(|| Some(other.to_owned())), ..gloss });
    }
    let fits = (1..=LONGEST_TERM).contains(&term.chars().count()) && term.contains(char::is_alphabetic);
    let gloss = fits.then(|| of(term, inner))??;
    let known = gloss.alias.is_some() || gloss.explanation.is_some();
    known.then_some(gloss)
}

/// The gloss of the term that ends `before`; `text` is the whole text. Only with a name in Latin letters in
/// the bracket: everything else may as well be an aside.
pub fn of_plain(before: &str, inner: &str, text: &str) -> Option<Gloss> {
    if !inner.trim_start().starts_with(|c: char| c.is_alphabetic() && c < '\u{2e80}') {
        return None;
    }
    if before.ends_with(is_wide_letter) {
        if !inner.trim_start().starts_with(char::is_uppercase) && !inner.contains([':', '：']) {
            return None;
        }
        let term = edge::han(before, text)?;
        let gloss = of(term, inner)?;
        let alias = gloss.alias.as_deref()?;
        let named = gloss.explanation.is_some() || alias.starts_with(char::is_uppercase);
        return named.then_some(gloss);
    }
    let term = unnumbered(edge::latin(before)?);
    let gloss = of(term, inner)?;
    gloss.alias.is_some().then_some(gloss)
}

/// Characters.
const LONGEST_TERM: usize = 40;
const LONGEST_NAME: usize = 60;
const SHORTEST_EXPLANATION: usize = 2;

fn of(term: &str, inner: &str) -> Option<Gloss> {
    let inner = inner.trim();
    if memchr::memmem::find(inner.as_bytes(), b"://").is_some() || !inner.contains(char::is_alphabetic) {
        return None;
    }
    let gloss = |alias: Option<&str>, explanation: Option<&str>| Gloss {
        term: term.to_owned(),
        alias: alias.map(str::to_owned),
        explanation: explanation.map(str::to_owned),
    };
    let Some((name, explanation)) =
        inner.split_once([':', '：']).map(|(name, rest)| (name.trim(), rest.trim()))
    else {
        if is_other_name(term, inner) {
            return Some(gloss(Some(inner), None));
        }
        return is_explanation(inner).then(|| gloss(None, Some(inner)));
    };
    let explains =
        explanation.chars().count() >= SHORTEST_EXPLANATION && explanation.starts_with(char::is_alphanumeric);
    if !explains
        || is_remark(name)
        || name.ends_with(|c: char| c.is_ascii_digit())
            && explanation.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    if is_latin_name(name) && term.contains(is_wide_letter) && !explanation.contains(is_wide_letter) {
        return Some(gloss(Some(inner), None));
    }
    if is_latin_name(name) || (name.contains('·') && name.chars().all(is_wide_letter)) {
        return Some(gloss(Some(name).filter(|name| *name != term), Some(explanation)));
    }
    // `ChatGPT（大型语言模型：由 … 开发）`: what it is, then more about it.
    (name.chars().all(|c| is_wide_letter(c) || c.is_alphanumeric() || c == ' ') && is_explanation(inner))
        .then(|| gloss(None, Some(inner)))
}

/// Whether `inner` alone is another name of `term`: one in Latin letters of one in Han, an acronym of its
/// words.
fn is_other_name(term: &str, inner: &str) -> bool {
    if !is_latin_name(inner) || is_remark(inner) {
        return false;
    }
    if term.contains(is_wide_letter) {
        return inner.chars().filter(|c| c.is_alphabetic()).count() >= 3
            || inner.chars().all(char::is_uppercase);
    }
    is_acronym(term, inner) || is_acronym(inner, term)
}

/// Whether `short` is made of the initials of `long`'s words.
fn is_acronym(short: &str, long: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let initials: String =
        long.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let short = letters(short);
    (2..=8).contains(&short.len()) && short.chars().all(char::is_uppercase) && initials == short
}

/// A name in Latin letters: few words, no sentence.
fn is_latin_name(name: &str) -> bool {
    let fits = (2..=LONGEST_NAME).contains(&name.chars().count()) && name.split(' ').count() <= 7;
    let latin = |c: char| (c.is_alphanumeric() && c < '\u{2e80}') || " -.&'’/+·".contains(c);
    fits && name.starts_with(char::is_alphabetic)
        && name.contains(char::is_alphabetic)
        && name.chars().all(latin)
}

/// Words in brackets that are about the talk, not about a term.
fn is_remark(name: &str) -> bool {
    const REMARKS: [&str; 24] = [
        "note",
        "ps",
        "see",
        "source",
        "laughter",
        "laughs",
        "laughing",
        "applause",
        "music",
        "crosstalk",
        "inaudible",
        "editor",
        "voiceover",
        "cheers",
        "注",
        "编者注",
        "编注",
        "译注",
        "译者注",
        "編註",
        "例如",
        "比如",
        "即",
        "笑",
    ];
    let name = name.to_lowercase();
    REMARKS.contains(&name.as_str())
        || name.ends_with("注")
        || name.split(' ').any(|word| matches!(word, "laughter" | "laughs" | "applause"))
}

/// Whether a bracket without a name explains: a noun phrase, nobody's speech.
fn is_explanation(inner: &str) -> bool {
    const SPEECH: [char; 20] = [
        '我', '你', '他', '她', '您', '吗', '吧', '呢', '啊', '嗎', '笑', '？', '！', '。', '?', '!', '…',
        '这', '那', '就',
    ];
    const CLAUSE: [char; 16] =
        ['可', '能', '会', '包', '如', '例', '也', '但', '而', '所', '因', '在', '从', '当', '不', '没'];
    let han = inner.chars().filter(|c| is_wide_letter(*c)).count();
    han >= 6 && !inner.contains(SPEECH) && !inner.starts_with(CLAUSE) && inner.chars().count() <= 120
}

/// A term without the number before it: `85 MMLU` speaks of `MMLU`.
fn unnumbered(term: &str) -> &str {
    match term.split_once(' ') {
        Some((number, rest)) if number.chars().all(|c| c.is_ascii_digit() || ".,%".contains(c)) => {
            unnumbered(rest.trim_start())
        }
        _ => term,
    }
}
