//! The picker of themes: each is shown on the page behind as soon as it is selected.

use super::list::List;

/// The open picker.
#[derive(Clone, Debug)]
pub struct Themes {
    /// The names of all themes.
    pub names: Vec<String>,
    /// Which one is selected.
    pub list: List,
    /// The theme before, to come back to.
    pub before: String,
}

impl Themes {
    /// The name of the selected theme.
    pub fn selected(&self) -> Option<&str> {
        self.names.get(self.list.selected).map(String::as_str)
    }
}
