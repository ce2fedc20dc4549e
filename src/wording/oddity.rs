//! What is odd about a file, in a reader's words.

use crate::episode::model::Role;
use crate::episode::oddity::Oddity;
use crate::messages::{Language, Msg};

/// What is said of `oddity`: short enough for the line at the foot, without what only those who write such
/// files understand.
pub fn words(oddity: &Oddity, language: Language) -> String {
    let role = |role: &Option<Role>| role_name(*role).text(language);
    let say = |msg: Msg, values: &[&dyn std::fmt::Display]| msg.with(language, values);
    match oddity {
        Oddity::OtherRole { name, role: here, elsewhere: main @ Some(_) } => {
            say(Msg::OddRole, &[name, &role(main), &role(here)])
        }
        Oddity::OtherRole { name, role: here, elsewhere: None } => {
            say(Msg::OddNamesake, &[name, &role(here)])
        }
        Oddity::OpenCode => say(Msg::OddCode, &[]),
        Oddity::OpenComment => say(Msg::OddComment, &[]),
        Oddity::OpenOriginal => say(Msg::OddOriginal, &[]),
        Oddity::NoTalk(format) => say(Msg::OddNoTalk, &[&format.name()]),
        Oddity::OpenFrontMatter => say(Msg::OddFrontMatter, &[]),
        Oddity::BrokenFrontMatter { .. } => say(Msg::OddFrontMatterBroken, &[]),
        Oddity::BrokenEntry { key, .. } => say(Msg::OddEntry, &[key]),
        Oddity::DoubleKey(key) => say(Msg::OddDoubleKey, &[key]),
        Oddity::BadOverride(_) => say(Msg::OddOverride, &[]),
        Oddity::BadPattern { what, .. } => say(Msg::OddPattern, &[what]),
        Oddity::BrokenJson(_) => say(Msg::OddJson, &[]),
        Oddity::BrokenDocument => say(Msg::OddDocument, &[]),
        Oddity::NoSuchEncoding { name, used } => say(Msg::OddNoEncoding, &[name, used]),
        Oddity::Undecodable { count, .. } => say(Msg::OddUndecodable, &[count]),
        Oddity::DoubtfulEncoding { encoding, .. } => say(Msg::OddEncoding, &[encoding]),
        Oddity::Controls(count) => say(Msg::OddControls, &[count]),
        Oddity::NoLabel { text, .. } => say(Msg::OddNoLabel, &[text]),
    }
}

fn role_name(role: Option<Role>) -> Msg {
    match role {
        Some(Role::Host) => Msg::Host,
        Some(Role::Guest) => Msg::Guest,

        Some(Role::Other | Role::Pseudo) | None => Msg::OddVoice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::episode::head::Format;
    use crate::layout::width::{WidthPolicy, text_width};

    /// Columns for a message at the foot of a terminal of 80, beside the place and the key for help.
    const ROOM: usize = 58;

    fn all() -> Vec<Oddity> {
        let [name, why] = ["Zuckerberg", "unterminated string at position 17"].map(str::to_owned);
        vec![
            Oddity::OtherRole { name: name.clone(), role: Some(Role::Host), elsewhere: Some(Role::Guest) },
            Oddity::OtherRole { name, role: Some(Role::Pseudo), elsewhere: None },
            Oddity::OpenCode,
            Oddity::OpenComment,
            Oddity::OpenOriginal,
            Oddity::NoTalk(Format::Json),
            Oddity::OpenFrontMatter,
            Oddity::BrokenFrontMatter { why: why.clone() },
            Oddity::BrokenEntry { key: "description".to_owned(), why: Some(why.clone()) },
            Oddity::BrokenEntry { key: "guests".to_owned(), why: None },
            Oddity::DoubleKey("description".to_owned()),
            Oddity::BadOverride(why.clone()),
            Oddity::BadPattern { what: "label".to_owned(), pattern: "(".to_owned(), why: why.clone() },
            Oddity::BrokenJson(why.clone()),
            Oddity::BrokenDocument,
            Oddity::NoSuchEncoding { name: "klingon".to_owned(), used: "UTF-8".to_owned() },
            Oddity::Undecodable { count: 120, encoding: "GB18030".to_owned() },
            Oddity::DoubtfulEncoding { count: 3, encoding: "GB18030".to_owned() },
            Oddity::Controls(120),
            Oddity::NoLabel { text: "另外".to_owned(), why },
        ]
    }

    #[test]
    fn every_oddity_fits_the_foot_of_a_small_terminal_in_both_languages() {
        for oddity in all() {
            for language in [Language::English, Language::Chinese] {
                let said = Msg::NoteOnFile.with(language, &[&1185, &words(&oddity, language)]);
                let width = text_width(&said, WidthPolicy::default());
                assert!(width <= ROOM, "{width} columns: {said}");
                assert!(!said.contains("position 17"), "{said}");
                let han = said.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
                assert!(
                    (han > 5) == (language == Language::Chinese) || matches!(oddity, Oddity::NoLabel { .. }),
                    "{said}"
                );
            }
        }
    }
}
