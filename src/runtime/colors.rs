//! The terminal's colours: how many it has, and its own ink and ground once it has told them.
//!
//! It is asked before the first frame, ahead of the questions about widths whose fence ends these too, and
//! nobody waits for the answer.
//!
//! By hand: `terminal-colorsaurus` 1.0 asks alone, reads the terminal itself and waits for what it says.

use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};

use crate::palette::color::Rgb;
use crate::palette::roles::Depth;
use crate::palette::terminal::Terminal;

/// Asks for ink and ground (OSC 10 and 11).
pub const QUESTIONS: &[u8] = b"\x1b]10;?\x1b\\\x1b]11;?\x1b\\";

/// What the environment says of the terminal.
pub fn terminal(variable: impl Fn(&str) -> Option<String>) -> Terminal {
    let depth = depth(&variable);
    let light = variable("COLORFGBG").as_deref().and_then(is_light);
    let console = variable("TERM").is_some_and(|term| term.starts_with("linux"));
    Terminal { depth, colors: None, light: light.or(console.then_some(false)) }
}

/// Whether the terminal may be asked: some write out what they do not know.
pub fn may_be_asked(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    !["linux", "cons25", "vt", "eterm"].iter().any(|name| term.starts_with(name))
}

/// How many colours: none if the user (<https://no-color.org>) or the terminal wants none.
fn depth(variable: &impl Fn(&str) -> Option<String>) -> Depth {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    let term = variable("TERM").unwrap_or_default();
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok()).unwrap_or(0);
    let color_term = variable("COLORTERM").unwrap_or_default();
    // GNU screen passes on what its own terminal can, and cannot do it itself.
    let screen = term.starts_with("screen") && !is_set("TMUX");
    let all = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour", "direct"];
    let all_programs = ["iTerm.app", "WezTerm", "vscode", "ghostty"];
    if is_set("NO_COLOR") || term.starts_with("vt") {
        Depth::None
    } else if !screen
        && (matches!(color_term.as_str(), "truecolor" | "24bit")
            || all.iter().any(|name| term.contains(name))
            || all_programs.contains(&program.as_str())
            || is_set("WT_SESSION")
            || vte >= 3600)
    {
        Depth::True
    } else if term.contains("256") || (!screen && (is_set("XTERM_VERSION") || is_set("TMUX"))) {
        Depth::Many
    } else {
        Depth::Sixteen
    }
}

/// Whether `COLORFGBG` (`15;0`, `0;default;15`) tells of a light ground.
fn is_light(value: &str) -> Option<bool> {
    let ground: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(ground == 7 || (9..=15).contains(&ground))
}

/// The answers so far.
#[derive(Default)]
pub struct Colors {
    ink: Option<Rgb>,
    ground: Option<Rgb>,
}

impl Colors {
    /// Takes an answer; ink and ground once both are known.
    pub fn take(&mut self, answer: &Osc) -> Option<(Rgb, Rgb)> {
        let Osc::ChangeDynamicColors(first, colors) = answer else { return None };
        let ColorOrQuery::Color(color) = colors.first()? else { return None };
        let color = Rgb(color.red, color.green, color.blue);
        match first {
            DynamicColorNumber::TextForegroundColor => self.ink = Some(color),
            DynamicColorNumber::TextBackgroundColor => self.ground = Some(color),
            _ => return None,
        }
        self.ink.zip(self.ground)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given<'a>(set: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        for (set, depth) in [
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")][..], Depth::True),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7000")], Depth::True),
            (&[("TERM", "xterm-256color")], Depth::Many),
            (&[("TERM", "xterm"), ("XTERM_VERSION", "XTerm(379)")], Depth::Many),
            (&[("TERM", "screen.xterm-256color"), ("COLORTERM", "truecolor")], Depth::Many),
            (&[("TERM", "screen"), ("COLORTERM", "truecolor")], Depth::Sixteen),
            (&[("TERM", "screen-256color"), ("TMUX", "x"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "xterm-kitty"), ("NO_COLOR", "1")], Depth::None),
            (&[("TERM", "linux"), ("NO_COLOR", "")], Depth::Sixteen),
            (&[("TERM", "vt220")], Depth::None),
            (&[("TERM", "vt220")], Depth::None),
        ] {
            assert_eq!(terminal(given(set)).depth, depth, "{set:?}");
        }
    }

    #[test]
    fn the_environment_may_tell_of_the_ground() {
        for (value, light) in
            [("15;0", Some(false)), ("0;15", Some(true)), ("0;default;15", Some(true)), ("15;default", None)]
        {
            assert_eq!(terminal(given(&[("COLORFGBG", value)])).light, light, "{value}");
        }
        assert_eq!(terminal(given(&[("TERM", "linux")])).light, Some(false));
        assert!(!may_be_asked(given(&[("TERM", "linux")])) && may_be_asked(given(&[("TERM", "xterm")])));
    }

    #[test]
    fn both_answers_make_a_pair_however_they_are_ended_and_broken() {
        for answers in [
            "\x1b]10;rgb:ffff/eeee/dddd\x1b\\\x1b]11;rgb:1111/2222/3333\x1b\\",
            "\x1b]11;rgb:11/22/33\x07j\x1b]10;rgb:ff/ee/dd\x07",
        ] {
            let (mut colors, mut parser) = (Colors::default(), termina::Parser::default());
            let mut told = None;
            for byte in answers.bytes() {
                parser.parse(&[byte], true);
                while let Some(event) = parser.pop() {
                    if let termina::Event::Osc(answer) = event {
                        told = colors.take(&answer);
                    }
                }
            }
            assert_eq!(told, Some((Rgb(0xFF, 0xEE, 0xDD), Rgb(0x11, 0x22, 0x33))), "{answers:?}");
        }
    }
}
