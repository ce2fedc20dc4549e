//! Queries of which one has to hold.

use super::clauses::Query;
use super::error::QueryError;

/// Queries of which one has to hold: `tag:a speaker:b OR tag:c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EitherQuery {
    /// One at least.
    pub any: Vec<Query>,
}

impl Default for EitherQuery {
    fn default() -> Self {
        Self { any: vec![Query::default()] }
    }
}

impl EitherQuery {
    /// Reads what a person typed: queries with `OR` (`或`) between them. `AND` (`且`), which may stand between
    /// the clauses of one, says nothing new; `NOT` (`非`) before a clause is `!`. Such a word stands by itself
    /// and in capitals; in quotes it is a word like any other.
    ///
    /// # Errors
    /// As of [`Query::parse`].
    ///
    /// ```
    /// use fangtan::text::query::EitherQuery;
    ///
    /// let query = EitherQuery::parse("tag:a AND NOT color:red OR \"this OR that\" 或 灯塔").unwrap();
    /// let any: Vec<String> = query.any.iter().map(ToString::to_string).collect();
    /// assert_eq!(any, ["tag:a !color:red", "\"this OR that\"", "灯塔"]);
    /// ```
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        let any: Vec<Query> = parts(typed).iter().map(|part| Query::parse(part)).collect::<Result<_, _>>()?;
        let any: Vec<Query> =
            if any.len() > 1 { any.into_iter().filter(|one| !one.is_empty()).collect() } else { any };
        Ok(if any.is_empty() { Self::default() } else { Self { any } })
    }

    /// The same, where all fields are among those that `answers` tells of.
    ///
    /// # Errors
    /// Names the first field that is not.
    pub fn answered_by(self, answers: impl Fn(&super::Field) -> bool) -> Result<Self, QueryError> {
        let any = self.any.into_iter().map(|query| query.answered_by(&answers)).collect::<Result<_, _>>()?;
        Ok(Self { any })
    }

    /// All fields that are asked for.
    pub fn fields(&self) -> impl Iterator<Item = &super::Field> {
        self.any.iter().flat_map(|query| &query.fields).flat_map(|scope| &scope.any)
    }
}

/// The queries between `OR`s, each without `AND` and with `!` for `NOT`.
fn parts(typed: &str) -> Vec<String> {
    let (mut parts, mut negated) = (vec![String::new()], false);
    for word in words(typed) {
        match word {
            "OR" | "或" => parts.push(String::new()),
            "AND" | "且" => {}
            "NOT" | "非" => negated = true,
            word => {
                if let Some(part) = parts.last_mut() {
                    part.push_str(if std::mem::take(&mut negated) { " !" } else { " " });
                    part.push_str(word);
                }
            }
        }
    }
    parts
}

/// Words parted by blanks; quotes keep theirs together.
fn words(typed: &str) -> Vec<&str> {
    let (mut words, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in typed.char_indices() {
        if matches!(c, '"' | '“' | '”' | '＂' | '„') {
            quoted = !quoted;
        } else if c.is_whitespace() && !quoted {
            words.push(typed.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
    }
    words.push(typed.get(start..).unwrap_or_default());
    words.retain(|word| !word.is_empty());
    words
}
