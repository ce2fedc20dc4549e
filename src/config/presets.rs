//! Sets of keys that come with the program, each a file of settings with nothing but keys.

use schemars::JsonSchema;
use serde::Deserialize;

/// A set of keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// As in vim: the usual ones.
    #[default]
    Vim,
    /// As in less.
    Less,
    /// As in emacs.
    Emacs,
    /// Arrows turn pages.
    Pages,
}

impl Preset {
    /// All of them, by name.
    pub const ALL: [(&str, Self); 4] =
        [("vim", Self::Vim), ("less", Self::Less), ("emacs", Self::Emacs), ("pages", Self::Pages)];

    /// The set of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, preset)| *preset)
    }

    /// The file of the set.
    pub fn file(self) -> &'static str {
        match self {
            Self::Vim => include_str!("../../assets/keys/vim.toml"),
            Self::Less => include_str!("../../assets/keys/less.toml"),
            Self::Emacs => include_str!("../../assets/keys/emacs.toml"),
            Self::Pages => include_str!("../../assets/keys/pages.toml"),
        }
    }
}
