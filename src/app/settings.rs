//! What the user chose, as the app needs it.

use crate::episode::summary::Speed;
use crate::export::Style;
use crate::keys::keymap::Keymap;
use crate::layout::flow::ParagraphStyle;
use crate::layout::gap::Gap;
use crate::messages::Language;

/// The user's choices.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Wanted columns of a line at present.
    pub measure: u16,
    /// Wanted columns of a line as configured.
    pub usual_measure: u16,
    /// Columns of text side by side where there is room, one or two.
    pub columns: u16,
    /// How paragraphs are told apart.
    pub style: ParagraphStyle,
    /// Whether a gap is shown between Han and Latin.
    pub gap: Gap,
    /// Reading speed.
    pub speed: Speed,
    /// Language of the interface.
    pub language: Language,
    /// Keys.
    pub keys: Keymap,
    /// How a copied passage names its source.
    pub citation: Style,
    /// Name of the theme.
    pub theme: String,
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
            speed: Speed::default(),
            language: Language::default(),
            keys: Keymap::default(),
            citation: Style::default(),
            theme: "auto".to_owned(),
            hyperlinks: true,
            aliases: Vec::new(),
        }
    }
}
