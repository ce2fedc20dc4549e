//! A query as it is typed.

use std::fmt::{self, Display};

use super::clauses::{Query, QueryTerm, Scope};
use super::either::is_operator;
use super::field::Field;
use super::what::What;

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clauses =
            self.terms.iter().map(QueryTerm::to_string).chain(self.fields.iter().map(Scope::to_string));
        f.write_str(&clauses.collect::<Vec<_>>().join(" "))
    }
}

impl Display for QueryTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", sign(self.not), self.any.iter().map(written).collect::<Vec<_>>().join("|"))
    }
}

impl Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.any.iter().map(Field::written).collect();
        let values: Vec<_> = fields.iter().map(|(_, value)| written(&What::Text(value.clone()))).collect();
        let name = fields.first().map_or("", |(name, _)| name);
        write!(f, "{}{name}:{}", sign(self.not), values.join("|"))
    }
}

fn sign(not: bool) -> &'static str {
    if not { "!" } else { "" }
}

/// An expression in its slashes, a text as it is if it reads so, else in quotes. A text that begins with a
/// slash would be read as an expression if another slash follows, a sign as one if a bar does, `OR` as what stands
/// between queries.
fn written(what: &What) -> String {
    match what {
        What::Expression(expression) => format!("/{}/", expression.replace('/', r"\/")),
        What::Text(text) if reads_otherwise(text) => format!("\"{text}\""),
        What::Text(text) => text.clone(),
    }
}

fn reads_otherwise(text: &str) -> bool {
    let itself = Query { terms: vec![QueryTerm::text(text)], fields: Vec::new() };
    let is_sign = matches!(text, "!" | "！" | "-");
    is_sign || is_operator(text) || text.starts_with('/') || Query::parse(text) != Ok(itself)
}
