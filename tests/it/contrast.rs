//! Every theme on every usual terminal: text is legible (WCAG 2.1 level AA, 4.5:1) on each ground it stands
//! on.

use fangtan::palette::color::{AA, Color, Rgb, contrast, indexed};
use fangtan::palette::roles::{Depth, Palette};
use fangtan::palette::shipped::NAMES;
use fangtan::palette::terminal::Terminal;

/// The sixteen colours of a terminal, and its ink and ground where it is dark and where it is light.
struct Sixteen {
    name: &'static str,
    table: [u32; 16],
    dark: (u32, u32),
    light: (u32, u32),
}

const TERMINALS: [Sixteen; 4] = [
    Sixteen {
        name: "xterm",
        table: [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
            0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
        dark: (0xe5_e5e5, 0x00_0000),
        light: (0x00_0000, 0xff_ffff),
    },
    Sixteen {
        name: "Linux console",
        table: [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
            0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
        dark: (0xaa_aaaa, 0x00_0000),
        light: (0x00_0000, 0xaa_aaaa),
    },
    Sixteen {
        name: "VTE",
        table: [
            0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
            0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
        ],
        dark: (0xd0_cfcc, 0x17_1421),
        light: (0x17_1421, 0xff_ffff),
    },
    Sixteen {
        name: "Solarized",
        table: [
            0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
            0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
        ],
        dark: (0x83_9496, 0x00_2b36),
        light: (0x65_7b83, 0xfd_f6e3),
    },
];

impl Sixteen {
    fn rgb(&self, color: Color, own: Rgb) -> Rgb {
        match color {
            Color::Default => own,
            Color::Indexed(index @ 0..=15) => Rgb::hex(self.table[usize::from(index)]),
            Color::Indexed(index) => indexed(index),
            Color::Rgb(rgb) => rgb,
        }
    }
}

/// Pairs of roles that are drawn on each other, by the names of text and ground.
fn pairs(depth: Depth) -> Vec<(&'static str, &'static str)> {
    // With few colours passages are underlined and the rest reversed: all text stands on the one ground.
    let grounds: &[&str] = if depth >= Depth::Many { &["ground", "kept", "row"] } else { &["ground"] };
    let mut pairs: Vec<_> =
        Palette::TEXTS.iter().flat_map(|text| grounds.iter().map(move |ground| (*text, *ground))).collect();
    if depth >= Depth::Many {
        pairs.extend([("strong", "selection"), ("strong", "hit"), ("on_current", "current")]);
    }
    pairs
}

#[test]
fn all_text_of_every_theme_is_legible_on_every_usual_terminal() {
    let mut wrong = Vec::new();
    for terminal in &TERMINALS {
        for (ink, ground) in [terminal.dark, terminal.light].map(|(i, g)| (Rgb::hex(i), Rgb::hex(g))) {
            for depth in [Depth::None, Depth::Sixteen, Depth::Many, Depth::True] {
                for told in [true, false] {
                    let light = Some(ground.is_light()).filter(|_| !told);
                    let known = Terminal { depth, colors: told.then_some((ink, ground)), light };
                    for name in NAMES {
                        let palette = known.palette(name, &[]);
                        check(terminal, (ink, ground), name, &palette, &mut wrong);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {wrong:#?}", wrong.len());
}

fn check(terminal: &Sixteen, own: (Rgb, Rgb), name: &str, palette: &Palette, wrong: &mut Vec<String>) {
    // A terminal's own text is its user's choice (that of Solarized on light has 4.1).
    let least = AA.min(contrast(own.0, own.1));
    for (text, ground) in pairs(palette.depth) {
        let ink = terminal.rgb(palette.role(text).unwrap(), own.0);
        let under = terminal.rgb(palette.role(ground).unwrap(), own.1);
        let has = contrast(ink, under);
        if has < least {
            let (light, depth) = (own.1.is_light(), palette.depth);
            wrong.push(format!(
                "{} light {light} {depth:?} {name}: {text} on {ground} {has:.2}",
                terminal.name
            ));
        }
    }
}

/// Themes on a ground nobody foresaw: whatever a terminal says, text stays legible.
#[test]
fn what_is_blended_from_a_terminals_colours_is_legible_on_them() {
    for ground in (0..=255).step_by(15).map(|grey| Rgb(grey, grey / 2 + 60, 255 - grey)) {
        for ink in [Rgb(0, 0, 0), Rgb(128, 128, 128), Rgb(255, 255, 255)] {
            for depth in [Depth::Many, Depth::True] {
                let palette =
                    Terminal { depth, colors: Some((ink, ground)), light: None }.palette("auto", &[]);
                for text in Palette::TEXTS {
                    let color = match palette.role(text).unwrap() {
                        Color::Rgb(rgb) => rgb,
                        Color::Indexed(index) => indexed(index),
                        Color::Default => ink,
                    };
                    let has = contrast(color, ground);
                    assert!(has >= AA, "{text} {color:?} on {ground:?} of {ink:?} {depth:?}: {has:.2}");
                }
            }
        }
    }
}
