//! The one query language, of every list, of the search and of the command line.
//!
//! Free words, `"a phrase"`, `/an expression/`, `!not`, and fields: `speaker:扎克伯格 in:answer year:2024`.
//! Input methods type `：` and `“”`; they mean the same. Knows only what was typed, never what it is held against.

use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::str::CharIndices;

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, phrases and expressions, all of which have to be found.
    pub terms: Vec<Term>,
    /// Where they have to be found.
    pub fields: Vec<Scope>,
}

/// Something to be found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What.
    pub what: What,
    /// It must not be found.
    pub not: bool,
}

/// Kinds of things to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word, or a phrase with its blanks.
    Text(String),
    /// A regular expression, without its slashes.
    Expression(String),
}

/// A field with its sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Which.
    pub field: Field,
    /// Everything but this.
    pub not: bool,
}

/// Where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// What a speaker of this name (or part of a name) says.
    Speaker(String),
    /// Questions or answers.
    In(Part),
    /// A section by its number.
    SectionNumber(u32),
    /// Sections with this in their title.
    SectionTitle(String),
    /// Episodes with a guest of this name.
    Guest(String),
    /// Episodes or bookmarks with this tag.
    Tag(String),
    /// Episodes of these years.
    Year(RangeInclusive<u16>),
    /// Bookmarks of this colour.
    Color(String),
    /// Bookmarks or episodes in this state (`ok`, `moved`, `lost`, `read` …).
    State(String),
    /// Bookmarks with this in their note.
    Note(String),
}

/// Halves of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What hosts say.
    Question,
    /// What others say.
    Answer,
}

impl Query {
    /// Reads what a person typed. A name before a colon that is no field's is part of a word (`12:30`).
    ///
    /// # Errors
    /// A message for the user where a field's value is missing or cannot be meant.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let mut query = Self::default();
        for token in tokens(typed) {
            match token.field {
                Some(name) => {
                    let field = field(name, &token.text)?;
                    query.fields.push(Scope { field, not: token.not });
                }
                None if token.expression => {
                    query.terms.push(Term { what: What::Expression(token.text), not: token.not });
                }
                None if !token.text.is_empty() => {
                    query.terms.push(Term { what: What::Text(token.text), not: token.not });
                }
                None => {}
            }
        }
        Ok(query)
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.fields.is_empty()
    }
}

/// Names of fields, the first of each as shown in messages.
const NAMES: [&[&str]; 9] = [
    &["speaker", "说话人", "發言人", "发言人"],
    &["in", "在"],
    &["section", "章节", "章節", "节"],
    &["guest", "嘉宾", "嘉賓"],
    &["tag", "标签", "標籤"],
    &["year", "年份", "年"],
    &["color", "colour", "颜色", "顏色"],
    &["state", "状态", "狀態"],
    &["note", "笔记", "筆記"],
];

fn field(name: &str, value: &str) -> Result<Field, String> {
    let text = || match value.trim() {
        "" => Err(format!("{name}: needs a value after the colon")),
        value => Ok(value.to_owned()),
    };
    Ok(match name {
        "speaker" => Field::Speaker(text()?),
        "in" => Field::In(part(&text()?)?),
        "section" => {
            let value = text()?;
            value.parse().map_or(Field::SectionTitle(value), Field::SectionNumber)
        }
        "guest" => Field::Guest(text()?),
        "tag" => Field::Tag(text()?),
        "year" => Field::Year(years(&text()?)?),
        "color" => Field::Color(text()?),
        "state" => Field::State(text()?),
        _ => Field::Note(text()?),
    })
}

fn part(value: &str) -> Result<Part, String> {
    match value.to_lowercase().as_str() {
        "question" | "questions" | "q" | "问" | "提问" | "問" => Ok(Part::Question),
        "answer" | "answers" | "a" | "答" | "回答" => Ok(Part::Answer),
        other => Err(format!("in: takes question or answer, not “{other}”")),
    }
}

/// `2024`, `2023-2025` or `2023..2025`.
fn years(value: &str) -> Result<RangeInclusive<u16>, String> {
    let wrong = |_| format!("year: takes a year or two (2024, 2023-2025), not “{value}”");
    let ascii = super::fold::fold(value).text;
    let ends = ascii.split_once("..").or_else(|| ascii.split_once('-'));
    let (first, last) = ends.unwrap_or((&ascii, &ascii));
    let year = |digits: &str| digits.trim().trim_end_matches('年').parse::<u16>().map_err(wrong);
    let (first, last) = (year(first)?, year(last)?);
    Ok(first.min(last)..=first.max(last))
}

/// One element of a query.
#[derive(Default)]
struct Token {
    not: bool,
    field: Option<&'static str>,
    expression: bool,
    text: String,
}

type Rest<'a> = Peekable<CharIndices<'a>>;

fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = typed.char_indices().peekable();
    loop {
        while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let Some(&(start, _)) = rest.peek() else { return tokens };
        tokens.push(token(typed, start, &mut rest));
    }
}

fn token(typed: &str, start: usize, rest: &mut Rest<'_>) -> Token {
    let mut token = Token::default();
    let from = |at: usize| typed.get(at..).unwrap_or_default();
    let mut at = start;
    if let Some((_, sign)) = rest.next_if(|(_, c)| matches!(c, '!' | '！')) {
        if rest.peek().is_none_or(|(_, c)| c.is_whitespace()) {
            token.text.push(sign);
            return token;
        }
        token.not = true;
        at += sign.len_utf8();
    }
    if let Some(expression) = expression(from(at)) {
        token.expression = true;
        token.text = expression.replace(r"\/", "/");
        skip_to(rest, at + expression.len() + 2);
        return token;
    }
    if let Some((name, colon_end)) = field_name(from(at)) {
        token.field = Some(name);
        skip_to(rest, at + colon_end);
    }
    token.text = value(rest);
    token
}

fn skip_to(rest: &mut Rest<'_>, end: usize) {
    while rest.next_if(|(at, _)| *at < end).is_some() {}
}

/// What stands between slashes at the start of `text`, if the second one ends a token.
fn expression(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('/')?;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        let after = inner.get(at + c.len_utf8()..)?;
        if c == '/' && !escaped && at > 0 && after.chars().next().is_none_or(char::is_whitespace) {
            return inner.get(..at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// A field's name at the start of `text`, and where its colon ends.
fn field_name(text: &str) -> Option<(&'static str, usize)> {
    let (at, colon) = text.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let written = super::fold::fold(text.get(..at)?).text;
    let names = NAMES.iter().find(|names| names.contains(&written.as_str()))?;
    Some((names.first()?, at + colon.len_utf8()))
}

/// A word up to the next blank, or a phrase up to its closing quote (or the end, while it is being typed).
fn value(rest: &mut Rest<'_>) -> String {
    let quote = |c: char| matches!(c, '"' | '“' | '”' | '＂' | '„');
    let quoted = rest.next_if(|(_, c)| quote(*c)).is_some();
    let ends = |c: char| if quoted { quote(c) } else { c.is_whitespace() };
    let mut text = String::new();
    while let Some((_, c)) = rest.next_if(|(_, c)| !ends(*c)) {
        text.push(c);
    }
    if quoted {
        rest.next();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Field, Part, Query, What};

    fn texts(typed: &str) -> Vec<(String, bool)> {
        let query = Query::parse(typed).unwrap();
        assert!(query.fields.is_empty(), "{typed}");
        let text = |what| match what {
            What::Text(text) => text,
            What::Expression(text) => format!("/{text}/"),
        };
        query.terms.into_iter().map(|term| (text(term.what), term.not)).collect()
    }

    fn fields(typed: &str) -> Vec<Field> {
        Query::parse(typed).unwrap().fields.into_iter().map(|scope| scope.field).collect()
    }

    #[test]
    fn words_phrases_expressions_and_what_must_not_be() {
        for (typed, expected) in [
            ("能源 瓶颈", vec![("能源", false), ("瓶颈", false)]),
            ("能源　瓶颈", vec![("能源", false), ("瓶颈", false)]),
            ("\"open source\" !llama", vec![("open source", false), ("llama", true)]),
            ("“开源 模型”", vec![("开源 模型", false)]),
            ("\"still typing", vec![("still typing", false)]),
            ("/a b\\/c/ !/x/", vec![("/a b/c/", false), ("/x/", true)]),
            ("/usr/bin 1/2", vec![("/usr/bin", false), ("1/2", false)]),
            ("12:30 https://a.b ！", vec![("12:30", false), ("https://a.b", false), ("！", false)]),
            ("", vec![]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|(text, not)| (text.to_owned(), not)).collect();
            assert_eq!(texts(typed), expected, "{typed}");
        }
    }

    #[test]
    fn fields_with_either_colon_and_quoted_values() {
        assert_eq!(fields("speaker：扎克伯格"), [Field::Speaker("扎克伯格".into())]);
        assert_eq!(fields("Speaker:\"Mark Z\""), [Field::Speaker("Mark Z".into())]);
        assert_eq!(fields("in:question in：答"), [Field::In(Part::Question), Field::In(Part::Answer)]);
        assert_eq!(
            fields("section:12 section:能源"),
            [Field::SectionNumber(12), Field::SectionTitle("能源".into())]
        );
        assert_eq!(fields("year:2024 年份：2023-2025"), [Field::Year(2024..=2024), Field::Year(2023..=2025)]);
        assert!(Query::parse("!tag:llm").unwrap().fields[0].not);
    }

    #[test]
    fn messages_name_the_field() {
        for (typed, part) in [("speaker:", "speaker:"), ("in:middle", "“middle”"), ("year:soon", "“soon”")]
        {
            assert!(Query::parse(typed).unwrap_err().contains(part), "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused_in_words(typed in "[a-c!:：/\"“” 说人in\\PC]{0,16}") {
            match Query::parse(&typed) {
                Ok(query) => assert!(!query.is_empty() || typed.chars().all(|c| !c.is_alphanumeric())),
                Err(message) => assert!(!message.is_empty()),
            }
        }
    }
}
