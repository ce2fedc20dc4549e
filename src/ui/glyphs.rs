//! Every character of the interface itself, in one table with two columns: the pretty one, and an ASCII twin
//! for terminals that draw ambiguous characters (UAX #11 class A) in two cells.

use crate::layout::width::WidthPolicy;

/// The characters the interface is drawn with; each takes one cell, except where a comment says otherwise.
#[derive(Debug)]
pub struct Glyphs {
    /// Before the selected row.
    pub arrow: &'static str,
    /// Before folded text.
    pub folded: &'static str,
    /// Beside the line of the reading place.
    pub place: &'static str,
    /// Beside kept text, and before a number of kept passages.
    pub kept: &'static str,
    /// Beside a line of two or more kept passages.
    pub kept_twice: &'static str,
    /// A kept passage on the scroll bar.
    pub kept_tick: &'static str,
    /// A hit on the scroll bar.
    pub hit_tick: &'static str,
    /// The part of the scroll bar that is on the page.
    pub thumb: &'static str,
    /// Something read to its end.
    pub check: &'static str,
    /// An episode nobody has read in.
    pub unread: &'static str,
    /// A starred episode.
    pub star: &'static str,
    /// Before the place of an episode in the queue.
    pub queued: &'static str,
    /// An episode that is left out of the list unless it is asked for.
    pub hidden: &'static str,
    /// Before a group whose rows are shown.
    pub unfolded: &'static str,
    /// Behind an order that is turned round.
    pub turned: &'static str,
    /// Between facts on a line.
    pub dot: &'static str,
    /// For what was cut away (one or two cells).
    pub more: &'static str,
    /// The part of a bar that is full.
    pub full: &'static str,
    /// The part of a bar that is empty.
    pub empty: &'static str,
    /// Nothing at all, and eight steps from little to most.
    pub steps: [&'static str; 9],
    /// Beside a quotation.
    pub quote: &'static str,
    /// A line across.
    pub rule: &'static str,
    /// On a line across: where a section begins.
    pub tick: &'static str,
    /// On a line across: a kept passage.
    pub pin: &'static str,
    /// Where a line across meets one down.
    pub cross: &'static str,
    /// Before the rest of a broken line.
    pub goes_on: &'static str,
    /// Before the time of a sound that is played.
    pub plays: &'static str,
    /// The same while it pauses.
    pub pauses: &'static str,
    /// A note.
    pub note: &'static str,
    /// Corners, top left to bottom right, and the sides of a box: horizontal, vertical.
    pub frame: [&'static str; 6],
    /// Shapes of those who ask.
    pub askers: [&'static str; 4],
    /// Shapes of all others.
    pub answerers: [&'static str; 4],
    /// The shape of a voice that is no person.
    pub pseudo: &'static str,
    /// Fillings of the bars of those who ask.
    pub asking: [&'static str; 4],
    /// Fillings of the bars of all others.
    pub answering: [&'static str; 4],
    /// In place of a control character.
    pub unknown: &'static str,
}

static PRETTY: Glyphs = Glyphs {
    arrow: "▸",
    folded: "▸",
    place: "›",
    kept: "▎",
    kept_twice: "▌",
    kept_tick: "◂",
    hit_tick: "╴",
    thumb: "▕",
    check: "✓",
    unread: "•",
    star: "★",
    queued: "»",
    hidden: "×",
    unfolded: "▾",
    turned: " ↑",
    dot: "·",
    more: "…",
    full: "━",
    empty: "─",
    steps: ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    quote: "│",
    rule: "─",
    tick: "┴",
    pin: "•",
    cross: "┼",
    goes_on: "↳",
    plays: "♪",
    pauses: "‖",
    note: "✎",
    frame: ["╭", "╮", "╰", "╯", "─", "│"],
    askers: ["◇", "○", "□", "△"],
    answerers: ["◆", "●", "■", "▲"],
    pseudo: "·",
    asking: ["─", "╌", "┄", "┈"],
    answering: ["━", "═", "╍", "┅"],
    unknown: "�",
};

static ASCII: Glyphs = Glyphs {
    arrow: ">",
    folded: "+",
    place: ">",
    kept: "|",
    kept_twice: "!",
    kept_tick: "<",
    hit_tick: "-",
    thumb: "|",
    check: "v",
    unread: "o",
    star: "*",
    queued: ">",
    hidden: "x",
    unfolded: "-",
    turned: " ^",
    dot: "-",
    more: "..",
    full: "=",
    empty: "-",
    steps: [".", "_", "_", "-", "-", "=", "=", "#", "#"],
    quote: "|",
    rule: "-",
    tick: "+",
    pin: "o",
    cross: "+",
    goes_on: ">",
    plays: ">",
    pauses: "=",
    note: "~",
    frame: ["+", "+", "+", "+", "-", "|"],
    askers: ["?", "o", "u", "^"],
    answerers: ["*", "#", "%", "&"],
    pseudo: "-",
    asking: [":", ".", ";", ","],
    answering: ["#", "=", "%", "+"],
    unknown: "?",
};

/// The table for a width policy.
pub fn of(policy: WidthPolicy) -> &'static Glyphs {
    if policy.wide_ambiguous { &ASCII } else { &PRETTY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::width::text_width;

    #[test]
    fn every_glyph_takes_one_cell_under_its_policy() {
        for wide_ambiguous in [false, true] {
            let policy = WidthPolicy { wide_ambiguous, ..WidthPolicy::default() };
            let g = of(policy);
            let single = [
                g.arrow,
                g.folded,
                g.place,
                g.kept,
                g.kept_twice,
                g.kept_tick,
                g.hit_tick,
                g.thumb,
                g.check,
                g.star,
                g.dot,
                g.full,
                g.empty,
                g.quote,
                g.rule,
                g.tick,
                g.pin,
                g.plays,
                g.pauses,
                g.note,
                g.pseudo,
                g.unknown,
            ];
            let sets = g
                .frame
                .iter()
                .chain(&g.askers)
                .chain(&g.answerers)
                .chain(&g.asking)
                .chain(&g.answering)
                .chain(&g.steps);
            for glyph in single.iter().chain(sets) {
                assert_eq!(text_width(glyph, policy), 1, "{glyph}");
            }
        }
    }
}
