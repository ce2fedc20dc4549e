//! How many cells a grapheme cluster takes. The one place that knows (UAX #11).

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What the terminal does with clusters on which terminals differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WidthPolicy {
    /// Ambiguous characters (UAX #11 class A: `“ ” — … ·`) take two cells.
    pub wide_ambiguous: bool,
}

/// Cells that `cluster` (one grapheme cluster) takes: 0, 1 or 2.
pub fn cell_width(cluster: &str, policy: WidthPolicy) -> usize {
    let narrow = cluster.width();
    if policy.wide_ambiguous && narrow == 1 && cluster.width_cjk() == 2 { 2 } else { narrow.min(2) }
}

/// Cells that `text` takes on one line.
pub fn text_width(text: &str, policy: WidthPolicy) -> usize {
    text.graphemes(true).map(|g| cell_width(g, policy)).sum()
}

/// The longest prefix of `text` that fits into `cells`, never cutting a cluster; in bytes and cells taken.
pub fn fit(text: &str, cells: usize, policy: WidthPolicy) -> (usize, usize) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let width = cell_width(cluster, policy);
        if used + width > cells {
            return (at, used);
        }
        used += width;
    }
    (text.len(), used)
}
