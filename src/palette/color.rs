//! Colours as numbers: blending, contrast (WCAG 2.1, 1.4.3), and the 256 colours of xterm.

use std::str::FromStr;
use std::sync::LazyLock;

/// A colour of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// The terminal's own.
    #[default]
    Default,
    /// One of the terminal's table: 0 to 15 its own sixteen, 16 to 255 xterm's cube and greys.
    Indexed(u8),
    /// A colour of its own.
    Rgb(Rgb),
}

/// Red, green and blue, 8 bits each, sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The contrast that text needs on its ground: WCAG level AA.
pub const AA: f64 = 4.5;

/// From this chroma on a colour is known by its hue; a ground that is only tinted has less.
const HUED: u8 = 40;

impl Rgb {
    /// A colour from its usual notation, `0xRRGGBB`.
    pub const fn hex(value: u32) -> Self {
        Self((value >> 16) as u8, (value >> 8) as u8, value as u8)
    }

    /// Relative luminance (WCAG 2.1), 0 to 1.
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Whether dark text stands better on it than light text.
    pub fn is_light(self) -> bool {
        self.luminance() > 0.18
    }

    /// This colour with `share` (0 to 1) of `other` in it.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// This colour, moved away from `grounds` as little as gives it [`AA`] on all of them, in the colours
    /// that `shown` makes of it.
    #[must_use]
    pub fn legible(self, grounds: &[Self], shown: impl Fn(Self) -> Self) -> Self {
        let light = grounds.first().is_some_and(|ground| ground.is_light());
        let away = if light { Self(0, 0, 0) } else { Self(255, 255, 255) };
        let steps = (0..=20).map(|step| shown(self.mixed(away, f64::from(step) / 20.0)));
        let mut steps = steps.filter(|one| grounds.iter().all(|ground| contrast(*one, *ground) >= AA));
        steps.next().unwrap_or(away)
    }

    /// The nearest of xterm's colours 16 to 255; of a colour with a hue, the nearest that has one.
    pub fn nearest(self) -> u8 {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        if self.chroma() >= HUED {
            return self.nearest_hue();
        }
        let step = |part: u8| (0..6).min_by_key(|i| STEPS[*i as usize].abs_diff(part)).unwrap_or(0_u8);
        let (r, g, b) = (step(self.0), step(self.1), step(self.2));
        let cube = 16 + 36 * r + 6 * g + b;
        let mean = (u16::from(self.0) + u16::from(self.1) + u16::from(self.2)) / 3;
        let grey = 232 + (mean.saturating_sub(3) / 10).min(23) as u8;
        if self.distance(indexed(grey)) < self.distance(indexed(cube)) { grey } else { cube }
    }

    /// The same for a colour made of `other` by mixing: if that has a hue, the nearest that has one.
    pub fn nearest_from(self, other: Self) -> u8 {
        if other.chroma() >= HUED { self.nearest_hue() } else { self.nearest() }
    }

    fn nearest_hue(self) -> u8 {
        let seen = Oklab::of(self);
        let hued = CUBE.iter().filter(|(index, _)| indexed(*index).chroma() > 0);
        let apart = |one: &&(u8, Oklab)| seen.distance(one.1);
        let nearest = hued.min_by(|one, other| apart(one).total_cmp(&apart(other)));
        nearest.map_or(16, |(index, _)| *index)
    }

    /// How far its parts are from each other: 0 for a grey.
    fn chroma(self) -> u8 {
        self.0.max(self.1).max(self.2) - self.0.min(self.1).min(self.2)
    }

    fn distance(self, other: Self) -> u32 {
        let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        2 * apart(self.0, other.0) + 4 * apart(self.1, other.1) + 3 * apart(self.2, other.2)
    }
}

/// A colour as the eye sees it: lightness, and red against green, yellow against blue.
#[derive(Clone, Copy, Debug)]
struct Oklab(f64, f64, f64);

/// How much more another hue counts than another lightness or strength of the same.
const HUE: f64 = 6.0;

/// The colours of xterm's cube.
static CUBE: LazyLock<Vec<(u8, Oklab)>> =
    LazyLock::new(|| (16..=231).map(|index| (index, Oklab::of(indexed(index)))).collect());

/// From red, green and blue light to what the three kinds of cones take in, and from there to [`Oklab`].
const CONES: [[f64; 3]; 3] = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const SIGHT: [[f64; 3]; 3] = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];

impl Oklab {
    fn of(color: Rgb) -> Self {
        let times = |matrix: [[f64; 3]; 3], vector: [f64; 3]| {
            matrix.map(|row| row.iter().zip(vector).map(|(part, value)| part * value).sum::<f64>())
        };
        let cones = times(CONES, [color.0, color.1, color.2].map(linear));
        let [lightness, red, yellow] = times(SIGHT, cones.map(f64::cbrt));
        Self(lightness, red, yellow)
    }

    /// How far apart two are, the square of it.
    fn distance(self, other: Self) -> f64 {
        let strength = (self.1.hypot(self.2) - other.1.hypot(other.2)).powi(2);
        let hue = (self.1 - other.1).powi(2) + (self.2 - other.2).powi(2) - strength;
        (self.0 - other.0).powi(2) + strength + HUE * hue.max(0.0)
    }
}

/// The light of a part of a colour, 0 to 1.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// The colour of xterm's table at `index`, 16 to 255; black for the sixteen, which every terminal has
/// otherwise.
pub fn indexed(index: u8) -> Rgb {
    let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
    match index {
        0..=15 => Rgb::default(),
        16..=231 => Rgb(step((index - 16) / 36), step((index - 16) / 6 % 6), step((index - 16) % 6)),
        _ => Rgb(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
    }
}

/// Contrast of two colours (WCAG 2.1), 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

impl FromStr for Color {
    type Err = ();

    /// Reads `#rrggbb`, `#rgb`, a number of the terminal's table, or `default`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let Some(digits) =
            text.strip_prefix('#').filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
        else {
            return if text == "default" {
                Ok(Self::Default)
            } else {
                text.parse().map(Self::Indexed).map_err(drop)
            };
        };
        let value = u32::from_str_radix(digits, 16).map_err(drop)?;
        match digits.len() {
            6 => Ok(Self::Rgb(Rgb::hex(value))),
            3 => Ok(Self::Rgb(Rgb::hex(
                (value >> 8 & 15) * 0x11_0000 + (value >> 4 & 15) * 0x1100 + (value & 15) * 0x11,
            ))),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, Rgb::hex(0x0077_7777)) - 4.48).abs() < 0.01);
        assert!(white.is_light() && Rgb::hex(0x00fd_f6e3).is_light() && !Rgb::hex(0x0000_2b36).is_light());
    }

    #[test]
    fn the_nearest_colour_of_the_cube_is_itself() {
        for index in 16..=255 {
            assert_eq!(indexed(indexed(index).nearest()), indexed(index), "{index}");
        }
        assert_eq!(Rgb::hex(0x001b_1c22).nearest(), 234);
        // A dark pink does not turn grey; a warm white may.
        assert!(indexed(Rgb::hex(0x005c_263d).nearest()).chroma() > 0);
        assert_eq!(indexed(Rgb::hex(0x00f0_e6d4).nearest()).chroma(), 0);
    }

    #[test]
    fn a_colour_with_a_hue_keeps_it_in_the_table() {
        let near = |value| indexed(Rgb::hex(value).nearest());
        assert_eq!(near(0x00e5_c890), Rgb::hex(0x00ff_d787), "amber stays amber, not lime");
        let Rgb(r, g, b) = near(0x009a_3f66);
        assert!(r > b && b > g, "a pink is no brown");
        let Rgb(r, g, b) = near(0x001f_6f6a);
        assert!(g > r && b > r, "a teal stays one");
    }

    #[test]
    fn colours_are_read_as_people_write_them() {
        let rgb = |value| Ok(Color::Rgb(Rgb::hex(value)));
        assert_eq!("#1b1c22".parse(), rgb(0x001b_1c22));
        assert_eq!("#fA0".parse(), rgb(0x00ff_aa00));
        assert_eq!("6".parse(), Ok(Color::Indexed(6)));
        assert_eq!("default".parse(), Ok(Color::Default));
        for wrong in ["", "#", "#12345", "#ggg", "256", "rouge", "#+12345"] {
            assert_eq!(wrong.parse::<Color>(), Err(()), "{wrong}");
        }
    }
}
