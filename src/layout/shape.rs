//! The shape of a page: everything that changes its lines but the text itself.

use super::gap::Gap;
use super::width::WidthPolicy;

/// Everything that changes lines except the text and what is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Columns of a full line.
    pub measure: u16,
    /// How paragraphs are told apart.
    pub style: ParagraphStyle,
    /// Cell widths; the segments must have been made for the same.
    pub policy: WidthPolicy,
    /// The gap between Han and Latin.
    pub gap: Gap,
    /// Whether names stand in the margin, beside the first line of what is said.
    pub names_beside: bool,
    /// Columns that code and tables may take, if more than the measure.
    pub wide: u16,
    /// Whether code and tables that are wider still are left on one line each, to be scrolled.
    pub scrolled: bool,
}

impl Shape {
    /// Columns that code and tables may take.
    pub fn free(&self) -> u16 {
        self.wide.max(self.measure)
    }
}

impl Default for Shape {
    /// 64 columns, the measure for 32 Han.
    fn default() -> Self {
        Self {
            measure: 64,
            style: ParagraphStyle::default(),
            policy: WidthPolicy::default(),
            gap: Gap::default(),
            names_beside: false,
            wide: 64,
            scrolled: false,
        }
    }
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ParagraphStyle {
    /// A blank line between them.
    #[default]
    Spaced,
    /// The first line indented by two em (four columns), no blank line within a turn.
    Indented,
}
