//! The last row while there is bad news: what is wrong, how much more there is, and the key that confirms it.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::state::App;
use crate::messages::Msg;

/// Draws the worst of the bad news over the last row of `area`.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let Some((words, more)) = app.alarms.worst() else { return };
    let row = Rect { y: area.bottom() - 1, height: 1, ..area };
    canvas.clear(row);
    let margin = u16::from(row.width >= 12);
    let (start, end) = (row.x + margin, row.right() - margin);
    let (dim, error) = (canvas.theme.dim, canvas.theme.error);
    let more = if more == 0 { String::new() } else { format!("+{more}  ") };
    let confirm = more + canvas.words(Msg::ConfirmAlarm);
    let end = if row.width >= 36 {
        canvas.put_right(start, row.y, end, &confirm, dim).saturating_sub(2)
    } else {
        end
    };
    canvas.put_cut(start, row.y, end, words, error);
}
