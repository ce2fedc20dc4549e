//! The grammar of a fuzzy query, as in fzf: words in any order, `'exact`, `^start`, `end$`, `!not`, `a | b`.

use super::glyph::fold_query;

/// Alternatives of which one has to match; a query asks for all its groups.
pub(super) type TermGroup = Vec<SearchTerm>;

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SearchTerm {
    /// What to look for, folded.
    pub letters: Vec<char>,
    /// How.
    pub how: How,
}

/// How a word has to match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct How {
    /// How freely.
    pub mode: TermMode,
    /// At the start.
    pub start: bool,
    /// At the end.
    pub end: bool,
}

/// How freely a word may match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TermMode {
    /// By letters and readings.
    #[default]
    Spelt,
    /// As written: no readings, no gaps.
    Exact,
    /// It must not stand there as written.
    Not,
}

impl SearchTerm {
    /// Whether gaps between the letters are allowed.
    pub fn fuzzy(&self) -> bool {
        self.how == How::default()
    }
}

/// Reads a query; words that fold to nothing are dropped.
pub(super) fn parse(query: &str) -> Vec<TermGroup> {
    let mut groups: Vec<TermGroup> = Vec::new();
    let mut joins = false;
    for word in words(query) {
        if matches!(word.as_str(), "|" | "｜") {
            joins = true;
            continue;
        }
        let Some(term) = term(&word) else { continue };
        match groups.last_mut() {
            Some(group) if joins => group.push(term),
            _ => groups.push(vec![term]),
        }
        joins = false;
    }
    groups
}

/// Splits at blanks; `\ ` stands for a blank inside a word.
fn words(query: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut chars = query.chars().peekable();
    while let Some(c) = chars.next() {
        let last = words.len() - 1;
        if c == '\\' && chars.peek() == Some(&' ') {
            chars.next();
            words[last].push(' ');
        } else if c.is_whitespace() {
            words.push(String::new());
        } else {
            words[last].push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn term(word: &str) -> Option<SearchTerm> {
    let (word, not) = strip(word, &['!', '！']);
    let (word, exact) = strip(word, &['\'', '’', '‘']);
    let (word, start) = strip(word, &['^']);
    let (word, end) = match word.strip_suffix(['$', '＄']) {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (word, false),
    };
    let letters = fold_query(word);
    let mode = match (not, exact) {
        (true, _) => TermMode::Not,
        (_, true) => TermMode::Exact,
        _ => TermMode::Spelt,
    };
    let how = How { mode, start, end };
    (!letters.is_empty()).then_some(SearchTerm { letters, how })
}

fn strip<'a>(word: &'a str, signs: &[char]) -> (&'a str, bool) {
    match word.strip_prefix(signs) {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (word, false),
    }
}

/// Whether everything that matches `longer` also matches `shorter`, as far as can be told without looking.
pub(super) fn narrows(shorter: &[TermGroup], longer: &[TermGroup]) -> bool {
    let plain = |groups: &[TermGroup]| groups.iter().all(|g| matches!(g.as_slice(), [term] if term.fuzzy()));
    let Some((last, rest)) = shorter.split_last() else { return false };
    plain(shorter)
        && plain(longer)
        && longer.starts_with(rest)
        && longer.get(rest.len()).is_some_and(|g| g[0].letters.starts_with(&last[0].letters))
}

#[cfg(test)]
mod tests {
    use super::{How, TermMode, parse};

    #[test]
    fn signs_are_read_and_lone_signs_are_letters() {
        let how = |query: &str| parse(query)[0][0].how;
        assert_eq!(how("'ab"), How { mode: TermMode::Exact, ..How::default() });
        assert_eq!(how("^ab$"), How { start: true, end: true, mode: TermMode::Spelt });
        assert_eq!(how("！ab"), How { mode: TermMode::Not, ..How::default() });
        assert_eq!(parse("!")[0][0].letters, vec!['!']);
        assert_eq!(parse("a | b c").iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(parse(r"a\ b").len(), 1);
        assert!(parse("  　 ").is_empty());
    }
}
