//! How the screen is divided: what is a page, how wide a line may be. Drawing and motions share it.

/// The terminal's size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// Columns the reader keeps free on either side of the text if it can (marks stand on the left).
const GUTTER: u16 = 2;

/// Columns of the screen between two columns of text.
pub const BETWEEN: u16 = 4 * GUTTER;

/// The narrowest and widest line that `+` and `-` give, in columns.
pub const MEASURES: (u16, u16) = (40, 80);

/// From this width on a scroll bar stands beside the text.
const SCROLL_BAR_FROM: u16 = 60;

/// From this width on two panes stand side by side.
pub const PANES_FROM: u16 = 160;

/// From this width on a list has a card beside it.
const CARD_FROM: u16 = 110;

/// From this width and height on a list without one has a card below it, and the rows of that.
const CARD_BELOW_FROM: (u16, u16) = (60, 20);
const CARD_BELOW: u16 = 4;

/// Below this width, and from this height on, an episode takes two rows of its list, however many there are:
/// its title, and what is known of it.
const TWO_ROWS: (u16, u16) = (60, 16);

/// The same for a list with a card beside it.
const TWO_ROWS_BESIDE: (u16, u16) = (80, 30);

/// Rows of text in the reader: all but the section's line and the status line, while there is room for them.
pub fn reader_rows(size: Size, zen: bool) -> u16 {
    size.height - reader_header(size, zen) - reader_footer(size, zen)
}

/// Rows above the text: the section's line and, on higher terminals, a blank one.
pub fn reader_header(size: Size, zen: bool) -> u16 {
    match size.height {
        _ if zen => 0,
        0..=3 => 0,
        4..=12 => 1,
        _ => 2,
    }
}

/// Rows below the text: the status line and, on higher terminals, a blank one above it.
pub fn reader_footer(size: Size, zen: bool) -> u16 {
    match size.height {
        _ if zen => 0,
        0..=1 => 0,
        2..=15 => 1,
        _ => 2,
    }
}

/// Whether a scroll bar stands in the last column beside the text.
pub fn has_scroll_bar(size: Size, zen: bool) -> bool {
    size.width >= SCROLL_BAR_FROM && !zen
}

/// Columns of each of two panes, one or two columns between them; `None` if there is no room for two.
pub fn pane_width(size: Size) -> Option<u16> {
    (size.width >= PANES_FROM).then(|| (size.width - 1) / 2)
}

/// Columns of a line for a wanted measure: even, never more than the terminal leaves.
pub fn measure(size: Size, wanted: u16) -> u16 {
    let room = if size.width > MEASURES.0 + 2 * GUTTER {
        size.width - 2 * GUTTER
    } else {
        size.width - gutter(size)
    };
    let measure = wanted.min(room).max(1);
    if measure > 2 { measure & !1 } else { measure }
}

/// Columns left of the text before which a time beside it ends.
pub const TIME: u16 = 4;

/// A measure that leaves room for times or line numbers of so many columns (0: none) left of the text, where
/// the terminal is wide enough for that.
pub fn beside(size: Size, measure: u16, columns: u16) -> u16 {
    let room = size.width.saturating_sub(2 * (columns + TIME));
    if columns > 0 && room >= MEASURES.0 { measure.min(room & !1) } else { measure }
}

/// The column where the text begins.
pub fn left_margin(size: Size, measure: u16) -> u16 {
    (size.width.saturating_sub(measure) / 2).max(gutter(size)).min(size.width.saturating_sub(measure))
}

/// Columns that code and tables may take beside a line of `measure` columns, of which `columns` stand side by
/// side.
pub fn wide(size: Size, measure: u16, columns: u16) -> u16 {
    let free = if columns > 1 {
        measure + BETWEEN / 2
    } else {
        size.width.saturating_sub(left_margin(size, measure))
    };
    free.saturating_sub(GUTTER).max(measure)
}

/// Columns of text side by side, as in a book: as many as are wanted (one or two) and have room.
pub fn text_columns(size: Size, measure: u16, wanted: u16) -> u16 {
    let both = measure.saturating_add(BETWEEN).saturating_mul(2);
    if wanted > 1 && size.width >= both { 2 } else { 1 }
}

/// From this width on speakers' names stand beside the text.
const NAMES_FROM: u16 = 96;

/// The fewest and most columns of names beside the text.
pub const NAMES: (u16, u16) = (8, 20);

/// Columns between a name and the text: a blank one, marks, the reading place, a blank one.
pub const NAME_GAP: u16 = 4;

/// Whether names stand beside lines of `measure` columns, `columns` side by side.
pub fn names_beside(size: Size, measure: u16, columns: u16) -> bool {
    columns == 1 && size.width >= NAMES_FROM && size.width >= measure + NAMES.0 + NAME_GAP + 2 * GUTTER
}

/// The column of the screen where the text of column `index` of `columns` begins; names beside it take
/// `names` columns, 0 if there are none.
pub fn column_start(size: Size, measure: u16, columns: u16, index: u16, names: u16) -> u16 {
    if names > 0 {
        let most = size.width.saturating_sub(measure + GUTTER + 1);
        return left_margin(size, measure).max(names + NAME_GAP + 1).min(most);
    }
    let step = measure.saturating_add(BETWEEN);
    left_margin(size, step.saturating_mul(columns - 1).saturating_add(measure)) + step.saturating_mul(index)
}

fn gutter(size: Size) -> u16 {
    if size.width >= 12 { GUTTER } else { 0 }
}

/// Rows above the rows of a list view: its title line, and a blank one on higher terminals.
pub fn list_header(size: Size) -> u16 {
    match size.height {
        0..=1 => 0,
        2..=8 => 1,
        _ => 2,
    }
}

/// Rows of a list view: all but its title lines and the status lines below.
pub fn list_rows(size: Size) -> u16 {
    size.height - list_header(size) - list_footer(size)
}

/// Rows below the rows of a list view.
pub fn list_footer(size: Size) -> u16 {
    match size.height {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    }
}

/// Columns of the list when a card stands beside it; `None` if there is no room for one.
pub fn card_split(size: Size) -> Option<u16> {
    (size.width >= CARD_FROM).then(|| size.width * 3 / 5)
}

/// Rows of the card below the list of episodes; 0 if there is none.
pub fn card_below(size: Size) -> u16 {
    let (width, height) = CARD_BELOW_FROM;
    if card_split(size).is_some() || size.width < width || size.height < height { 0 } else { CARD_BELOW }
}

/// Rows of the list of episodes: those of a list view, without the card below.
pub fn episode_rows(size: Size) -> u16 {
    list_rows(size) - card_below(size)
}

/// Rows that an episode takes in a list of `count`: three, the last one blank, or two where there is room for
/// so many; two where the list is narrow and high.
pub fn episode_height(size: Size, count: usize) -> u16 {
    let (list, (below, from)) =
        card_split(size).map_or((size.width, TWO_ROWS), |list| (list, TWO_ROWS_BESIDE));
    let narrow = list < below && size.height >= from;
    let fits = |rows: u16| count <= usize::from(episode_rows(size) / rows);
    match () {
        () if fits(3) => 3,
        () if narrow || fits(2) => 2,
        () => 1,
    }
}

/// Rows that a kept passage takes in the list of passages.
pub fn passage_height(size: Size) -> u16 {
    if overlay_rows(size) >= 4 { 2 } else { 1 }
}

/// Rows of a box that do not belong to its list: frame, prompt and, in higher boxes, the line of hints at the
/// foot.
pub fn overlay_frame(height: u16) -> u16 {
    match height {
        0..=3 => 1,
        4..=6 => 3,
        _ => 4,
    }
}

/// Rows of the list in a box over the view (jump, bookmarks, hits), at most.
pub fn overlay_rows(size: Size) -> u16 {
    let height = overlay_height(size);
    height.saturating_sub(overlay_frame(height)).max(1).min(size.height)
}

/// Rows of a column of the list of keys: it takes nearly all of the screen, so that it is seen at a glance.
pub fn help_rows(size: Size) -> u16 {
    let height = help_height(size);
    height.saturating_sub(overlay_frame(height)).max(1).min(size.height)
}

/// Rows of the list of keys, frame included.
pub fn help_height(size: Size) -> u16 {
    if size.height < 16 { size.height } else { size.height - 2 }
}

/// Rows of a box over the view, frame included.
pub fn overlay_height(size: Size) -> u16 {
    (size.height * 3 / 5).max(8).min(size.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_margins_fit_every_terminal() {
        for width in 1..200 {
            for height in 1..60 {
                let size = Size { width, height };
                let measure = measure(size, 64);
                assert!(measure >= 1 && left_margin(size, measure) + measure <= width, "{size:?} {measure}");
                assert!(reader_rows(size, false) >= 1 && list_rows(size) >= 1, "{size:?}");
                assert!(overlay_rows(size) >= 1);
            }
        }
        assert_eq!(measure(Size { width: 100, height: 30 }, 64), 64);
        assert_eq!(measure(Size { width: 61, height: 30 }, 64), 56);
    }
}
