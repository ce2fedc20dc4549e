//! Queries that were saved under a name: the shelves of a library.

use super::error::nearest;
use crate::text::fold::fold;

/// A query under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedQuery {
    /// Its name: one line, not empty.
    pub name: String,
    /// The query as it was typed.
    pub query: String,
}

impl NamedQuery {
    /// The one of `all` that is called `name`, in letters of either case.
    pub fn called<'q>(all: &'q [Self], name: &str) -> Option<&'q Self> {
        let wanted = fold(name.trim()).text;
        let exact = all.iter().find(|one| one.name == name);
        exact.or_else(|| all.iter().find(|one| fold(&one.name).text == wanted))
    }

    /// The one of `all` that asks for what is `typed`.
    pub fn of<'q>(all: &'q [Self], typed: &str) -> Option<&'q Self> {
        all.iter().find(|one| one.query == typed.trim())
    }

    /// That none of `all` is called `name`, and which one is written most nearly so, in words for the user.
    pub fn unknown(all: &[Self], name: &str) -> String {
        let names = || all.iter().map(|one| one.name.as_str());
        match nearest(name, names()) {
            Some(nearest) => format!("no shelf “{name}”, did you mean “{nearest}”?"),
            None if all.is_empty() => format!("no shelf “{name}”; the list saves its filter as one"),
            None => format!("no shelf “{name}”; there are {}", names().collect::<Vec<_>>().join(", ")),
        }
    }
}
