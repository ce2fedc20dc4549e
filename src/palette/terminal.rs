//! Which palette a terminal gets: by the theme's name, how many colours it has, and what it says of its own.

use super::color::{Color, Rgb};
use super::roles::{Depth, Palette};
use super::shipped;

/// What is known of a terminal's own colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// How many colours it has.
    pub depth: Depth,
    /// Its ink and its ground, once it has told.
    pub colors: Option<(Rgb, Rgb)>,
    /// Whether its ground is light, so far as the environment says so.
    pub light: Option<bool>,
}

/// A theme of the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Its name: that of its file.
    pub name: String,
    /// The theme that has the roles it leaves out.
    pub base: String,
    /// The roles it names.
    pub roles: Vec<(String, Color)>,
}

impl Terminal {
    /// The palette of the theme `name`, which may be one of `own`. An unknown name means `auto`.
    pub fn palette(&self, name: &str, own: &[Own]) -> Palette {
        let found = own.iter().find(|own| own.name == name).filter(|_| self.depth >= Depth::Many);
        let Some(found) = found else {
            return self
                .shipped(own.iter().find(|own| own.name == name).map_or(name, |own| own.base.as_str()));
        };
        let mut palette = self.shipped(&found.base);
        for (role, color) in &found.roles {
            let color = match (color, self.depth) {
                (Color::Rgb(rgb), Depth::Many) => Color::Indexed(rgb.nearest()),
                _ => *color,
            };
            if let Some(slot) = palette.role_mut(role) {
                *slot = color;
            }
        }
        palette
    }

    fn shipped(&self, name: &str) -> Palette {
        let own = shipped::own_ground(name);
        match self.depth {
            _ if name == "mono" => Palette { depth: Depth::None, ..Palette::default() },
            Depth::None => Palette { depth: Depth::None, ..Palette::default() },
            Depth::Sixteen => own.map_or_else(
                || if self.is_dark() { shipped::sixteen_on_dark() } else { plain() },
                |own| shipped::sixteen_own(shipped::rgb(own.ground).is_light()),
            ),
            depth => {
                let many = depth == Depth::Many;
                match (own, self.colors) {
                    (Some(own), _) => {
                        if many {
                            shipped::in_table(own, true)
                        } else {
                            own
                        }
                    }
                    (None, Some((ink, ground))) => {
                        let blended = shipped::blended(ink, ground);
                        let fit = if many { shipped::in_table(blended, false) } else { blended };
                        // The terminal's ground stays the terminal's, which may be an image or see-through.
                        let text = if blended.text == Color::Rgb(ink) { Color::Default } else { fit.text };
                        Palette { ground: Color::Default, text, ..fit }
                    }
                    (None, None) if self.is_dark() => shipped::sixteen_on_dark(),
                    (None, None) => plain(),
                }
            }
        }
    }

    fn is_dark(&self) -> bool {
        match self.colors {
            Some((_, ground)) => !ground.is_light(),
            None => self.light == Some(false),
        }
    }
}

/// The terminal's own ink alone: legible on whatever its ground is.
fn plain() -> Palette {
    Palette { depth: Depth::Sixteen, ..Palette::default() }
}
