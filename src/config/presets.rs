//! Sets of keys that come with the program, each a file of settings with nothing but keys.

use std::collections::BTreeMap;

use super::model::Config;

/// Their names, as the settings choose them.
pub(super) const NAMES: [(&str, &str); 4] =
    [("vim", "vim"), ("less", "less"), ("emacs", "emacs"), ("pages", "pages")];

/// The keys of the set `name` that are not the usual ones, by the names of their actions.
pub fn keys(name: &str) -> BTreeMap<String, Vec<String>> {
    let text = match name {
        "less" => include_str!("../../assets/keys/less.toml"),
        "emacs" => include_str!("../../assets/keys/emacs.toml"),
        "pages" => include_str!("../../assets/keys/pages.toml"),
        _ => include_str!("../../assets/keys/vim.toml"),
    };
    Config::read(text).0.keys
}

/// The names of all sets.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}
