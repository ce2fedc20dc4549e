//! A slim scroll bar in the last column: where the page is, where passages are kept, where hits are.

use super::canvas::Canvas;
use super::page::Page;
use crate::passage::anchor::State;
use crate::passage::marks::Placed;
use crate::text::range::TextRange;

/// Draws the scroll bar beside the text, of which `shown` lines are on the page.
pub fn draw(page: &Page, canvas: &mut Canvas, shown: usize) {
    let rows = usize::from(page.text.height);
    let total = page.reader.rows();
    if total <= shown || rows < 3 {
        return;
    }
    let thumb = thumb(page.reader.top_line(), rows, shown, total);
    let x = page.area.right() - 1;
    let (glyphs, dim) = (canvas.glyphs, canvas.theme.dim);
    for (row, y) in (page.text.y..page.text.bottom()).enumerate() {
        let range = range_of(page, row * total / rows..(row + 1) * total / rows);
        let (glyph, style) = if let Some(placed) = kept(page, range) {
            (glyphs.kept_tick, canvas.mark(&placed.bookmark))
        } else if has_hit(page, range) {
            (glyphs.hit_tick, canvas.theme.strong)
        } else if thumb.contains(&row) {
            (glyphs.thumb, dim)
        } else {
            continue;
        };
        canvas.put(x, y, page.area.right(), glyph, style);
    }
}

/// Rows of the bar that stand for the page: at least one, touching an end only where the page does.
fn thumb(top: usize, rows: usize, shown: usize, total: usize) -> std::ops::Range<usize> {
    let length = (rows * shown / total).max(1);
    let last = total - shown;
    let start = (top.min(last) * (rows - length) + last / 2) / last.max(1);
    start..start + length
}

fn range_of(page: &Page, lines: std::ops::Range<usize>) -> TextRange {
    let all = page.reader.flow().lines();
    let start_of = |index: usize| all.get(index).map_or(page.episode.text.len(), |line| line.range.start);
    TextRange::new(start_of(lines.start), start_of(lines.end))
}

/// The first passage that begins there.
fn kept<'a>(page: &Page<'a>, range: TextRange) -> Option<&'a Placed> {
    let mut found = page.reader.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    found.find(|placed| range.contains(placed.resolved.range.start))
}

fn has_hit(page: &Page, range: TextRange) -> bool {
    page.reader.find.as_ref().is_some_and(|find| !find.hits_in(range).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumb_stays_on_the_bar() {
        for total in 4..300 {
            for top in 0..total {
                let thumb = thumb(top, 3, 3, total);
                assert!(thumb.end <= 3 && !thumb.is_empty(), "{top} of {total}: {thumb:?}");
            }
        }
        assert_eq!(thumb(0, 20, 20, 100), 0..4);
        assert_eq!(thumb(60, 20, 40, 100), 12..20, "two columns");
        assert_eq!(thumb(80, 20, 20, 100), 16..20);
    }
}
