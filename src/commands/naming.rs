//! Speakers and lists of names, as they are written in the user's language.

use crate::episode::model::{Role, Speaker};
use crate::messages::{Language, Msg};

/// `Ana (host)`, `安娜（主持人）`.
pub fn voice(speaker: &Speaker, language: Language) -> String {
    let name = &speaker.name;
    let Some(role) = speaker.role else { return name.clone() };
    let told = self::role(role, language);
    match language {
        Language::English => format!("{name} ({told})"),
        Language::Chinese => format!("{name}（{told}）"),
    }
}

/// What a role is called.
pub fn role(role: Role, language: Language) -> &'static str {
    match role {
        Role::Host => Msg::Host.text(language),
        Role::Guest => Msg::Guest.text(language),
        Role::Other | Role::Pseudo => Msg::OtherRole.text(language),
    }
}

/// `names` one after the other.
pub fn list(names: &[String], language: Language) -> String {
    names.join(if language == Language::Chinese { "、" } else { ", " })
}
