//! The palettes that come with the program, and those that are blended from a terminal's own colours.

use super::color::{Color, Rgb};
use super::roles::{Depth, Palette};

/// The themes that come with the program, in the order of the picker.
pub const NAMES: [&str; 8] =
    ["auto", "paper", "ink", "sepia", "sepia-dark", "contrast", "contrast-dark", "mono"];

/// What the roles are blended from.
struct Seed {
    ground: u32,
    text: u32,
    strong: u32,
    dim: u32,
    faint: u32,
    heading: u32,
    accent: u32,
    error: u32,
    code: u32,
    link: u32,
    /// Host, guest, others.
    speakers: [u32; 6],
    /// Yellow, green, blue, red, purple.
    marks: [u32; 5],
}

/// The shipped palette of this name that has a ground of its own, in true colour.
pub fn own_ground(name: &str) -> Option<Palette> {
    let seed = match name {
        "paper" | "light" => PAPER,
        "ink" | "dark" => INK,
        "sepia" => SEPIA,
        "sepia-dark" => SEPIA_DARK,
        "contrast" => CONTRAST,
        "contrast-dark" => CONTRAST_DARK,
        _ => return None,
    };
    Some(grown(&seed))
}

/// A palette for a terminal whose ink and ground these are: its ground stays its own.
pub fn blended(ink: Rgb, ground: Rgb) -> Palette {
    let base = grown(if ground.is_light() { &PAPER } else { &INK });
    let (old_ground, ink) = (rgb(base.ground), ink.legible(&[ground], |one| one));
    let away = if ground.is_light() { Rgb(0, 0, 0) } else { Rgb(255, 255, 255) };
    let tint = |color: Color, share: f64| Color::Rgb(ground.mixed(rgb(color), share));
    let mixed = |share: f64| Color::Rgb(ground.mixed(ink, share));
    let palette = Palette {
        ground: Color::Rgb(ground),
        text: Color::Rgb(ink),
        strong: Color::Rgb(ink.mixed(away, 0.5)),
        dim: mixed(0.62),
        faint: mixed(0.22),
        kept: tint(base.accent, 0.12),
        selection: tint(base.link, 0.25),
        row: mixed(0.09),
        hit: tint(base.accent, 0.3),
        question: Color::Rgb(ink.mixed(rgb(base.host), 0.55)),
        ..base
    };
    debug_assert!(old_ground.is_light() == ground.is_light());
    readable(palette, |one| one)
}

/// The palette of a terminal with sixteen colours whose ground is dark: of its hues only those are taken that
/// are legible on the black of xterm, of the Linux console, of VTE and of Solarized.
pub fn sixteen_on_dark() -> Palette {
    let [green, cyan, white, bright_white] = [2, 6, 7, 15].map(Color::Indexed);
    Palette {
        strong: bright_white,
        faint: Color::Indexed(8),
        heading: bright_white,
        host: cyan,
        guest: green,
        third: white,
        fourth: cyan,
        fifth: green,
        sixth: white,
        accent: cyan,
        link: cyan,
        code: green,
        warning: bright_white,
        error: bright_white,
        green,
        blue: cyan,
        depth: Depth::Sixteen,
        ..Palette::default()
    }
}

/// A palette of sixteen colours that has ink and ground of its own, and nothing else: what else is legible on
/// them is known of no terminal.
pub fn sixteen_own(light: bool) -> Palette {
    let (ground, ink) = if light { (15, 0) } else { (0, 15) };
    let palette = Palette::default().map(|_, _| Color::Indexed(ink));
    Palette { ground: Color::Indexed(ground), depth: Depth::Sixteen, ..palette }
}

/// `palette` in the colours of xterm's table; of a ground that is not drawn, the true colour counts.
pub fn in_table(palette: Palette, draws_ground: bool) -> Palette {
    let table = |one: Rgb| super::color::indexed(one.nearest());
    let is_kept = |name: &str| name == "ground" && !draws_ground;
    let palette =
        palette.map(|name, color| if is_kept(name) { color } else { Color::Rgb(table(rgb(color))) });
    let palette = readable(palette, table);
    let palette = palette.map(|_, color| Color::Indexed(rgb(color).nearest()));
    Palette { depth: Depth::Many, ..palette }
}

/// `palette` with all text that is not legible on its grounds moved away from them, in the colours that
/// `shown` makes.
pub fn readable(palette: Palette, shown: impl Fn(Rgb) -> Rgb + Copy) -> Palette {
    let grounds: Vec<Rgb> =
        ["ground", "kept", "row"].iter().filter_map(|name| palette.role(name)).map(rgb).collect();
    let on_current = rgb(palette.on_current).legible(&[rgb(palette.current)], shown);
    let all: Vec<Rgb> = Palette::GROUNDS.iter().filter_map(|name| palette.role(name)).map(rgb).collect();
    let moved = palette.map(|name, color| match name {
        "strong" => Color::Rgb(rgb(color).legible(&all, shown)),
        name if Palette::TEXTS.contains(&name) => Color::Rgb(rgb(color).legible(&grounds, shown)),
        _ => color,
    });
    Palette { on_current: Color::Rgb(on_current), ..moved }
}

/// The numbers of a colour; a colour of the terminal's own has none.
pub(super) fn rgb(color: Color) -> Rgb {
    match color {
        Color::Rgb(rgb) => rgb,
        Color::Indexed(index) => super::color::indexed(index),
        Color::Default => Rgb::default(),
    }
}

fn grown(seed: &Seed) -> Palette {
    let color = |value: u32| Color::Rgb(Rgb::hex(value));
    let ground = Rgb::hex(seed.ground);
    let tint = |value: u32, share: f64| Color::Rgb(ground.mixed(Rgb::hex(value), share));
    let [host, guest, third, fourth, fifth, sixth] = seed.speakers.map(color);
    let [yellow, green, blue, red, purple] = seed.marks.map(color);
    let palette = Palette {
        ground: color(seed.ground),
        text: color(seed.text),
        strong: color(seed.strong),
        dim: color(seed.dim),
        faint: color(seed.faint),
        heading: color(seed.heading),
        host,
        guest,
        third,
        fourth,
        fifth,
        sixth,
        question: Color::Rgb(Rgb::hex(seed.text).mixed(Rgb::hex(seed.speakers[0]), 0.55)),
        accent: color(seed.accent),
        link: color(seed.link),
        code: color(seed.code),
        warning: color(seed.accent),
        error: color(seed.error),
        kept: tint(seed.accent, 0.1),
        selection: tint(seed.link, 0.25),
        row: tint(seed.text, 0.09),
        hit: tint(seed.accent, 0.3),
        current: color(seed.accent),
        on_current: color(seed.ground),
        yellow,
        green,
        blue,
        red,
        purple,
        depth: Depth::True,
    };
    readable(palette, |one| one)
}

const INK: Seed = Seed {
    ground: 0x001b_1c22,
    text: 0x00c8_ccd4,
    strong: 0x00ec_eff4,
    dim: 0x008c_91a1,
    faint: 0x003f_424e,
    heading: 0x00e5_c890,
    accent: 0x00e0_af68,
    error: 0x00ef_8f8f,
    code: 0x00a9_c48f,
    link: 0x0093_b4ee,
    speakers: [0x0081_b8b0, 0x00d5_a6b8, 0x0093_b4de, 0x00d9_b58c, 0x00b9_a5e0, 0x00a9_c48f],
    marks: [0x00e0_af68, 0x009c_c587, 0x0085_b0e8, 0x00ec_8f8f, 0x00c0_a0e8],
};

const PAPER: Seed = Seed {
    ground: 0x00fa_f6ec,
    text: 0x003b_3a36,
    strong: 0x0019_1815,
    dim: 0x0070_6a5a,
    faint: 0x00d6_cfba,
    heading: 0x0080_5300,
    accent: 0x0096_5a00,
    error: 0x00b0_2a20,
    code: 0x0047_6418,
    link: 0x002a_5aa8,
    speakers: [0x001f_6f6a, 0x009a_3f66, 0x002f_5c9c, 0x0085_5216, 0x0065_4a9c, 0x0047_6418],
    marks: [0x0096_5a00, 0x0035_6a24, 0x0025_5fa8, 0x00b0_302a, 0x0075_409c],
};

const SEPIA: Seed = Seed {
    ground: 0x00f1_e7d0,
    text: 0x0049_3a29,
    strong: 0x0028_1e14,
    dim: 0x0073_6148,
    faint: 0x00d2_c29f,
    heading: 0x007a_3d10,
    accent: 0x0086_4a00,
    error: 0x009c_2a1c,
    code: 0x0050_5a1a,
    link: 0x0034_5578,
    speakers: [0x0036_5f50, 0x0087_3a4a, 0x003e_5680, 0x007c_4a18, 0x0062_4680, 0x0050_5a1a],
    marks: [0x0086_4a00, 0x003f_6020, 0x002f_567c, 0x009c_3024, 0x006f_3f82],
};

const SEPIA_DARK: Seed = Seed {
    ground: 0x0024_1d16,
    text: 0x00d6_c6ab,
    strong: 0x00f3_e7d2,
    dim: 0x00a0_8f74,
    faint: 0x004c_4132,
    heading: 0x00e3_b574,
    accent: 0x00db_a35e,
    error: 0x00e8_937c,
    code: 0x00b3_bf85,
    link: 0x009d_b8cc,
    speakers: [0x009d_bb9b, 0x00dc_a38f, 0x009d_b8cc, 0x00d6_b27a, 0x00c0_a8c4, 0x00b3_bf85],
    marks: [0x00db_a35e, 0x00a6_c088, 0x0096_b6d4, 0x00e5_917e, 0x00c4_a4cc],
};

const CONTRAST: Seed = Seed {
    ground: 0x00ff_ffff,
    text: 0x0000_0000,
    strong: 0x0000_0000,
    dim: 0x0040_4040,
    faint: 0x0080_8080,
    heading: 0x0000_2a80,
    accent: 0x008a_3000,
    error: 0x00a0_0000,
    code: 0x0000_4d00,
    link: 0x0000_37a8,
    speakers: [0x0000_5050, 0x0080_0060, 0x0000_3a90, 0x0070_3800, 0x0050_2090, 0x0000_5000],
    marks: [0x0080_5000, 0x0000_5a00, 0x0000_40a0, 0x00a0_0000, 0x0070_0090],
};

const CONTRAST_DARK: Seed = Seed {
    ground: 0x0000_0000,
    text: 0x00ff_ffff,
    strong: 0x00ff_ffff,
    dim: 0x00c8_c8c8,
    faint: 0x0080_8080,
    heading: 0x00ff_e070,
    accent: 0x00ff_c850,
    error: 0x00ff_9a9a,
    code: 0x00a0_ffa0,
    link: 0x0090_c8ff,
    speakers: [0x0070_ffff, 0x00ff_b8ff, 0x0090_c8ff, 0x00ff_c890, 0x00d0_b8ff, 0x00a0_ffa0],
    marks: [0x00ff_e060, 0x0080_ff80, 0x0080_c0ff, 0x00ff_9a9a, 0x00e0_a8ff],
};
