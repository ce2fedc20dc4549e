//! Styles by role: the palette's colours, and the modifiers that say the same without them. No meaning rests
//! on a colour alone: every role that matters also has a modifier, a glyph or a word of its own.

use ratatui::style::{Color, Modifier, Style};

use crate::palette::color::{self, Rgb};
use crate::palette::roles::{Depth, Palette};

/// The styles of everything that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// What everything stands on, and the ink if nothing else is said.
    pub page: Style,
    /// Ordinary text.
    pub text: Style,
    /// What steps back: addresses, details, folded matter.
    pub dim: Style,
    /// Lines and empty parts of bars; never text.
    pub faint: Style,
    /// Strong words of the text.
    pub strong: Style,
    /// The selected row of a list, over the styles of what stands in it.
    pub row: Style,
    /// Headings.
    pub heading: Style,
    /// What the eye shall find: marks, the selected row's arrow, progress.
    pub accent: Style,
    /// The words of the one who asks.
    pub question: Style,
    /// Emphasis in the text.
    pub emphasis: Style,
    /// Emphasis in text written without slanted letters.
    pub emphasis_upright: Style,
    /// Code in the text.
    pub code: Style,
    /// Struck text.
    pub strike: Style,
    /// Links.
    pub link: Style,
    /// Where two kept passages overlap.
    pub overlap: Style,
    /// A note of the reader's own.
    pub note: Style,
    /// A hit of a search.
    pub hit: Style,
    /// The current hit.
    pub current_hit: Style,
    /// Selected text.
    pub selection: Style,
    /// Matched characters of a list row.
    pub matched: Style,
    /// The word for a mode that is on.
    pub mode: Style,
    /// A message of what happened.
    pub notice: Style,
    /// What went wrong.
    pub error: Style,
    palette: Palette,
}

/// How much of the colour of lines is in a muted one.
const MUTED: f64 = 0.45;

impl Theme {
    /// The styles of `palette`.
    pub fn new(palette: &Palette) -> Self {
        let fg = |color| Style::new().fg(drawn(color));
        let few = palette.depth <= Depth::Sixteen;
        let bold = |style: Style| style.add_modifier(Modifier::BOLD);
        // Faint text of few colours would be too faint to be read, or no fainter at all.
        let lines = if palette.depth == Depth::None {
            fg(palette.faint).add_modifier(Modifier::DIM)
        } else {
            fg(palette.faint)
        };
        let over = |style: Style, ground, ink, few_style: Modifier| {
            if few { style.add_modifier(few_style) } else { style.fg(drawn(ink)).bg(drawn(ground)) }
        };
        let none = Style::new();
        Self {
            page: fg(palette.text).bg(drawn(palette.ground)),
            text: fg(palette.text),
            dim: fg(palette.dim),
            faint: lines,
            strong: bold(fg(palette.strong)),
            row: if few { none } else { none.bg(drawn(palette.row)) },
            heading: bold(fg(palette.heading)),
            accent: bold(fg(palette.accent)),
            question: fg(palette.question),
            emphasis: none.add_modifier(Modifier::ITALIC),
            emphasis_upright: none.add_modifier(Modifier::UNDERLINED),
            code: fg(palette.code),
            strike: none.add_modifier(Modifier::CROSSED_OUT),
            link: fg(palette.link).add_modifier(Modifier::UNDERLINED),
            overlap: none.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            note: fg(palette.accent).add_modifier(Modifier::ITALIC),
            hit: bold(over(none, palette.hit, palette.strong, Modifier::UNDERLINED)),
            current_hit: bold(over(none, palette.current, palette.on_current, Modifier::REVERSED)),
            selection: over(none, palette.selection, palette.strong, Modifier::REVERSED),
            matched: bold(fg(palette.accent)).add_modifier(Modifier::UNDERLINED),
            mode: bold(over(none, palette.current, palette.on_current, Modifier::REVERSED)),
            notice: bold(fg(palette.warning)),
            error: bold(fg(palette.error)),
            palette: *palette,
        }
    }

    /// The style of a kept passage's mark, by the name of its color; of one without a color that of all
    /// marks.
    pub fn mark(&self, color: &str) -> Style {
        self.palette.mark(color).map_or(self.accent, |hue| self.accent.fg(drawn(hue)))
    }

    /// The style of a kept passage's words, by the name of its color: a tinted ground; underlined where there
    /// are too few colours for tints.
    pub fn passage(&self, color: &str) -> Style {
        if self.palette.depth <= Depth::Sixteen {
            return Style::new().add_modifier(Modifier::UNDERLINED);
        }
        let hue = self.palette.mark(color).unwrap_or(self.palette.accent);
        Style::new().bg(self.tinted(hue))
    }

    /// The style of a speaker: the `nth` of those who ask, or of those who do not.
    pub fn speaker(&self, asks: bool, nth: usize) -> Style {
        Style::new().fg(drawn(self.palette.speaker(asks, nth)))
    }

    /// The same for a part of a bar: muted, so that a wall of bars does not shout. Of sixteen colours none is
    /// known to be a quieter twin of another: they stay.
    pub fn muted(&self, style: Style) -> Style {
        let muted = |hue: Rgb| match self.palette.faint {
            color::Color::Rgb(faint) => Some(hue.mixed(faint, MUTED)),
            color::Color::Indexed(index @ 16..) => Some(hue.mixed(color::indexed(index), MUTED)),
            _ => None,
        };
        let quieter = match style.fg {
            Some(Color::Rgb(r, g, b)) => muted(Rgb(r, g, b)).map(color::Color::Rgb),
            Some(Color::Indexed(index @ 16..)) => {
                let whole = color::indexed(index);
                muted(whole).map(|hue| color::Color::Indexed(hue.nearest_from(whole)))
            }
            _ => None,
        };
        quieter.map_or(style, |hue| style.fg(drawn(hue)))
    }

    /// The ground of kept passages with this hue in place of the accent's.
    fn tinted(&self, hue: color::Color) -> Color {
        let (color::Color::Rgb(kept), color::Color::Rgb(accent), color::Color::Rgb(hue)) =
            (self.palette.kept, self.palette.accent, hue)
        else {
            return drawn(self.palette.kept);
        };
        let shifted = |kept: u8, accent: u8, hue: u8| {
            let moved = f64::from(kept) + (f64::from(hue) - f64::from(accent)) * 0.1;
            moved.round().clamp(0.0, 255.0) as u8
        };
        Color::Rgb(
            shifted(kept.0, accent.0, hue.0),
            shifted(kept.1, accent.1, hue.1),
            shifted(kept.2, accent.2, hue.2),
        )
    }
}

/// A colour as cells know it.
fn drawn(color: color::Color) -> Color {
    match color {
        color::Color::Default => Color::Reset,
        color::Color::Indexed(index @ 0..=15) => SIXTEEN[usize::from(index)],
        color::Color::Indexed(index) => Color::Indexed(index),
        color::Color::Rgb(Rgb(r, g, b)) => Color::Rgb(r, g, b),
    }
}

const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::terminal::Terminal;

    fn theme(depth: Depth, name: &str) -> Theme {
        Theme::new(&Terminal { depth, light: Some(false), ..Terminal::default() }.palette(name, &[]))
    }

    #[test]
    fn without_colours_every_meaning_has_a_modifier() {
        let mono = theme(Depth::None, "mono");
        let told = [
            mono.hit,
            mono.current_hit,
            mono.selection,
            mono.matched,
            mono.link,
            mono.strong,
            mono.mode,
            mono.heading,
            mono.passage("red"),
            mono.notice,
        ];
        for style in told {
            let colourless = |color: Option<Color>| color.is_none_or(|color| color == Color::Reset);
            assert!(colourless(style.fg) && colourless(style.bg), "{style:?}");
            assert!(!style.add_modifier.is_empty(), "{style:?}");
        }
        assert_ne!(mono.hit, mono.current_hit);
        assert_ne!(mono.passage(""), mono.passage("").patch(mono.overlap));
    }

    #[test]
    fn bars_are_muted_in_all_colours_and_in_256() {
        for (depth, name) in [(Depth::True, "ink"), (Depth::Many, "ink"), (Depth::Many, "paper")] {
            let theme = theme(depth, name);
            let voices = [theme.speaker(true, 0), theme.speaker(false, 0)];
            let muted = voices.map(|style| theme.muted(style).fg);
            assert_ne!(muted[0], muted[1], "{name}: voices are told apart");
            for index in muted.iter().filter_map(|color| match color {
                Some(Color::Indexed(index)) => Some(*index),
                _ => None,
            }) {
                let Rgb(r, g, b) = color::indexed(index);
                assert!(r != g || g != b, "{name}: {index} has lost its hue");
            }
            for (style, muted) in voices.into_iter().zip(muted) {
                assert_ne!(style.fg, muted, "{depth:?} {name}");
            }
        }
    }

    #[test]
    fn passages_have_a_ground_where_there_are_colours_and_a_line_where_there_are_few() {
        for color in ["", "yellow", "green", "blue", "red", "purple"] {
            let few = theme(Depth::Sixteen, "auto").passage(color);
            assert_eq!((few.bg, few.add_modifier), (None, Modifier::UNDERLINED), "{color}");
            for name in ["paper", "ink", "sepia", "contrast"] {
                let theme = theme(Depth::True, name);
                let passage = theme.passage(color);
                assert!(passage.bg.is_some() && passage.add_modifier.is_empty(), "{name} {color}");
                assert_ne!(passage.bg, theme.page.bg, "{name} {color}");
                assert_ne!(passage, theme.hit, "{name} {color}");
            }
        }
    }
}
