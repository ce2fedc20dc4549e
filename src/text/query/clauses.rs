//! What a query consists of.

use super::field::Field;
use super::what::What;

/// What was asked for. Printed, it reads as a query that means the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, phrases and expressions, all of which have to be found.
    pub terms: Vec<QueryTerm>,
    /// Where they have to be found.
    pub fields: Vec<Scope>,
}

/// Something to be found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryTerm {
    /// Alternatives, one at least.
    pub any: Vec<What>,
    /// None of them may be found.
    pub not: bool,
}

/// A field with its alternatives and its sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Alternatives, one at least, all of one field.
    pub any: Vec<Field>,
    /// Everything but these.
    pub not: bool,
}

impl Query {
    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.fields.is_empty()
    }
}

impl QueryTerm {
    /// Asks for one word or phrase.
    pub fn text(text: &str) -> Self {
        Self { any: vec![What::Text(text.to_owned())], not: false }
    }
}

impl Scope {
    /// Whether something is inside this scope. `inside` answers for one field; `None` if the field says
    /// nothing about such a thing, which leaves it in.
    pub fn holds(&self, inside: impl FnMut(&Field) -> Option<bool>) -> bool {
        let mut told = self.any.iter().filter_map(inside).peekable();
        told.peek().is_none() || told.any(|inside| inside) != self.not
    }
}
