//! Which names mean one voice: short and long, initials, a slip of the pen. Only what is unambiguous is
//! joined.

use foldhash::HashMap;

use crate::lexicon::{self, names};
use crate::parse::labels::{is_initials, is_slip, parts, surname};

/// A distinct name and how often it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// As first written.
    pub text: String,
    /// Other names its labels give in brackets.
    pub glosses: Vec<String>,
    /// Labels it has.
    pub lines: usize,
    /// Whether it may be joined with others.
    pub joins: bool,
}

/// Most names between which forms are sought; more are a list, not a talk.
const MOST_NAMES: usize = 400;

/// For each name the index of the name it is another form of (its own where it is none).
pub fn join(names: &[Name], said: &[Vec<String>]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..names.len()).collect();
    said_by_user(names, said, &mut group);
    if names.len() > MOST_NAMES {
        return group;
    }
    let folded: Vec<FoldedName> = names.iter().map(FoldedName::of).collect();
    for rule in [by_gloss, by_initials, by_abbreviation, by_title, by_part, by_slip] {
        for (index, name) in names.iter().enumerate() {
            if !name.joins || root(&group, index) != index {
                continue;
            }
            let mut targets: Vec<usize> = (0..names.len())
                .filter(|&other| other != index && names.get(other).is_some_and(|other| other.joins))
                .filter(|&other| matches!((folded.get(index), folded.get(other)), (Some(a), Some(b)) if rule(a, b)))
                .map(|other| root(&group, other))
                .filter(|&other| other != index)
                .collect();
            targets.sort_unstable();
            targets.dedup();
            if let ([only], Some(slot)) = (targets.as_slice(), group.get_mut(index)) {
                *slot = *only;
            }
        }
    }
    (0..names.len()).map(|index| root(&group, index)).collect()
}

fn said_by_user(names: &[Name], said: &[Vec<String>], group: &mut [usize]) {
    let by_name: HashMap<String, usize> =
        names.iter().enumerate().map(|(i, n)| (lexicon::fold(&n.text), i)).collect();
    for aliases in said {
        let mut known = aliases.iter().filter_map(|alias| by_name.get(&lexicon::fold(alias)).copied());
        let Some(first) = known.next() else { continue };
        let first = root(group, first);
        for other in known {
            let other = root(group, other);
            if let Some(slot) = group.get_mut(other) {
                *slot = first;
            }
        }
    }
}

fn root(group: &[usize], mut index: usize) -> usize {
    for _ in 0..group.len() {
        match group.get(index) {
            Some(&next) if next != index => index = next,
            _ => break,
        }
    }
    index
}

/// A name prepared for comparison.
struct FoldedName {
    whole: String,
    parts: Vec<String>,
    /// The surname of a name that is written without blanks.
    surname: Option<String>,
    /// The name without its title, if it has one.
    untitled: Option<String>,
    glosses: Vec<String>,
    lines: usize,
    role: bool,
}

impl FoldedName {
    fn of(name: &Name) -> Self {
        let whole = lexicon::fold(&name.text);
        let pieces: Vec<&str> = parts(&whole).collect();
        Self {
            surname: surname(&name.text).map(lexicon::fold),
            untitled: names::untitled(&whole).map(str::to_owned),
            parts: pieces.iter().map(|&part| part.to_owned()).collect(),
            glosses: name.glosses.iter().map(|gloss| lexicon::fold(gloss)).collect(),
            lines: name.lines,
            role: lexicon::role(&whole).is_some(),
            whole,
        }
    }
}

/// `SA` where `Shaun Apps（SA）` stands.
fn by_gloss(short: &FoldedName, long: &FoldedName) -> bool {
    long.glosses.contains(&short.whole)
}

/// `AL` or `А.Л.` where `Ann Lee` or `Анна Петровна Лугова` speaks, `林` where `林晓` does.
fn by_initials(short: &FoldedName, long: &FoldedName) -> bool {
    let letters = short.whole.chars().filter(|c| c.is_alphabetic()).count();
    let brief = (1..=4).contains(&letters)
        && short.whole.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ' ' | '-'));
    if !brief || short.role {
        return false;
    }
    let parts: Vec<&str> = long.parts.iter().map(String::as_str).collect();
    let initials = letters >= 2 && is_initials(&short.whole, &parts);
    initials || letters <= 2 && long.surname.as_deref() == Some(&short.whole)
}

/// `Корр.` where `Корреспондент` speaks.
fn by_abbreviation(short: &FoldedName, long: &FoldedName) -> bool {
    let stem = short.whole.strip_suffix('.').filter(|stem| stem.chars().nth(1).is_some());
    stem.is_some_and(|stem| long.whole.len() > short.whole.len() && long.whole.starts_with(stem))
}

/// `Mr. Pike` where `Walter Pike` speaks first, `贺老师` where `贺远山` does: who bears the name besides would be
/// told apart by speaking again.
fn by_title(titled: &FoldedName, full: &FoldedName) -> bool {
    let Some(name) = titled.untitled.as_deref() else { return false };
    let last = full.parts.last().filter(|_| full.parts.len() > 1);
    full.lines == 1
        && full.untitled.is_none()
        && (last.is_some_and(|last| last == name) || full.surname.as_deref() == Some(name))
}

/// `Lenny` where `Lenny Rachitsky` speaks.
fn by_part(short: &FoldedName, long: &FoldedName) -> bool {
    let long_enough =
        short.whole.chars().count() >= 2 && !short.whole.ends_with(|c: char| c.is_ascii_digit());
    !short.role
        && !long.role
        && long_enough
        && short.parts.len() < long.parts.len()
        && short.parts.iter().all(|p| long.parts.contains(p))
}

/// One character differs, in a name that is much rarer.
fn by_slip(rare: &FoldedName, frequent: &FoldedName) -> bool {
    rare.lines * 2 <= frequent.lines && rare.lines <= 3 && !rare.role && is_slip(&rare.whole, &frequent.whole)
}
