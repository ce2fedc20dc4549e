//! One label taken apart: role word, name, gloss, stage direction, verb.

use foldhash::HashSet;

use crate::episode::model::Role;
use crate::lexicon;
use crate::parse::labels::office;

/// The parts of a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelParts {
    /// `主持人` before a name.
    pub role_word: Option<String>,
    /// What that word, or the whole label, says.
    pub role: Option<Role>,
    /// The name; a role's word if nothing else stands there.
    pub name: String,
    /// The name folded.
    pub key: String,
    /// Another name in brackets: initials, the name in Latin letters.
    pub gloss: Option<String>,
    /// The label as a reader should see it.
    pub shown: String,
}

/// Takes `label` apart; `names` are all folded labels of the file, to know what a verb may be cut from.
pub fn read(label: &str, names: &HashSet<String>) -> LabelParts {
    let mut shown = label.trim().to_owned();
    let mut gloss = None;
    if let Some((before, inner)) = bracketed(&shown) {
        let (before, inner) = (before.to_owned(), inner.to_owned());
        if lexicon::is_stage(&inner) {
            shown = before;
        } else {
            gloss = Some(inner);
        }
    }
    if let Some((name, _)) = lexicon::verb(&shown)
        && (lexicon::role(name).is_some() || names.contains(&lexicon::fold(name)))
    {
        shown.truncate(name.len());
    }
    let role_before = lexicon::role_before(&shown).or_else(|| lexicon::role_joined(&shown));
    let role_before = role_before.map(|(word, role)| (word.to_owned(), role));
    let mut parts = LabelParts {
        role: lexicon::role(&shown),
        name: shown.clone(),
        gloss,
        shown,
        ..LabelParts::default()
    };
    if parts.gloss.is_some()
        && let Some((before, _)) = bracketed(&parts.name)
    {
        parts.role = lexicon::role(before);
        parts.name = before.to_owned();
    }
    if let Some((before, office)) = office(&parts.name) {
        parts.role = parts.role.or(lexicon::role(office));
        parts.name = before.to_owned();
    }
    if let (Some((word, role)), None) = (role_before, parts.role) {
        let name = parts.name.get(word.len()..).unwrap_or_default();
        let name =
            name.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '·' | '-' | '—'));
        if !name.is_empty() {
            parts.name = name.to_owned();
            parts.role = Some(role);
            parts.role_word = Some(word);
        }
    }
    if let Some(word) = lexicon::numbered(&parts.name) {
        parts.name.truncate(word.len());
    }
    parts.key = lexicon::fold(&parts.name);
    parts
}

/// `(before, inner)` of a label that ends in brackets.
fn bracketed(label: &str) -> Option<(&str, &str)> {
    let inner = label.trim_end().strip_suffix([')', '）', ']'])?;
    let at = inner.rfind(['(', '（', '['])?;
    let (before, inner) = inner.split_at(at);
    let inner = inner.trim_start_matches(['(', '（', '[']).trim();
    let before = before.trim();
    (!before.is_empty() && !inner.is_empty()).then_some((before, inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(label: &str, names: &[&str]) -> (String, Option<Role>, Option<String>, String) {
        let names = names.iter().map(|name| lexicon::fold(name)).collect();
        let parts = read(label, &names);
        (parts.name, parts.role, parts.gloss, parts.shown)
    }

    #[test]
    fn labels_come_apart() {
        for (label, names, name, role, gloss, shown) in [
            ("主持人 李雷", &[][..], "李雷", Some(Role::Host), None, "主持人 李雷"),
            ("主持人周小满", &[], "周小满", Some(Role::Host), None, "主持人周小满"),
            ("嘉宾欧阳若水", &[], "欧阳若水", Some(Role::Guest), None, "嘉宾欧阳若水"),
            ("主持人的话", &[], "主持人的话", None, None, "主持人的话"),
            ("主持人提问", &[], "主持人", Some(Role::Host), None, "主持人"),
            ("李雷说", &["李雷"], "李雷", None, None, "李雷"),
            ("李雷说", &[], "李雷说", None, None, "李雷说"),
            ("Viv (singing)", &[], "Viv", None, None, "Viv"),
            ("Ann Lee（AL）", &[], "Ann Lee", None, Some("AL"), "Ann Lee（AL）"),
            ("Audience 2", &[], "Audience 2", Some(Role::Pseudo), None, "Audience 2"),
            ("Host: Ann", &[], "Ann", Some(Role::Host), None, "Host: Ann"),
            ("Ana Ruiz, marine biologist", &[], "Ana Ruiz", None, None, "Ana Ruiz, marine biologist"),
            ("ANA RUIZ, HOST", &[], "ANA RUIZ", Some(Role::Host), None, "ANA RUIZ, HOST"),
            ("Ruiz, Ana", &[], "Ruiz, Ana", None, None, "Ruiz, Ana"),
            ("科長：李雷", &[], "科長：李雷", None, None, "科長：李雷"),
            ("Q12", &[], "Q", Some(Role::Host), None, "Q12"),
            ("嘉宾2", &[], "嘉宾2", Some(Role::Guest), None, "嘉宾2"),
        ] {
            let expected = (name.to_owned(), role, gloss.map(str::to_owned), shown.to_owned());
            assert_eq!(parts(label, names), expected, "{label}");
        }
    }
}
