//! What the user chose, as the app needs it.

use std::fmt::Display;

use crate::episode::summary::Speed;
use crate::export::CitationStyle;
use crate::keys::action::{Action, Place};
use crate::keys::keymap::Keymap;
use crate::layout::flow::ParagraphStyle;
use crate::layout::gap::Gap;
use crate::messages::{Language, Msg};
use crate::palette::roles::Palette;
use crate::palette::shipped;
use crate::palette::terminal::{Own, Terminal};

/// The user's choices.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Wanted columns of a line at present.
    pub measure: u16,
    /// Wanted columns of a line as configured.
    pub usual_measure: u16,
    /// Columns of text side by side if there is room, one or two.
    pub columns: u16,
    /// How paragraphs are told apart.
    pub style: ParagraphStyle,
    /// Whether a gap is shown between Han and Latin.
    pub gap: Gap,
    /// Whether the terminal's cursor stands on the line that is read.
    pub line_cursor: bool,
    /// Reading speed.
    pub speed: Speed,
    /// Who makes passages.
    pub author: String,
    /// Language of the interface.
    pub language: Language,
    /// Keys.
    pub keys: Keymap,
    /// How a copied passage names its source.
    pub citation: CitationStyle,
    /// Name of the theme.
    pub theme: String,
    /// Its colours on this terminal.
    pub palette: Palette,
    /// What is known of the terminal's own colours.
    pub terminal: Terminal,
    /// Themes of the user's own.
    pub themes: Vec<Own>,
    /// Whether the terminal is told where links lead.
    pub hyperlinks: bool,
    /// Names that mean the same.
    pub aliases: Vec<Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: 64,
            usual_measure: 64,
            columns: 1,
            style: ParagraphStyle::default(),
            gap: Gap::default(),
            line_cursor: false,
            speed: Speed::default(),
            author: String::new(),
            language: Language::default(),
            keys: Keymap::default(),
            citation: CitationStyle::default(),
            theme: "auto".to_owned(),
            palette: Terminal::default().palette("auto", &[]),
            terminal: Terminal::default(),
            themes: Vec::new(),
            hyperlinks: true,
            aliases: Vec::new(),
        }
    }
}

impl Settings {
    /// The first key for `action`, as a person reads it: at `place` if it has one there, else where it has one;
    /// without any, its name as a command.
    pub fn key_of(&self, action: Action, place: Place) -> String {
        let elsewhere = action.places().iter().filter(|other| **other != place);
        let mut found =
            std::iter::once(&place).chain(elsewhere).flat_map(|at| self.keys.keys_of(action, *at));
        found.next().unwrap_or_else(|| format!(":{}", action.name()))
    }

    /// The words of `msg`: its gaps filled with `values`, the actions it names (`{@fold}`) with their keys at
    /// `place`.
    pub fn told(&self, msg: Msg, values: &[&dyn Display], place: Place) -> String {
        let key =
            |name: &str| Action::named(name).map_or_else(String::new, |action| self.key_of(action, place));
        msg.told(self.language, values, &key)
    }

    /// Changes the theme.
    pub fn set_theme(&mut self, name: &str) {
        name.clone_into(&mut self.theme);
        self.palette = self.terminal.palette(name, &self.themes);
    }

    /// Takes in what the terminal says of its colours.
    pub fn set_terminal(&mut self, terminal: Terminal) {
        self.terminal = terminal;
        self.palette = terminal.palette(&self.theme, &self.themes);
    }

    /// Whether there is a theme of this name.
    pub fn knows_theme(&self, name: &str) -> bool {
        matches!(name, "light" | "dark") || self.theme_names().iter().any(|known| known == name)
    }

    /// The names of all themes: those that come with the program, then the user's own.
    pub fn theme_names(&self) -> Vec<String> {
        let own = self.themes.iter().map(|own| own.name.clone());
        let shipped = shipped::NAMES.iter().map(|name| (*name).to_owned());
        shipped.filter(|name| self.themes.iter().all(|own| own.name != *name)).chain(own).collect()
    }
}
