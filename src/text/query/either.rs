//! Queries of which one has to hold.

use std::fmt::{self, Display};

use super::clauses::{Query, Scope};
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
    /// and in capitals; in quotes or in an expression, or with nothing before it that it could part, it is a word
    /// like any other.
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

    /// The same with those fields alone that `stay`, and the others, which have to be the same in all queries.
    ///
    /// # Errors
    /// Names a field that is not.
    pub fn parted(mut self, stay: impl Fn(&Scope) -> bool) -> Result<(Self, Vec<Scope>), QueryError> {
        let part = |query: &mut Query| {
            let (staying, others) = std::mem::take(&mut query.fields).into_iter().partition(&stay);
            query.fields = staying;
            others
        };
        let mut others: Vec<Vec<Scope>> = self.any.iter_mut().map(part).collect();
        let common = others.pop().unwrap_or_default();
        let odd = others.iter().find(|other| **other != common).map(|other| common.iter().chain(other));
        match odd.and_then(|mut scopes| scopes.find_map(|scope| scope.any.first())) {
            Some(field) => Err(QueryError::InEach { field: field.written().0 }),
            None => Ok((self, common)),
        }
    }

    /// Queries that hold where one of these and one of `other` do.
    ///
    /// ```
    /// use fangtan::text::query::EitherQuery;
    ///
    /// let [one, other] = ["雾 OR \"OR\"", "tag:a OR tag:b"].map(|typed| EitherQuery::parse(typed).unwrap());
    /// let both = one.and(&other);
    /// assert_eq!(both.to_string(), "雾 tag:a OR 雾 tag:b OR \"OR\" tag:a OR \"OR\" tag:b");
    /// assert_eq!(EitherQuery::parse(&both.to_string()), Ok(both));
    /// ```
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let both = |one: &Query, other: &Query| Query {
            terms: [one.terms.clone(), other.terms.clone()].concat(),
            fields: [one.fields.clone(), other.fields.clone()].concat(),
        };
        let with = |one: &Query| other.any.iter().map(|other| both(one, other)).collect::<Vec<_>>();
        Self { any: self.any.iter().flat_map(with).collect() }
    }

    /// All fields that are asked for.
    pub fn fields(&self) -> impl Iterator<Item = &super::Field> {
        self.any.iter().flat_map(|query| &query.fields).flat_map(|scope| &scope.any)
    }
}

impl Display for EitherQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.any.iter().map(Query::to_string).collect::<Vec<_>>().join(" OR "))
    }
}

/// Whether a word stands between queries or before one, unless it is in quotes.
pub(super) fn is_operator(word: &str) -> bool {
    matches!(word, "OR" | "或" | "AND" | "且" | "NOT" | "非")
}

/// The queries between `OR`s, each without `AND` and with `!` for `NOT`.
fn parts(typed: &str) -> Vec<String> {
    let words = words(typed);
    let (mut parts, mut negated) = (vec![String::new()], false);
    for (index, &word) in words.iter().enumerate() {
        let is_behind = parts.iter().any(|part| !part.is_empty());
        match word {
            "OR" | "或" if is_behind => parts.push(String::new()),
            "AND" | "且" if is_behind => {}
            "NOT" | "非" if is_behind || index + 1 < words.len() => negated = true,
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

/// Words parted by blanks; quotes and the slashes around an expression keep theirs together.
fn words(typed: &str) -> Vec<&str> {
    let (mut words, mut start, mut quoted, mut slashed) = (Vec::new(), 0, false, false);
    let mut before = ' ';
    for (at, c) in typed.char_indices() {
        let behind = typed.get(at + c.len_utf8()..).unwrap_or_default();
        if matches!(c, '"' | '“' | '”' | '＂' | '„') && !slashed {
            quoted = !quoted;
        } else if is_slash(c) && !quoted {
            slashed = !slashed && begins_here(before) && behind.contains(is_slash);
        } else if c.is_whitespace() && !quoted && !slashed {
            words.push(typed.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
        before = c;
    }
    words.push(typed.get(start..).unwrap_or_default());
    words.retain(|word| !word.is_empty());
    words
}

fn is_slash(c: char) -> bool {
    matches!(c, '/' | '／')
}

/// Whether an expression may begin behind `before`, rather than go on with a word or an address.
fn begins_here(before: char) -> bool {
    before.is_whitespace() || matches!(before, '!' | '！' | '-' | '|' | '｜')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<String> {
        EitherQuery::parse(typed).unwrap().any.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_word_between_queries_is_one_of_the_text_where_nothing_stands_before_it() {
        assert_eq!(read("雾 或 灯"), ["雾", "灯"]);
        assert_eq!(read("雾 或"), ["雾"], "still being typed");
        assert_eq!(read("或"), ["\"或\""]);
        assert_eq!(read("且"), ["\"且\""]);
        assert_eq!(read("非"), ["\"非\""]);
        assert_eq!(read("OR 灯"), ["\"OR\" 灯"]);
        assert_eq!(read("非 灯"), ["!灯"]);
    }

    #[test]
    fn an_expression_is_not_parted() {
        assert_eq!(read("/a OR b/ OR c"), ["/a OR b/", "c"]);
        assert_eq!(read("!/a OR b/"), ["!/a OR b/"]);
        assert_eq!(read("a/b OR c/d"), ["a/b", "c/d"]);
        assert_eq!(read("/a OR b"), ["\"/a\"", "b"], "it does not end");
    }
}
