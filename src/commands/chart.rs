//! Numbers as pictures of characters.

/// A bar for `share` (0 to 1) of `cells` cells, to an eighth of a cell, filled up with blanks.
pub fn bar(share: f64, cells: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * cells as f64 * 8.0).round() as usize;
    let part = PARTS.get(eighths % 8).copied().unwrap_or_default();
    let used = eighths / 8 + usize::from(!part.is_empty());
    format!("{}{part}{}", "█".repeat(eighths / 8), " ".repeat(cells.saturating_sub(used)))
}

/// One character for each value, as high as it is beside the greatest; nothing at all is a dot.
pub fn sparkline(values: &[u64]) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let step = |value: u64| STEPS.get((value * 8).div_ceil(most).saturating_sub(1) as usize).copied();
    let sign = |value: &u64| if *value == 0 { '·' } else { step(*value).unwrap_or('█') };
    values.iter().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(0.0, 4), "    ");
        assert_eq!(bar(0.5, 4), "██  ");
        assert_eq!(bar(0.53, 4), "██▏ ");
        assert_eq!(bar(7.0, 4), "████");
    }

    #[test]
    fn a_sparkline_shows_the_least_and_the_most() {
        assert_eq!(sparkline(&[0, 1, 40, 80]), "·▁▄█");
        assert_eq!(sparkline(&[0, 0]), "··");
    }
}
