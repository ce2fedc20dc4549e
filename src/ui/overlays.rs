//! What lies over a view, each drawn by the file of its name; the one-line ones here.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::{
    bookmarks, boxes, card, command, cross, help, jump, library, menu, peek, prompt, review, tags, themes,
};
use crate::app::overlay::{About, Note, Overlay};
use crate::app::state::App;
use crate::messages::Msg;

/// Draws `overlay`; returns the caret of its input line, if it has one open.
pub fn draw(app: &App, overlay: &Overlay, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    match overlay {
        Overlay::Jump(jump) => Some(jump::draw(jump, canvas, area)),
        Overlay::Bookmarks(bookmarks) => bookmarks::draw(app, bookmarks, canvas, area),
        Overlay::Cross(page) => cross::draw(app, page, canvas, area),
        Overlay::Library(search) => library::draw(app, search, canvas, area),
        Overlay::Menu(menu) => menu::draw(app, menu, canvas, area),
        Overlay::Help(help) => Some(help::draw(help, canvas, area)),
        Overlay::Themes(picker) => {
            themes::draw(app, picker, canvas, area);
            None
        }
        Overlay::Note(note) => Some(draw_note(note, canvas, area)),
        Overlay::Tags(line) => Some(tags::draw(line, canvas, area)),
        Overlay::Command(line) => Some(command::draw(line, canvas, area)),
        Overlay::Card(scrolled) => {
            card::draw_over(app, *scrolled, canvas, area);
            None
        }
        Overlay::Review(shown) => {
            review::draw(app, shown, canvas, area);
            None
        }
        Overlay::Peek(range) => {
            peek::draw(app, *range, canvas, area);
            None
        }
    }
}

/// A small box: the words the note belongs to, and the line for it.
fn draw_note(note: &Note, canvas: &mut Canvas, area: Rect) -> Position {
    let title = match note.about {
        About::Voice(_) => Msg::PromptVoice,
        About::Pipe(_) => Msg::PromptPipe,
        About::Shelf(_) => Msg::PromptShelf,
        About::TagName(_) => Msg::PromptTagName,
        About::TagMeaning(_) => Msg::PromptTagMeaning,
        About::File(_) => Msg::PromptFile,
        About::Episode => Msg::Memo,
        About::New(_) | About::Kept(_) => Msg::PromptNote,
    };
    let hints = if matches!(note.about, About::Pipe(_)) { Msg::HelpHints } else { Msg::NoteHints };
    let inside = boxes::line_box(canvas, area, canvas.words(title), canvas.words(hints));
    let quote = match &note.about {
        About::New(draft) => draft.range.of(&draft.opened.episode.text).replace('\n', " "),
        About::Kept(bookmark) | About::File(bookmark) => bookmark.words().replace('\n', " "),
        About::Voice(name) | About::TagName(name) | About::TagMeaning(name) => name.clone(),
        About::Episode => String::new(),
        About::Shelf(query) => query.clone(),
        About::Pipe(text) => text.replace('\n', " "),
    };
    let dim = canvas.theme.dim;
    if inside.height > 1 {
        canvas.put_cut(inside.x, inside.y, inside.right(), &quote, dim);
    }
    let row = prompt::PromptRow { x: inside.x, y: inside.bottom() - 1, end: inside.right() };
    let label = format!("{} ", canvas.glyphs.note);
    prompt::draw(canvas, row, &label, &note.input).0
}
