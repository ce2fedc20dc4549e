//! Forms of names: longer, shorter, initials, a slip of the pen.

use foldhash::HashSet;

use super::initials::{self, parts};
use super::known;
use crate::lexicon::names;

/// Most names among which slips of the pen are sought; more are a list, not a talk.
const MOST_NAMES: usize = 60;

/// The forms that a set of folded names has.
#[derive(Default)]
pub struct Forms {
    /// Folded names, and how many lines each has.
    names: Vec<(String, usize)>,
    parts: HashSet<String>,
    initials: HashSet<String>,
    surnames: HashSet<String>,
}

impl Forms {
    /// The forms of `names`, each with its lines.
    pub fn of<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Self {
        let names = names.map(|(name, lines)| (name.to_owned(), lines)).collect();
        let mut forms = Self { names, ..Self::default() };
        for (name, _) in &forms.names {
            forms.surnames.extend(names::surname(name).map(str::to_owned));
            let pieces: Vec<&str> = parts(name).collect();
            if pieces.len() > 1 {
                forms.parts.extend(
                    pieces.iter().filter(|part| part.chars().nth(1).is_some()).map(|&part| part.to_owned()),
                );
                forms.initials.insert(initials::initials(&pieces));
            }
        }
        forms
    }

    /// Whether `name`, folded, which begins so many lines, is evidently a form of one of them.
    pub fn has(&self, name: &str, lines: usize) -> bool {
        let pieces: Vec<&str> = parts(name).collect();
        let shorter = !pieces.is_empty() && pieces.iter().all(|part| self.parts.contains(*part));
        let longer = || {
            let certain = |(other, _): &(String, usize)| {
                pieces.contains(&other.as_str()) || initials::is_initials(other, &pieces)
            };
            (2..=4).contains(&pieces.len())
                && self.names.len() <= MOST_NAMES
                && self.names.iter().any(certain)
        };
        let family = || self.surnames.contains(name) || self.is_of_family(name);
        shorter || self.initials.contains(name) || longer() || family() || self.has_slip(name, lines)
    }

    /// Whether somebody is called by the surname of `name` alone.
    fn is_of_family(&self, name: &str) -> bool {
        let surname = names::surname(name);
        surname.is_some_and(|surname| self.names.iter().any(|(other, _)| other == surname))
    }

    /// Whether `name`, folded, is one of them but for a slip of the pen: one that is written twice as often
    /// at least.
    pub fn has_slip(&self, name: &str, lines: usize) -> bool {
        let slip = |(other, often): &(String, usize)| lines * 2 <= *often && known::is_slip(name, other);
        lines <= 3 && self.names.len() <= MOST_NAMES && self.names.iter().any(slip)
    }
}
