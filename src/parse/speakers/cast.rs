//! From labels to voices.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::alias::{self, Name};
use super::name::{self, LabelParts};
use crate::episode::model::{Role, Speaker};
use crate::episode::oddity::{Diagnostic, Oddity};
use crate::lexicon;
use crate::parse::labels::{Candidate, Known};
use crate::parse::overrides::Overrides;

/// A label, read.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// What a reader should see.
    pub shown: String,
    /// Index of the voice; `None` for a label without a name.
    pub voice: Option<usize>,
    /// Role this label's own words give.
    pub role: Option<Role>,
}

/// The voices of a file and, for each accepted label, which of them it names.
#[derive(Debug, Default)]
pub struct Cast {
    /// The voices, in order of first appearance; turns and characters are counted later.
    pub speakers: Vec<Speaker>,
    /// One for each label.
    pub labels: Vec<Spoken>,
    /// Voices whose role stands in their labels and must not be changed.
    pub certain: Vec<bool>,
    /// Labels that contradict the rest of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the voices behind `labels`; `lines` give the line of each in the source.
pub fn cast(labels: &[Candidate], lines: &[u32], known: &Known, overrides: &Overrides) -> Cast {
    let names: HashSet<&str> = labels.iter().map(|label| label.name.as_str()).collect();
    let written: HashSet<String> = names.into_iter().map(lexicon::fold).collect();
    let mut read: HashMap<&str, LabelParts> = HashMap::new();
    for label in labels {
        read.entry(&label.name).or_insert_with(|| name::read(&label.name, &written));
    }
    let parts: Vec<&LabelParts> = labels.iter().filter_map(|label| read.get(label.name.as_str())).collect();
    let mut table = NameTable::of(&parts);
    table.set_apart(&parts);
    let joined = alias::join(&table.names, &overrides.aliases);
    let mut cast = Cast::default();
    let mut voices: HashMap<usize, usize> = HashMap::new();
    let mut introduced: HashSet<(usize, &str)> = HashSet::new();
    for (((label, part), index), line) in labels.iter().zip(&parts).zip(&table.of_label).zip(lines) {
        let mut spoken = Spoken { shown: part.shown.clone(), voice: None, role: part.role };
        if let Some(index) = index {
            let root = joined.get(*index).copied().unwrap_or(*index);
            let voice = *voices.entry(root).or_insert_with(|| {
                let name = table.names.get(root).map(|name| name.text.clone()).unwrap_or_default();
                cast.speakers.push(Speaker { name, ..Speaker::default() });
                cast.certain.push(false);
                cast.speakers.len() - 1
            });
            spoken.voice = Some(voice);
            if introduced.insert((voice, &label.name)) {
                cast.name(voice, part);
            }
            if let Some(apart) = table.apart.get(index) {
                cast.contradiction(voice, part, *apart, *line);
            }
        }
        cast.labels.push(spoken);
    }
    cast.finish(known, overrides);
    cast
}

/// The distinct names.
#[derive(Default)]
struct NameTable {
    names: Vec<Name>,
    of_label: Vec<Option<usize>>,
    /// Labels by name and by what their role word says.
    roles: Vec<HashMap<Option<Role>, usize>>,
    /// Names that contradict the rest, with the role the rest gives them.
    apart: HashMap<usize, Option<Role>>,
}

impl NameTable {
    fn of(parts: &[&LabelParts]) -> Self {
        let mut table = Self::default();
        let mut by_name: HashMap<&str, usize> = HashMap::new();
        for part in parts {
            if part.name.is_empty() {
                table.of_label.push(None);
                continue;
            }
            let names = &mut table.names;
            let roles = &mut table.roles;
            let index = *by_name.entry(&part.key).or_insert_with(|| {
                names.push(Name { text: part.name.clone(), glosses: Vec::new(), lines: 0, joins: true });
                roles.push(HashMap::new());
                names.len() - 1
            });
            if let (Some(name), Some(roles)) = (names.get_mut(index), roles.get_mut(index)) {
                name.lines += 1;
                let gloss = part.gloss.clone().filter(|gloss| is_name_of(gloss, &part.name));
                if let Some(gloss) = gloss.filter(|gloss| !name.glosses.contains(gloss)) {
                    name.glosses.push(gloss);
                }
                *roles.entry(part.role_word.as_ref().and(part.role)).or_default() += 1;
            }
            table.of_label.push(Some(index));
        }
        table
    }

    /// Takes labels apart whose role word contradicts the role of their voice.
    fn set_apart(&mut self, parts: &[&LabelParts]) {
        let joined = alias::join(&self.names, &[]);
        let mut totals: HashMap<usize, HashMap<Option<Role>, usize>> = HashMap::new();
        for (roles, root) in self.roles.iter().zip(&joined) {
            let total = totals.entry(*root).or_default();
            for (role, count) in roles {
                *total.entry(*role).or_default() += count;
            }
        }
        let main: HashMap<usize, Option<Role>> =
            totals.iter().map(|(root, roles)| (*root, majority(roles))).collect();
        let mut moved: HashMap<(usize, Role), usize> = HashMap::new();
        for (label, part) in parts.iter().enumerate() {
            let (Some(Some(index)), Some(role), Some(_)) =
                (self.of_label.get(label).copied(), part.role, &part.role_word)
            else {
                continue;
            };
            let Some(&root) = joined.get(index) else { continue };
            let own = main.get(&root).copied().flatten();
            let rare =
                totals.get(&root).and_then(|roles| roles.get(&Some(role))).is_some_and(|&count| count <= 2);
            let taken = main.iter().any(|(other, main)| *other != root && *main == Some(role));
            let contradicts = own.is_some_and(|own| own != role) || own.is_none() && taken;
            let alone = totals.get(&root).is_some_and(|roles| roles.len() == 1);
            if !contradicts || !rare || alone {
                continue;
            }
            let names = &mut self.names;
            let new = *moved.entry((root, role)).or_insert_with(|| {
                names.push(Name { text: part.name.clone(), glosses: Vec::new(), lines: 1, joins: false });
                names.len() - 1
            });
            self.apart.insert(new, own);
            if let Some(slot) = self.of_label.get_mut(label) {
                *slot = Some(new);
            }
        }
    }
}

/// The role that most labels of a voice give; `None` if most give none.
fn majority(roles: &HashMap<Option<Role>, usize>) -> Option<Role> {
    let most = roles.iter().max_by_key(|(role, count)| (**count, role.is_none()));
    most.and_then(|(role, _)| *role)
}

impl Cast {
    /// Adds a label's name to a voice; the fullest one is its name, the others are its aliases.
    fn name(&mut self, voice: usize, part: &LabelParts) {
        let Some(speaker) = self.speakers.get_mut(voice) else { return };
        let gloss = part.gloss.as_ref().filter(|gloss| is_name_of(gloss, &part.name));
        for name in std::iter::once(&part.name).chain(gloss) {
            let known = lexicon::fold(&speaker.name) == lexicon::fold(name)
                || speaker.aliases.iter().any(|alias| lexicon::fold(alias) == lexicon::fold(name));
            if known {
                continue;
            }
            if speaker.name.is_empty() {
                speaker.name.clone_from(name);
            } else {
                speaker.aliases.push(name.clone());
            }
        }
        if speaker.role.is_none() {
            speaker.role = part.role;
        }
    }

    fn contradiction(&mut self, voice: usize, part: &LabelParts, main: Option<Role>, line: u32) {
        if let (Some(speaker), Some(certain)) = (self.speakers.get_mut(voice), self.certain.get_mut(voice)) {
            speaker.role = part.role;
            *certain = true;
        }
        let oddity = Oddity::OtherRole { name: part.name.clone(), role: part.role, elsewhere: main };
        self.diagnostics.push(Diagnostic::warning(line, oddity));
    }

    fn finish(&mut self, known: &Known, overrides: &Overrides) {
        let mut taken = self.names();
        for speaker in &mut self.speakers {
            let own = folded_names(speaker);
            settle_name(speaker);
            let is_free = |full: &&str| {
                let full = lexicon::fold(full);
                taken.get(&full).is_none_or(|&all| all == usize::from(own.contains(&full)))
            };
            if speaker.role != Some(Role::Pseudo)
                && let Some(full) = known.full_name(&speaker.name).filter(is_free)
            {
                add_full_name(speaker, full);
            }
            let mut names = std::iter::once(&speaker.name).chain(&speaker.aliases);
            if speaker.role.is_none() {
                speaker.role = names.find_map(|name| known.role(name));
            }
            preferred(speaker, &overrides.aliases);
            for name in folded_names(speaker).difference(&own) {
                *taken.entry(name.clone()).or_default() += 1;
            }
        }
    }

    /// The folded names of all speakers, and how many have each.
    fn names(&self) -> HashMap<String, usize> {
        let mut names = HashMap::new();
        for name in self.speakers.iter().flat_map(folded_names) {
            *names.entry(name).or_default() += 1;
        }
        names
    }
}

/// A speaker's names, folded.
fn folded_names(speaker: &Speaker) -> HashSet<String> {
    std::iter::once(&speaker.name).chain(&speaker.aliases).map(|name| lexicon::fold(name)).collect()
}

/// Adds the name that the head knows: instead of initials, a lone surname or a role's word, else as another
/// one.
fn add_full_name(speaker: &mut Speaker, full: &str) {
    if speaker.aliases.iter().any(|alias| alias == full)
        || lexicon::fold(&speaker.name) == lexicon::fold(full)
    {
        return;
    }
    let folded = lexicon::fold(&speaker.name);
    let parts: Vec<&str> = crate::parse::labels::parts(full).collect();
    let family = crate::parse::labels::surname(full).is_some_and(|surname| lexicon::fold(surname) == folded);
    if family || lexicon::role(&folded).is_some() || crate::parse::labels::is_initials(&folded, &parts) {
        let short = std::mem::replace(&mut speaker.name, full.to_owned());
        speaker.aliases.push(short);
    } else {
        speaker.aliases.push(full.to_owned());
    }
}

/// The fullest name first: more parts, or much longer; a slip of the pen never wins by one letter.
fn settle_name(speaker: &mut Speaker) {
    let measure = |name: &str| (crate::parse::labels::parts(name).count(), name.chars().count());
    let (parts, chars) = measure(&speaker.name);
    let fuller = |alias: &str| {
        let (more, longer) = measure(alias);
        more > parts || more == parts && longer >= chars + 4
    };
    let best = speaker.aliases.iter().position(|alias| fuller(alias) && is_longer_form(alias, &speaker.name));
    let Some(alias) = best.and_then(|best| speaker.aliases.get_mut(best)) else { return };
    std::mem::swap(alias, &mut speaker.name);
    settle_name(speaker);
}

/// Whether what a label has in brackets is another name: initials, a name in another script, a part of the
/// name; an office or a place is none.
fn is_name_of(gloss: &str, name: &str) -> bool {
    let parts: Vec<&str> = crate::parse::labels::parts(name).collect();
    let folded = lexicon::fold(gloss);
    let shared = crate::parse::labels::parts(&folded).any(|part| lexicon::fold(name).contains(part));
    let same_script = gloss.is_ascii() == name.is_ascii();
    shared || !same_script || crate::parse::labels::is_initials(&folded, &parts) || gloss.chars().count() <= 4
}

/// Whether `long` says more than `short` in the same script.
fn is_longer_form(long: &str, short: &str) -> bool {
    long.is_ascii() == short.is_ascii() || short.len() <= 3
}

/// The name the user put first.
fn preferred(speaker: &mut Speaker, aliases: &[Vec<String>]) {
    for names in aliases {
        if !names.iter().any(|name| is_called(speaker, name)) {
            continue;
        }
        let Some(first) = names.first() else { continue };
        if lexicon::fold(&speaker.name) != lexicon::fold(first) {
            let old = std::mem::replace(&mut speaker.name, first.clone());
            speaker.aliases.retain(|alias| lexicon::fold(alias) != lexicon::fold(first));
            speaker.aliases.push(old);
        }
    }
}

/// Whether a voice has this name.
fn is_called(speaker: &Speaker, name: &str) -> bool {
    let name = lexicon::fold(name);
    lexicon::fold(&speaker.name) == name || speaker.aliases.iter().any(|alias| lexicon::fold(alias) == name)
}
