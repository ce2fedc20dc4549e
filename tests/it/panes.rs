//! Two panes side by side: opened, turned to, kept at the same turn, hidden on narrow terminals, closed.

use std::fmt::Write;

use crate::desk::Desk;
use fangtan::app::event::Event;
use fangtan::app::pane::PaneSide;
use fangtan::app::reader::Reader;
use fangtan::app::update::update;
use fangtan::app::views::View;
use fangtan::keys::key::Key;

/// A talk of six sections with four turns each; `words` are said again and again in each.
fn talk(words: &str, turns: impl Fn(usize) -> usize) -> String {
    let mut text = String::new();
    for section in 1..=6 {
        write!(text, "### {section}\n\n").unwrap();
        for turn in 1..=turns(section) {
            let name = if turn % 2 == 1 { "Ann" } else { "Bo" };
            write!(text, "**{name}:** {section}.{turn} {}\n\n", words.repeat(turn * 3)).unwrap();
        }
    }
    text
}

/// An original, its translation, and a desk wide enough for both; the original is open.
fn desk() -> Desk {
    let original = talk("The river was high and nobody crossed it that year. ", |_| 4);
    let translation = talk("那一年水很高，没有人过河。", |_| 4);
    let translation = format!("---\ntitle: Flussauf\n---\n{translation}");
    let mut desk = Desk::new(&[("river.md", &original), ("he.md", &translation)], 170, 30);
    desk.keys("{Enter}{Enter}gg");
    assert_eq!(desk.app.view(), View::Reader);
    desk
}

/// With the translation beside the original, which keeps the focus.
fn both() -> Desk {
    let mut desk = desk();
    desk.keys("qqj{C-v}{C-w}w");
    assert_eq!(names(&desk), ("river.md", "he.md"));
    desk
}

fn beside(desk: &Desk) -> &Reader {
    &desk.app.beside.as_ref().unwrap().reader
}

/// The file with the focus and the other one.
fn names(desk: &Desk) -> (&str, &str) {
    (desk.reader().path.to_str().unwrap(), beside(desk).path.to_str().unwrap())
}

/// The first visible words of a pane.
fn top(reader: &Reader) -> &str {
    let line = reader.flow().lines()[reader.top_line()];
    line.range.of(&reader.episode().text)
}

fn address(reader: &Reader) -> String {
    reader.episode().address_at(reader.top).to_string()
}

#[test]
fn two_places_of_one_text_are_read_each_for_itself() {
    let mut desk = desk();
    desk.keys("3]{C-w}v");
    assert_eq!((desk.app.side, names(&desk)), (PaneSide::Right, ("river.md", "river.md")));
    let first = beside(&desk).top;
    desk.keys("]jj/nobody{Enter}");
    assert_eq!(beside(&desk).top, first, "the pane without the focus stays");
    assert!(beside(&desk).find.is_none());
    let second = desk.reader().top;
    desk.keys("{C-w}w");
    assert_eq!((desk.app.side, desk.reader().top, beside(&desk).top), (PaneSide::Left, first, second));
    desk.keys("G<");
    assert_eq!(desk.reader().top, first, "the way back is this pane's own");
    desk.keys("{C-w}q");
    assert!(desk.app.beside.is_none());
    assert_eq!((desk.app.side, desk.reader().top), (PaneSide::Left, second), "the other one is left");
    desk.keys("{C-w}w");
    assert!(desk.notice().contains("no other pane"), "{}", desk.notice());
}

#[test]
fn whatever_can_be_opened_can_be_opened_beside() {
    let mut desk = desk();
    desk.keys("fFlussauf{C-v}");
    assert_eq!((names(&desk), desk.app.view()), (("he.md", "river.md"), View::Reader), "from the jump box");
    desk.keys("{C-w}q");
    desk.keys("g/那一年{Enter}j{C-v}");
    assert_eq!(names(&desk), ("he.md", "river.md"), "from the hits in all episodes");
    assert!(desk.reader().find.is_some());
    desk.keys("{C-w}q");
    desk.keys("tG{C-v}");
    assert_eq!(names(&desk), ("river.md", "river.md"), "from the sections");
    assert_eq!((address(desk.reader()), address(beside(&desk))), ("6".into(), "1".into()));
    desk.keys("{C-w}w4]b2[B{C-v}");
    assert_eq!((desk.address(), address(beside(&desk))), ("5.1".into(), "3".into()), "from the kept");
    desk.keys("<<");
    assert_eq!(address(desk.reader()), "6", "what stood there before can be gone back to");
}

#[test]
fn what_leads_to_no_text_opens_no_pane() {
    let mut desk = desk();
    for keys in ["B", "g/nowhere{Enter}", "gn/nowhere{Enter}", "f:zzzzz", "?"] {
        desk.keys(keys).keys("{C-v}");
        assert!(desk.app.beside.is_none(), "after {keys}");
        desk.keys("{Esc}{Esc}");
        desk.app.overlays.clear();
        desk.app.views.show_text();
    }
    desk.happen(Event::Found(vec!["void.md".into()]));
    desk.happen(Event::Summed("void.md".into(), Err("it cannot be read".into())));
    desk.keys("qqG{C-v}");
    assert_eq!((desk.notice(), desk.app.view()), ("it cannot be read", View::Episodes));
    assert!(desk.app.beside.is_none());
}

#[test]
fn a_choice_made_before_the_ranking_came_is_opened_beside() {
    let mut desk = desk();
    desk.keys("fFlussauf");
    let late = update(&mut desk.app, Event::Key(Key::char(' ')));
    desk.keys("{C-v}");
    assert!(desk.app.beside.is_none(), "nothing is gone to by guess");
    for effect in late {
        desk.answer(effect);
    }
    assert_eq!(names(&desk), ("he.md", "river.md"));
}

#[test]
fn an_episode_is_shown_in_the_pane_it_was_asked_for_in() {
    let mut desk = both();
    desk.keys("{C-w}wfriver");
    let asked = update(&mut desk.app, Event::Key("Enter".parse().unwrap()));
    desk.keys("{C-w}w");
    assert_eq!(names(&desk), ("river.md", "he.md"));
    for effect in asked {
        desk.answer(effect);
    }
    assert_eq!((names(&desk), desk.app.side), (("river.md", "river.md"), PaneSide::Right));
}

#[test]
fn original_and_translation_stay_at_the_same_turn() {
    let mut desk = both();
    desk.keys("]{C-w}a");
    assert_eq!((address(desk.reader()), address(beside(&desk))), ("2".into(), "2".into()));
    for keys in ["}}", "}}", "4j", "]", "d", "}}", "u", "{{", "gg", "G"] {
        desk.keys(keys);
        assert_eq!(address(beside(&desk)), address(desk.reader()), "after {keys}");
    }
    desk.keys("3[}}{C-w}w");
    let stood = beside(&desk).top;
    desk.keys("}}");
    assert_ne!(beside(&desk).top, stood, "whichever has the focus leads");
    assert_eq!(address(beside(&desk)), address(desk.reader()));
    let before = (top(beside(&desk)).to_owned(), top(desk.reader()).to_owned());
    desk.keys("{C-w}w{C-w}w");
    assert_eq!((top(beside(&desk)), top(desk.reader())), (before.0.as_str(), before.1.as_str()));
    desk.keys("{C-w}a}}");
    assert_ne!(address(beside(&desk)), address(desk.reader()));
}

#[test]
fn where_turns_differ_in_number_their_sections_stay_together() {
    let long = talk("The river was high. ", |_| 5);
    let short = talk("水很高。", |section| if section == 3 { 5 } else { 3 });
    let mut desk = Desk::new(&[("a.md", &long), ("b.md", &short)], 170, 20);
    desk.keys("{Enter}{Enter}qqj{C-v}{C-w}w{C-w}a");
    for _ in 0..24 {
        desk.keys("}}");
        let [one, other] = [address(desk.reader()), address(beside(&desk))];
        assert_eq!(one.split('.').next(), other.split('.').next(), "{one} and {other}");
        assert!(!one.starts_with('3') || one == other, "{one} and {other}");
    }
}

#[test]
fn on_a_narrow_terminal_the_other_pane_waits() {
    let mut desk = both();
    desk.keys("2]jjj{C-w}w4]jj{C-w}w");
    let start = |line: &str| line.chars().take(12).collect::<String>();
    let words = |desk: &Desk| (start(top(desk.reader())), start(top(beside(desk))));
    let before = words(&desk);
    for (width, height) in [(80, 24), (159, 50), (20, 5), (1, 1), (160, 24), (170, 30)] {
        desk.resize(width, height);
    }
    assert_eq!(words(&desk), before);
    desk.resize(100, 30);
    assert!(!desk.app.shows_both());
    assert_eq!(desk.reader().shape().measure, 64);
    desk.keys("{C-w}w");
    assert_eq!(desk.reader().path.to_str(), Some("he.md"), "it can be turned to all the same");
    desk.keys("{C-w}v");
    assert!(desk.notice().contains("160"), "{}", desk.notice());
}

#[test]
fn what_is_kept_and_what_changes_on_disk_is_seen_in_both_panes() {
    let mut desk = desk();
    desk.keys("{C-w}v4]b");
    assert_eq!((desk.reader().placed.len(), beside(&desk).placed.len()), (1, 1));
    desk.keys("BD{Esc}");
    assert_eq!((desk.reader().placed.len(), beside(&desk).placed.len()), (0, 0));
    desk.keys("jj{C-w}w3jF");
    let before = (top(desk.reader()).to_owned(), top(beside(&desk)).to_owned());
    let longer = format!(
        "**Ann:** 0.1 A new beginning.\n\n{}",
        talk("The river was high and nobody crossed it that year. ", |_| 4)
    );
    desk.rewrite("river.md", &longer);
    desk.happen(Event::FileChanged("river.md".into()));
    assert!(desk.reader().episode().text.starts_with("Ann"), "{}", &desk.reader().episode().text[..20]);
    assert_eq!(desk.reader().episode().text, beside(&desk).episode().text);
    assert_eq!((top(desk.reader()), top(beside(&desk))), (before.0.as_str(), before.1.as_str()));
}

#[test]
fn the_mouse_turns_to_the_pane_it_points_at() {
    let mut desk = both();
    let stood = desk.reader().top;
    desk.happen(Event::Wheel(3, 120));
    assert_eq!((names(&desk).0, beside(&desk).top), ("he.md", stood));
    assert!(desk.reader().top > 0);
    desk.happen(Event::Click(10, 6));
    assert_eq!((names(&desk).0, desk.reader().place_line()), ("river.md", desk.reader().top_line() + 4));
    desk.happen(Event::Click(169, 25));
    assert_eq!(names(&desk).0, "he.md");
    assert!(desk.reader().fraction(desk.app.page()) > 0.8, "its scroll bar is at the right end");
}

#[test]
fn a_note_being_typed_outlives_a_change_of_the_file() {
    let mut desk = desk();
    desk.keys("}}ahalf a thou");
    desk.happen(Event::FileChanged("river.md".into()));
    desk.keys("ght{Enter}");
    assert_eq!(desk.kept[0].bookmark.note, "half a thought");
}
