//! Reading with the original at hand: one turn's, everybody's, and back.

use fangtan::episode::model::AsideKind;

use crate::desk::Desk;

const TALK: &str = include_str!("../corpus/conventions/originals-after-each-turn.md");

fn reading() -> Desk {
    let mut desk = Desk::new(&[("bridge.md", TALK)], 80, 60);
    desk.keys("{Enter}gg");
    desk
}

/// Which of the four originals are in sight.
fn in_sight(desk: &Desk) -> Vec<bool> {
    let page = desk.page().join("\n");
    ["How many years", "Twenty-six", "Did anyone", "One man"].map(|words| page.contains(words)).to_vec()
}

#[test]
fn originals_are_folded_each_behind_its_own_turn() {
    let desk = reading();
    let episode = desk.reader().episode();
    let lines: Vec<u32> = episode.asides.iter().map(|aside| aside.line).collect();
    assert!(episode.asides.iter().all(|aside| aside.kind == AsideKind::Original), "{:?}", episode.asides);
    assert_eq!((lines.len(), episode.turns.len(), episode.labels.len()), (4, 4, 4), "{lines:?}");
    assert_eq!(in_sight(&desk), [false; 4]);
    assert_eq!(desk.page().iter().filter(|line| *line == "▸").count(), 4);
}

#[test]
fn one_original_opens_and_closes() {
    let mut desk = reading();
    desk.keys("za");
    assert_eq!(in_sight(&desk), [true, false, false, false]);
    desk.keys("za");
    assert_eq!(in_sight(&desk), [false; 4]);
    desk.keys("}za");
    assert_eq!(in_sight(&desk), [false, true, false, false], "that of the turn one is in");
}

#[test]
fn all_originals_open_and_close() {
    let mut desk = reading();
    desk.keys("Z");
    assert_eq!(in_sight(&desk), [true; 4]);
    desk.keys("}Z");
    assert_eq!(in_sight(&desk), [false; 4]);
}
