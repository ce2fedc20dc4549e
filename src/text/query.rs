//! The one query language, of every list, of the search and of the command line.
//!
//! A query is a row of clauses that all have to hold: free words, `"a phrase"`, `/an expression/`, and fields
//! such as `speaker:扎克伯格 in:answer year:2024..`. `a|b` asks for either, `!a` or `-a` for none of it.
//! Input methods type `：`, `！`, `｜` and `“”`; they mean the same. Knows only what was typed, never what it
//! is held against.

mod clauses;
mod complete;
mod either;
mod error;
mod field;
mod named;
mod print;
mod span;
mod token;
mod what;

pub use clauses::{Query, QueryTerm, Scope};
pub use complete::{Completion, completed};
pub use either::EitherQuery;
pub use error::{QueryError, Takes};
pub use field::{Field, Has, StateName, TalkPart};
pub use named::NamedQuery;
pub use span::ValueSpan;
pub use what::What;

use super::compose::composed;

impl Query {
    /// Reads what a person typed. What stands before a colon is a field's name, unless it is no plain word
    /// (`12:30`) or an address follows (`https://`).
    ///
    /// # Errors
    /// If a field is unknown, or its value is missing or cannot be meant.
    ///
    /// ```
    /// use fangtan::text::query::Query;
    ///
    /// let query = Query::parse("能源｜电力 speaker：何青 -tag:draft").unwrap();
    /// assert_eq!(query.terms[0].any.len(), 2);
    /// assert_eq!(query.to_string(), "能源|电力 speaker:何青 !tag:draft");
    /// assert!(Query::parse("speakr:何青").unwrap_err().to_string().contains("speaker:"));
    /// ```
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for token in token::tokens(&composed(typed))? {
            match token.field {
                Some(kind) => {
                    let any = token.any.iter().map(|what| kind.value(what)).collect::<Result<_, _>>()?;
                    query.fields.push(Scope { any, not: token.not });
                }
                None if !token.any.is_empty() => {
                    query.terms.push(QueryTerm { any: token.any, not: token.not });
                }
                None => {}
            }
        }
        Ok(query)
    }

    /// The same query, where all its fields are among those that `answers` tells of.
    ///
    /// # Errors
    /// Names the first field that is not.
    pub fn answered_by(self, answers: impl Fn(&Field) -> bool) -> Result<Self, QueryError> {
        let mut fields = self.fields.iter().flat_map(|scope| &scope.any);
        match fields.find(|field| !answers(field)) {
            Some(field) => Err(QueryError::NotHere { field: field.written().0 }),
            None => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Bound::{Excluded, Included, Unbounded};

    use super::{Field, Has, Query, StateName, TalkPart, ValueSpan, What};

    fn texts(typed: &str) -> Vec<(String, bool)> {
        let query = Query::parse(typed).unwrap();
        assert!(query.fields.is_empty(), "{typed}");
        let text = |what| match what {
            What::Text(text) => text,
            What::Expression(text) => format!("/{text}/"),
        };
        let term = |any: Vec<What>| any.into_iter().map(text).collect::<Vec<_>>().join("|");
        query.terms.into_iter().map(|one| (term(one.any), one.not)).collect()
    }

    fn fields(typed: &str) -> Vec<Field> {
        Query::parse(typed).unwrap().fields.into_iter().flat_map(|scope| scope.any).collect()
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
            (
                "-llama -“a b” -5 --x -",
                vec![("llama", true), ("a b", true), ("-5", false), ("--x", false), ("-", false)],
            ),
            ("a|b c | d｜“e f” g|", vec![("a|b", false), ("c|d|e f", false), ("g", false)]),
            ("a|/b|c/ \"d|e\"", vec![("a|/b|c/", false), ("d|e", false)]),
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
        assert_eq!(fields("in:question|答"), [Field::In(TalkPart::Question), Field::In(TalkPart::Answer)]);
        assert_eq!(
            fields("section:12 section:能源"),
            [Field::SectionNumber(12), Field::SectionTitle("能源".into())]
        );
        assert_eq!(fields("has:notes 状态:未读"), [Field::Has(Has::Notes), Field::State(StateName::Unread)]);
        assert!(Query::parse("!tag:llm").unwrap().fields[0].not);
        assert!(Query::parse("-tag:llm").unwrap().fields[0].not);
    }

    #[test]
    fn spans_of_years_dates_and_minutes() {
        let year = |typed: &str| match fields(typed).remove(0) {
            Field::Year(span) => span,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(year("year:2024"), ValueSpan(Included(2024), Included(2024)));
        assert_eq!(year("年份：2023-2025"), ValueSpan(Included(2023), Included(2025)));
        assert_eq!(year("year:2025..2023年"), ValueSpan(Included(2023), Included(2025)));
        assert_eq!(year("year:2024.."), ValueSpan(Included(2024), Unbounded));
        assert_eq!(year("year:<2024"), ValueSpan(Unbounded, Excluded(2024)));
        assert_eq!(fields("minutes:>=30"), [Field::Minutes(ValueSpan(Included(30), Unbounded))]);
        let date = |typed: &str, date: &str| match fields(typed).remove(0) {
            Field::Date(span) => span.holds_date(date),
            other => unreachable!("{other:?}"),
        };
        assert!(date("date:2024-03..", "2024-03-01") && !date("date:2024-03..", "2024-02-28"));
        assert!(date("date:..2024-03", "2024-03-31") && !date("date:..2024-03", "2024-04-01"));
        assert!(date("date:2024", "2024-12-31") && !date("date:2024", "2025"));
        assert!(!date("date:..2024", ""), "an interview without a date is from no time");
    }

    #[test]
    fn messages_name_the_field_and_what_is_nearest() {
        for (typed, part) in [
            ("speaker:", "speaker:"),
            ("in:middle", "“middle”"),
            ("in:anser", "answer"),
            ("year:soon", "“soon”"),
            ("gest:x", "guest:"),
            ("wherever:x", "speaker:"),
            ("state:reed", "reading"),
            ("minutes:long", "minutes:<30"),
        ] {
            let message = Query::parse(typed).unwrap_err().to_string();
            assert!(message.contains(part), "{typed}: {message}");
        }
        let not_here = Query::parse("tag:x minutes:<30").unwrap().answered_by(|f| matches!(f, Field::Tag(_)));
        assert!(not_here.unwrap_err().to_string().starts_with("minutes: says nothing"));
        assert!(Query::parse("Remark: “gest:x”").is_ok(), "a colon with a blank, and quotes, make no field");
    }

    #[test]
    fn a_sign_that_is_a_word_is_printed_as_one() {
        for typed in ["! |/", "- | a", "！ | b"] {
            let query = Query::parse(typed).unwrap();
            assert_eq!(Query::parse(&query.to_string()), Ok(query), "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused_in_words(typed in "[a-c!:：/\"“” |｜<.0-2说人in\\PC-]{0,16}") {
            match Query::parse(&typed) {
                Ok(query) => assert!(!query.is_empty() || typed.chars().all(|c| !c.is_alphanumeric())),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }

        #[test]
        fn what_is_printed_reads_as_the_same_query(typed in "([!-]?(tag:|year:|说人|in:a|)([a-c|｜/\"“” !-]|[12]{4}|\\.\\.){0,9} ?){0,3}") {
            if let Ok(query) = Query::parse(&typed) {
                let printed = query.to_string();
                proptest::prop_assert_eq!(Query::parse(&printed), Ok(query), "{:?} as {:?}", typed, printed);
            }
        }
    }
}
