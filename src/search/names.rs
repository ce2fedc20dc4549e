//! Names that mean the same: 扎克伯格, 祖克柏 and Zuckerberg.
//!
//! Gathered from an episode's own glosses and labels and from the reader's list of aliases, so that a label is found
//! by a name that does not stand in it.

use super::fuzzy::Corpus;
use crate::episode::model::Episode;
use crate::text::fold::fold_han;

/// Groups of names of the same person or thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    groups: Vec<Vec<String>>,
}

impl Names {
    /// The names that `episode` itself equates: its glossary's terms and its speakers with their other forms.
    pub fn of(episode: &Episode) -> Self {
        let mut names = Self::default();
        for term in &episode.glossary {
            names.add(std::iter::once(&term.term).chain(&term.aliases));
        }
        for speaker in &episode.speakers {
            names.add(std::iter::once(&speaker.name).chain(&speaker.aliases));
        }
        names
    }

    /// Adds names that mean the same; blank ones are left out, and fewer than two say nothing.
    pub fn add<'a>(&mut self, group: impl IntoIterator<Item = &'a String>) {
        let group: Vec<String> = group.into_iter().filter(|name| !name.trim().is_empty()).cloned().collect();
        if group.len() > 1 {
            self.groups.push(group);
        }
    }

    /// Other names of everything that `label` names. A name in Latin letters has to stand there as a whole word.
    pub fn aliases_in(&self, label: &str) -> Vec<String> {
        let named = self.groups.iter().filter(|group| group.iter().any(|name| stands_in(name, label)));
        named.flatten().filter(|name| !label.contains(name.as_str())).cloned().collect()
    }
}

/// Whether `name` holds `part`, folded, or is spelt by it in pinyin or romaji.
pub fn is_called(name: &str, part: &str) -> bool {
    let spelt = || {
        let exact = format!("'{}", part.trim());
        part.is_ascii() && !name.is_ascii() && !Corpus::new([name.to_owned()]).rank(&exact, 1).is_empty()
    };
    fold_han(name).text.contains(&fold_han(part.trim()).text) || spelt()
}

/// A single character names too much to count (`问`, `Q`).
fn stands_in(name: &str, label: &str) -> bool {
    if name.chars().nth(1).is_none() {
        return false;
    }
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    label.match_indices(name).any(|(at, _)| {
        let before = label.get(..at).and_then(|text| text.chars().next_back());
        let after = label.get(at + name.len()..).and_then(|text| text.chars().next());
        let joined_before = letter(before) && letter(name.chars().next());
        let joined_after = letter(after) && letter(name.chars().next_back());
        !joined_before && !joined_after
    })
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_label_is_known_by_the_other_names_of_what_it_names() {
        let mut names = Names::default();
        for group in [["扎克伯格", "Zuckerberg"], ["国际能源署", "IEA"], ["孤本", " "], ["问", "林海"]]
        {
            names.add(&group.map(String::from));
        }
        assert_eq!(names.aliases_in("扎克伯格谈开源"), ["Zuckerberg"]);
        assert_eq!(names.aliases_in("IEA 的数字"), ["国际能源署"]);
        assert!(names.aliases_in("DIEAL、孤本、问题").is_empty());
    }
}
