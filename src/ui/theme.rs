//! Styles by role. Sixteen colours suffice, and no meaning rests on a colour alone: every role that matters also
//! has a modifier, a glyph or a word of its own.

use ratatui::style::{Color, Modifier, Style};

/// The styles of everything that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Ordinary text and the ground it stands on.
    pub text: Style,
    /// What steps back: addresses, details, folded matter.
    pub dim: Style,
    /// Strong words of the text, selected rows.
    pub strong: Style,
    /// Headings.
    pub heading: Style,
    /// What the eye shall find: marks, the selected row's arrow, progress.
    pub accent: Style,
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
    /// A hit of a search.
    pub hit: Style,
    /// The current hit.
    pub current_hit: Style,
    /// Selected text.
    pub selection: Style,
    /// Matched characters of a list row.
    pub matched: Style,
    /// A message of what happened.
    pub notice: Style,
    /// What went wrong.
    pub error: Style,
    voices: [Color; 8],
}

const ON_ANY: [Color; 8] = [
    Color::Cyan,
    Color::Magenta,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Red,
    Color::LightCyan,
    Color::LightMagenta,
];
const ON_LIGHT: [Color; 8] = [
    Color::Blue,
    Color::Magenta,
    Color::Green,
    Color::Red,
    Color::Cyan,
    Color::DarkGray,
    Color::LightBlue,
    Color::LightRed,
];
const ON_DARK: [Color; 8] = [
    Color::LightCyan,
    Color::LightMagenta,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightRed,
    Color::Cyan,
    Color::Magenta,
];

impl Theme {
    /// The theme of this name; an unknown name means `auto`, which leaves ground and text to the terminal.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Self::light(),
            "dark" => Self::dark(),
            "mono" => Self::mono(),
            _ => Self::auto(),
        }
    }

    /// The style of a kept passage's mark, by the name of its color; of one without a color that of all marks.
    pub fn mark(&self, color: &str) -> Style {
        self.hue(color).map_or(self.accent, |hue| self.accent.fg(hue))
    }

    /// The style of a kept passage's words, by the name of its color; of one without a color they keep their own.
    pub fn passage(&self, color: &str) -> Style {
        let line = Style::new().add_modifier(Modifier::UNDERLINED);
        self.hue(color).map_or(line, |hue| line.fg(hue))
    }

    fn hue(&self, color: &str) -> Option<Color> {
        let hue = match color {
            "yellow" => Color::Yellow,
            "green" => Color::Green,
            "blue" => Color::Blue,
            "red" => Color::Red,
            "purple" => Color::Magenta,
            _ => return None,
        };
        (self.voices[0] != Color::Reset).then_some(hue)
    }

    /// The style of the voice of this index.
    pub fn voice(&self, index: usize) -> Style {
        let color = self.voices.get(index % self.voices.len()).copied().unwrap_or_default();
        Style::new().fg(color)
    }

    /// Without any colour; for `NO_COLOR` and terminals that have none.
    fn mono() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            strong: plain.add_modifier(Modifier::BOLD),
            heading: plain.add_modifier(Modifier::BOLD),
            accent: plain.add_modifier(Modifier::BOLD),
            emphasis: plain.add_modifier(Modifier::ITALIC),
            emphasis_upright: plain.add_modifier(Modifier::UNDERLINED),
            code: plain.add_modifier(Modifier::DIM),
            strike: plain.add_modifier(Modifier::CROSSED_OUT),
            link: plain.add_modifier(Modifier::UNDERLINED | Modifier::ITALIC),
            overlap: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            hit: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            current_hit: plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            selection: plain.add_modifier(Modifier::REVERSED),
            matched: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            notice: plain.add_modifier(Modifier::BOLD),
            error: plain.add_modifier(Modifier::BOLD),
            voices: [Color::Reset; 8],
        }
    }

    /// The terminal's own sixteen colours on its own ground.
    fn auto() -> Self {
        let mono = Self::mono();
        let hit = Style::new().fg(Color::Black).bg(Color::Yellow);
        Self {
            heading: mono.heading.fg(Color::Blue),
            accent: mono.accent.fg(Color::Yellow),
            code: Style::new().fg(Color::Green),
            link: Style::new().fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
            hit,
            current_hit: hit.bg(Color::LightRed).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            matched: mono.matched.fg(Color::Yellow),
            notice: mono.notice.fg(Color::Yellow),
            error: mono.error.fg(Color::Red),
            voices: ON_ANY,
            ..mono
        }
    }

    /// Dark text on a light ground.
    fn light() -> Self {
        let auto = Self::auto();
        Self {
            text: Style::new().fg(Color::Black).bg(Color::White),
            dim: Style::new().fg(Color::DarkGray),
            accent: auto.accent.fg(Color::Red),
            code: Style::new().fg(Color::Magenta),
            link: auto.link.fg(Color::Blue),
            matched: auto.matched.fg(Color::Red),
            notice: auto.notice.fg(Color::Blue),
            voices: ON_LIGHT,
            ..auto
        }
    }

    /// Light text on a dark ground.
    fn dark() -> Self {
        let auto = Self::auto();
        Self {
            text: Style::new().fg(Color::Gray).bg(Color::Black),
            dim: Style::new().fg(Color::DarkGray),
            strong: auto.strong.fg(Color::White),
            heading: auto.heading.fg(Color::LightBlue),
            accent: auto.accent.fg(Color::LightYellow),
            code: Style::new().fg(Color::LightGreen),
            link: auto.link.fg(Color::LightCyan),
            matched: auto.matched.fg(Color::LightYellow),
            notice: auto.notice.fg(Color::LightYellow),
            error: auto.error.fg(Color::LightRed),
            voices: ON_DARK,
            ..auto
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_hits_and_selection_still_differ_from_text() {
        let mono = Theme::named("mono");
        for style in [mono.hit, mono.current_hit, mono.selection, mono.matched, mono.link, mono.strong] {
            assert!(style.fg.is_none() && style.bg.is_none() && !style.add_modifier.is_empty(), "{style:?}");
        }
        assert_ne!(mono.hit, mono.current_hit);
        assert_eq!(mono.voice(3).fg, Some(Color::Reset));
    }

    #[test]
    fn every_theme_underlines_passages_and_tells_them_from_hits_and_from_each_other() {
        for name in ["auto", "light", "dark", "mono"] {
            let theme = Theme::named(name);
            for color in ["", "yellow", "green", "blue", "red", "purple"] {
                let passage = theme.passage(color);
                assert!(passage.add_modifier.contains(Modifier::UNDERLINED), "{name} {color}");
                assert_ne!(passage, theme.hit, "{name} {color}");
                assert_ne!(passage.patch(theme.overlap), passage, "{name} {color}");
            }
        }
    }
}
