//! Colors by their names and as REFI-QDA writes them.

const COLORS: [(&str, &str); 5] = [
    ("yellow", "#E5B93C"),
    ("green", "#3FA35B"),
    ("blue", "#3C7DD9"),
    ("red", "#D94B4B"),
    ("purple", "#9656C8"),
];

/// The color of this name as `#rrggbb`.
pub(super) fn hex_of(name: &str) -> Option<&'static str> {
    COLORS.iter().find(|(known, _)| *known == name).map(|(_, hex)| *hex)
}

/// The name of the color whose hue is nearest to that of `hex` (`#rrggbb` or `#rgb`), however pale or dark it is;
/// empty for greys and what is none.
pub fn color_of(hex: &str) -> String {
    let Some(asked) = channels(hex).and_then(hue) else { return String::new() };
    let distance = |hex: &str| {
        let apart = channels(hex).and_then(hue).map_or(360, |hue| (hue - asked).abs());
        apart.min(360 - apart)
    };
    COLORS
        .iter()
        .min_by_key(|(_, hex)| distance(hex))
        .map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// Whether there is a color of this name.
pub fn is_color(name: &str) -> bool {
    COLORS.iter().any(|(known, _)| *known == name)
}

fn channels(hex: &str) -> Option<[i64; 3]> {
    let digits = hex.strip_prefix('#')?;
    let value = i64::from_str_radix(digits, 16).ok()?;
    match digits.len() {
        6 => Some([value >> 16, (value >> 8) & 255, value & 255]),
        3 => Some([value >> 8, (value >> 4) & 15, value & 15].map(|channel| channel * 17)),
        _ => None,
    }
}

/// The least difference between channels that is seen as a hue.
const COLORED: i64 = 25;

/// Degrees on the circle of colors, from red; none for greys.
fn hue([red, green, blue]: [i64; 3]) -> Option<i64> {
    let most = red.max(green).max(blue);
    let span = most - red.min(green).min(blue);
    let around = |one: i64, other: i64| 60 * (one - other) / span;
    (span >= COLORED).then(|| match most {
        _ if most == red => around(green, blue).rem_euclid(360),
        _ if most == green => 120 + around(blue, red),
        _ => 240 + around(red, green),
    })
}
