//! A page in two columns, as in a book.

use crate::desk::Desk;
use fangtan::app::event::Event;
use fangtan::app::geometry::{column_start, reader_header};

/// A text whose every line can be told from every other, open in two columns of twelve rows or so.
fn desk(width: u16) -> Desk {
    let line = |n| format!("{n:03} the river was high and nobody crossed it that year\n\n");
    let text: String = (100..400).map(line).collect();
    let mut desk = Desk::new(&[("river.txt", &text)], width, 17);
    desk.app.settings.columns = 2;
    desk.keys("{Enter}gg");
    // Below its title page.
    desk.app.reader.as_mut().unwrap().go_to_line(0);
    desk
}

/// The numbers of the lines on the page.
fn numbers(desk: &Desk) -> Vec<u32> {
    desk.page().iter().filter_map(|line| line.get(..3)?.parse().ok()).collect()
}

#[test]
fn the_second_column_goes_on_where_the_first_ends() {
    let mut desk = desk(150);
    let rows = desk.app.column_rows();
    assert_eq!((desk.app.columns(), desk.page().len()), (2, 2 * rows));
    let first = numbers(&desk);
    assert!(first.windows(2).all(|pair| pair[1] == pair[0] + 1), "{first:?}");
    desk.keys("{Space}");
    let second = numbers(&desk);
    assert!(
        second[0] <= first[first.len() - 1] + 1 && second[0] > first[first.len() - 2],
        "no line is skipped"
    );
    desk.keys("u");
    assert!(
        (numbers(&desk)[0] as usize).abs_diff(second[0] as usize - rows / 2) <= 1,
        "half a page is a column"
    );
    desk.keys("G");
    assert_eq!(numbers(&desk).last(), Some(&399));
    assert!(desk.reader().at_end(desk.app.page()));
}

#[test]
fn what_is_found_in_the_second_column_is_on_the_page() {
    let mut desk = desk(150);
    let last = *numbers(&desk).last().unwrap();
    desk.keys(&format!("/{last}{{Enter}}"));
    assert_eq!(desk.reader().top, 0, "the page stays");
    desk.keys(&format!("/{}{{Enter}}", last + 1));
    assert!(desk.reader().top > 0);
}

#[test]
fn a_click_in_the_second_column_means_its_line() {
    let mut desk = desk(150);
    let (size, measure) = (desk.app.size, desk.reader().shape().measure);
    let row = 4 + reader_header(size, false);
    desk.happen(Event::Click(column_start(size, measure, 2, 1, 0) + 3, row));
    assert_eq!(desk.reader().place_line(), desk.app.column_rows() + 4);
    desk.happen(Event::Click(column_start(size, measure, 2, 0, 0) + 3, row));
    assert_eq!(desk.reader().place_line(), 4);
}

#[test]
fn without_room_for_two_there_is_one_and_the_first_words_stay() {
    let mut desk = desk(150);
    desk.keys("{Space}jj");
    let top = desk.top();
    for (width, columns) in [(143, 1), (60, 1), (144, 2), (300, 2)] {
        desk.resize(width, 17);
        assert_eq!((desk.app.columns(), desk.top().as_str()), (columns, top.as_str()), "{width}");
    }
    desk.keys("{C-v}");
    assert_eq!(desk.app.columns(), 2, "each of two panes has room for two");
    desk.resize(200, 17);
    assert_eq!(desk.app.columns(), 1);
}
