//! Small things drawn in one row: a list of facts, a bar of progress, a bar of shares.

use ratatui::style::Style;

use super::canvas::Canvas;

/// Facts joined by a dot, the empty ones left out.
pub fn facts(canvas: &Canvas, parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(&format!(" {} ", canvas.glyphs.dot))
}

/// A bar of `cells` cells, `fraction` (0 to 1) of it full; returns the column after it.
pub fn progress(canvas: &mut Canvas, x: u16, y: u16, cells: u16, fraction: f64) -> u16 {
    let full = cells_of(fraction, cells);
    let glyphs = canvas.glyphs;
    let (accent, faint) = (canvas.theme.accent, canvas.theme.faint);
    let x = (0..full).fold(x, |x, _| canvas.put(x, y, u16::MAX, glyphs.full, accent));
    (full..cells).fold(x, |x, _| canvas.put(x, y, u16::MAX, glyphs.empty, faint))
}

/// Of `cells` cells, how many stand for `fraction`: none and all only at the very ends.
pub fn cells_of(fraction: f64, cells: u16) -> u16 {
    let exact = fraction.clamp(0.0, 1.0) * f64::from(cells);
    let rounded = exact.round() as u16;
    if exact <= 0.0 || exact >= f64::from(cells) || cells < 2 { rounded } else { rounded.clamp(1, cells - 1) }
}

/// `fraction` in percent, 100 only at the very end.
pub fn percent(fraction: f64) -> String {
    let whole = (fraction.clamp(0.0, 1.0) * 100.0).floor();
    format!("{whole}%")
}

/// A part of a bar of shares.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// Its part of the whole, 0 to 1.
    pub part: f64,
    /// What it is filled with.
    pub fill: &'static str,
    /// Its colour.
    pub style: Style,
}

/// A bar of `cells` cells, divided by largest remainders; returns the column after it.
pub fn shares(canvas: &mut Canvas, x: u16, y: u16, cells: u16, parts: &[Share]) -> u16 {
    let counts = divide(cells, parts);
    let mut x = x;
    for (part, count) in parts.iter().zip(counts) {
        x = (0..count).fold(x, |x, _| canvas.put(x, y, u16::MAX, part.fill, part.style));
    }
    x
}

fn divide(cells: u16, parts: &[Share]) -> Vec<u16> {
    let exact = |part: &Share| part.part.clamp(0.0, 1.0) * f64::from(cells);
    let mut counts: Vec<u16> = parts.iter().map(|part| exact(part).floor() as u16).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |index: &usize| parts.get(*index).map_or(0.0, |part| exact(part).fract());
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    let missing = cells.saturating_sub(counts.iter().sum());
    for index in order.into_iter().take(usize::from(missing)) {
        if let Some(count) = counts.get_mut(index) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_neither_empty_nor_full_before_it_is() {
        assert_eq!([0.0, 0.01, 0.5, 0.99, 1.0].map(|f| cells_of(f, 10)), [0, 1, 5, 9, 10]);
        assert_eq!([0.0, 0.999, 1.0].map(percent), ["0%", "99%", "100%"]);
    }

    #[test]
    fn shares_fill_the_bar() {
        let part = |part| Share { part, fill: "x", style: Style::new() };
        assert_eq!(divide(10, &[part(0.34), part(0.33), part(0.33)]), [4, 3, 3]);
        assert_eq!(divide(10, &[part(1.0)]), [10]);
        assert_eq!(divide(10, &[part(0.06), part(0.94)]), [1, 9]);
    }
}
