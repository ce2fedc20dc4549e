//! How many cells a grapheme cluster takes. The one place that knows (UAX #11).
//!
//! Knows no terminal: what a terminal does with the clusters on which terminals differ comes in as a
//! [`WidthPolicy`].

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::classes::is_blank;

/// What the terminal does with clusters on which terminals differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WidthPolicy {
    /// Ambiguous characters (UAX #11 class A: `“ ” — … ·`) take two cells.
    pub wide_ambiguous: bool,
    /// A text symbol made an emoji by VS16 (`❤️`).
    pub vs16: Presentation,
    /// A keycap (`1️⃣`).
    pub keycap: Presentation,
    /// Emoji joined by U+200D (`👨‍👩‍👧‍👦`).
    pub families: Joining,
    /// An emoji and a skin tone (`👍🏽`).
    pub skin_tones: Joining,
}

/// Cells a symbol with an emoji presentation takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Presentation {
    /// Two, as Unicode says.
    #[default]
    Wide,
    /// As many as the symbol alone.
    Narrow,
}

/// Whether several emoji in one cluster become one picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Joining {
    /// One picture of two cells.
    Joined,
    /// Each its own picture; only the first can be shown in the two cells of the cluster. Believed until the
    /// terminal says otherwise: no wrong belief then draws over what follows.
    #[default]
    Apart,
}

const VS16: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';
const JOINER: char = '\u{200D}';

/// Cells that `cluster` (one grapheme cluster) takes: 0, 1 or 2, and more only for clusters of Indic scripts
/// whose letters stand side by side.
pub fn cell_width(cluster: &str, policy: WidthPolicy) -> usize {
    let mut chars = cluster.chars();
    let Some(first) = chars.next() else { return 0 };
    if chars.next().is_none() {
        return char_width(first, policy);
    }
    let drawn_narrow = match () {
        () if cluster.contains(KEYCAP) => policy.keycap == Presentation::Narrow,
        () if cluster.contains(JOINER) => false,
        () if cluster.contains(VS16) => policy.vs16 == Presentation::Narrow,
        () => false,
    };
    if drawn_narrow {
        return char_width(first, policy);
    }
    let narrow = cluster.width();
    if policy.wide_ambiguous && narrow == 1 && cluster.width_cjk() == 2 { 2 } else { narrow }
}

/// Whether `cluster` takes two cells in every terminal, whatever it says: Han, kana, Hangul and full-width
/// marks.
pub fn is_wide_everywhere(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    chars.next().is_some_and(|c| plain_width(c, 1) == Some(2)) && chars.next().is_none()
}

fn char_width(c: char, policy: WidthPolicy) -> usize {
    let width = if policy.wide_ambiguous { c.width_cjk() } else { c.width() };
    width.unwrap_or(0)
}

/// Whether terminals may differ from our width of `cluster`, whatever the policy says, so that it needs a
/// cell that cannot disturb its neighbours: ambiguous characters; emoji sequences; clusters whose width is
/// not that of their first character.
pub fn is_disputed(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    let Some(first) = chars.next() else { return false };
    if chars.next().is_none() {
        return is_disputed_char(first);
    }
    let width = cluster.width();
    let summed: usize = cluster.chars().filter_map(UnicodeWidthChar::width).sum();
    summed != width || first.width() != Some(width) || is_disputed_char(first)
}

fn is_disputed_char(c: char) -> bool {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => false,
        // Made wide by Unicode 16: hexagrams, monograms, tetragrams, counting rods.
        '\u{4DC0}'..='\u{4DFF}' | '\u{1D300}'..='\u{1D376}'
        // UAX #11 calls these letters ambiguous, `width_cjk` leaves them at one cell.
        | '\u{391}'..='\u{3C9}' | '\u{401}'..='\u{451}' => true,
        _ => c.width() == Some(1) && c.width_cjk() == Some(2),
    }
}

/// What to send to the terminal for `cluster`: the cluster itself, or its first character where the terminal
/// would draw the parts of a joined emoji side by side.
pub fn drawn(cluster: &str, policy: WidthPolicy) -> &str {
    let apart = (policy.families == Joining::Apart && cluster.contains(JOINER))
        || (policy.skin_tones == Joining::Apart && cluster.contains(is_skin_tone));
    let first = cluster.chars().next().map_or(0, char::len_utf8);
    if apart { cluster.get(..first).unwrap_or(cluster) } else { cluster }
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Cells that `text` takes on one line.
///
/// ```
/// use fangtan::layout::width::{WidthPolicy, text_width};
///
/// assert_eq!(text_width("访谈 fangtan", WidthPolicy::default()), 12);
/// ```
pub fn text_width(text: &str, policy: WidthPolicy) -> usize {
    clusters(text, policy).map(|cluster| cluster.width).sum()
}

/// The longest prefix of `text` that fits into `cells`, never cutting a cluster; in bytes and cells taken.
pub fn fit(text: &str, cells: usize, policy: WidthPolicy) -> (usize, usize) {
    let mut used = 0;
    for cluster in clusters(text, policy) {
        if used + cluster.width > cells {
            return (cluster.start, used);
        }
        used += cluster.width;
    }
    (text.len(), used)
}

/// Whether a grapheme cluster of `text` starts at `at`, or the text ends there (UAX #29).
pub(super) fn starts_cluster(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

/// A grapheme cluster of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Cells it takes.
    pub width: usize,
    /// Its first character.
    pub base: char,
}

impl Cluster {
    /// Whether it is a blank that hangs over the end of a line, and nothing more.
    pub(super) fn is_blank(self) -> bool {
        is_blank(self.base) && self.end - self.start == self.base.len_utf8()
    }
}

/// The grapheme clusters of `text` in order (UAX #29), with their widths.
pub fn clusters(text: &str, policy: WidthPolicy) -> Clusters<'_> {
    Clusters { text, at: 0, policy, ambiguous: if policy.wide_ambiguous { 2 } else { 1 } }
}

/// Iterator of [`clusters`].
#[derive(Clone, Debug)]
pub struct Clusters<'t> {
    text: &'t str,
    at: usize,
    policy: WidthPolicy,
    ambiguous: usize,
}

impl Iterator for Clusters<'_> {
    type Item = Cluster;

    fn next(&mut self) -> Option<Cluster> {
        let rest = self.text.get(self.at..)?;
        let mut chars = rest.chars();
        let base = chars.next()?;
        let alone = plain_width(base, self.ambiguous)
            .filter(|_| chars.next().is_none_or(|next| plain_width(next, 1).is_some()));
        let (len, width) = alone.map_or_else(
            || {
                let cluster = rest.graphemes(true).next().unwrap_or(rest);
                (cluster.len(), cell_width(cluster, self.policy))
            },
            |width| (base.len_utf8(), width),
        );
        let start = self.at;
        self.at += len;
        Some(Cluster { start, end: self.at, width, base })
    }
}

/// The width of a character that is always a cluster of its own when its neighbour is such a character too;
/// `None` sends the caller the long way, through the rules of UAX #29.
fn plain_width(c: char, ambiguous: usize) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FC}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF60}' => Some(2),
        '‘' | '’' | '“' | '”' | '—' | '…' | '·' => Some(ambiguous),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: WidthPolicy = WidthPolicy {
        wide_ambiguous: false,
        vs16: Presentation::Wide,
        keycap: Presentation::Wide,
        families: Joining::Joined,
        skin_tones: Joining::Joined,
    };
    const WIDE: WidthPolicy = WidthPolicy { wide_ambiguous: true, ..NARROW };

    #[test]
    fn ambiguous_characters_follow_the_policy_and_nothing_else_does() {
        for sample in "“ ” ‘ ’ — … · • ● ■ ★ → ① Ⅳ ※ × ° ℃ ‰ ± ─ │ █".split(' ')
        {
            assert_eq!((cell_width(sample, NARROW), cell_width(sample, WIDE)), (1, 2), "{sample}");
        }
        for (width, samples) in [
            (0, "\u{200B} \u{301}"),
            (1, "a é e\u{301} ¥ ⸺ α Я ｱ"),
            (2, "汉 ， ～ ￥ の ᄀ 𠀀 😀 🀄 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 👍🏽 🇨🇳 한 葛\u{E0100} ｶﾞ ䷀ “\u{FE01}"),
            (2, "👨\u{200D}👩\u{200D}👧\u{200D}👦 　"),
        ] {
            for sample in samples.split(' ') {
                assert_eq!(
                    (cell_width(sample, NARROW), cell_width(sample, WIDE)),
                    (width, width),
                    "{sample}"
                );
            }
        }
        assert_eq!(text_width("हिन्दी", NARROW), 5);
    }

    #[test]
    fn what_the_probe_found_narrow_is_narrow() {
        let policy = WidthPolicy { vs16: Presentation::Narrow, keycap: Presentation::Narrow, ..NARROW };
        assert_eq!(text_width("❤\u{FE0F}1\u{FE0F}\u{20E3}😀", policy), 4);
        let apart = WidthPolicy { families: Joining::Apart, skin_tones: Joining::Apart, ..NARROW };
        assert_eq!(drawn("👨\u{200D}👩", apart), "👨");
        assert_eq!(drawn("👍🏽", apart), "👍");
        assert_eq!(drawn("👍🏽", NARROW), "👍🏽");
        assert_eq!(text_width("👨\u{200D}👩x", apart), 3);
    }

    #[test]
    fn clusters_keep_what_follows_in_its_column() {
        for (text, column) in [
            ("❤\u{FE0F}ok", 2),
            ("👨\u{200D}👩\u{200D}👧\u{200D}👦x", 2),
            ("\u{1112}\u{1161}\u{11AB}x", 2),
            ("葛\u{E0100}x", 2),
            ("e\u{301}x", 1),
        ] {
            let second = clusters(text, NARROW).nth(1).unwrap();
            assert_eq!(text_width(text.get(..second.start).unwrap(), NARROW), column, "{text}");
        }
    }

    #[test]
    fn safe_cells_are_for_what_terminals_dispute() {
        for sample in [
            "❤\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            "👍🏽",
            "👨\u{200D}👩",
            "🇨🇳",
            "नी",
            "ｶﾞ",
            "䷀",
            "“",
            "—",
            "·",
            "℃",
            "α",
            "Я",
        ] {
            assert!(is_disputed(sample), "{sample}");
        }
        for sample in ["汉", "，", "a", "e\u{301}", "葛\u{E0100}", "😀", "한"] {
            assert!(!is_disputed(sample), "{sample}");
        }
    }

    #[test]
    fn every_single_character_is_as_wide_alone_as_among_others() {
        for c in ('\u{20}'..='\u{FFFF}').filter(|c| !c.is_control()) {
            let text = c.to_string();
            for policy in [NARROW, WIDE] {
                assert_eq!(text_width(&text, policy), cell_width(&text, policy), "{c:?}");
                let after_han = clusters(&format!("汉{c}"), policy).nth(1).map(|cluster| cluster.width);
                assert!(after_han.is_none_or(|width| width == cell_width(&text, policy)), "{c:?}");
            }
        }
    }

    #[test]
    fn fit_takes_whole_clusters_only() {
        assert_eq!(fit("你好", 3, NARROW), (3, 2));
        assert_eq!(fit("e\u{301}e\u{301}", 1, NARROW), (3, 1));
        assert_eq!(fit("“你”", 3, WIDE), (3, 2));
        assert_eq!(fit("abc", 9, NARROW), (3, 3));
    }
}
