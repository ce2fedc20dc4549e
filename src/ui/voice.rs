//! How a voice looks: a colour, and a shape that says the same without one. Those who ask have hollow shapes,
//! those who answer full ones.

use ratatui::style::Style;

use super::canvas::Canvas;
use crate::episode::model::{Episode, Role};
use crate::messages::{Language, Msg};

/// The look of a voice.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its colour.
    pub style: Style,
    /// Its shape, one cell.
    pub shape: &'static str,
    /// What its part of a bar is filled with, one cell.
    pub fill: &'static str,
}

/// The look of the voice of this index in the episode.
pub fn look(canvas: &Canvas, episode: &Episode, index: usize) -> Look {
    of(canvas, index, |other| episode.speakers.get(other).and_then(|speaker| speaker.role))
}

/// The look of voice `index`, where `role` tells what each voice does.
pub fn of(canvas: &Canvas, index: usize, role: impl Fn(usize) -> Option<Role>) -> Look {
    let asks = |index: usize| role(index) == Some(Role::Host);
    let nth = (0..index).filter(|other| asks(*other) == asks(index)).count();
    let glyphs = canvas.glyphs;
    let (shapes, fills) =
        if asks(index) { (&glyphs.askers, &glyphs.asking) } else { (&glyphs.answerers, &glyphs.answering) };
    let shape = if role(index) == Some(Role::Pseudo) { glyphs.pseudo } else { cycle(shapes, nth) };
    Look { style: canvas.theme.speaker(asks(index), nth), shape, fill: cycle(fills, nth) }
}

fn cycle(glyphs: &'static [&'static str; 4], index: usize) -> &'static str {
    glyphs.get(index % glyphs.len()).copied().unwrap_or_default()
}

/// The word for a role, unless `name` already says it in either language.
pub fn role_beside(canvas: &Canvas, name: &str, role: Option<Role>) -> &'static str {
    let msg = match role {
        Some(Role::Host) => Msg::Host,
        Some(Role::Guest) => Msg::Guest,
        _ => return "",
    };
    let name = name.to_lowercase();
    let said =
        [Language::English, Language::Chinese].iter().any(|language| name.contains(msg.text(*language)));
    if said { "" } else { canvas.words(msg) }
}
