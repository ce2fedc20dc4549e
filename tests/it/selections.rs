//! Laws of selecting and copying, over random selections and folds.

use crate::desk::Desk;
use crate::reading::TALK;
use crate::support::Random;
use fangtan::app::event::Effect;
use fangtan::app::reader::{Selection, next_cluster, previous_cluster};
use fangtan::layout::flow::LineKind;
use fangtan::text::range::TextRange;

fn desk() -> Desk {
    let mut desk = Desk::new(&[("lighthouse.md", TALK)], 80, 24);
    desk.keys("{Enter}{Enter}gg");
    desk
}

/// Copies what lies between two offsets at the start of clusters.
fn copy(desk: &mut Desk, range: TextRange) -> String {
    let head = previous_cluster(&desk.reader().episode().text, range.end);
    desk.app.reader.as_mut().unwrap().selection = Some(Selection { anchor: range.start, head });
    desk.keys("y");
    match desk.asked.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("nothing copied: {other:?}"),
    }
}

fn cluster_at(text: &str, near: usize) -> usize {
    next_cluster(text, text.floor_char_boundary(near).saturating_sub(1).min(text.len())).min(text.len())
}

#[test]
fn what_is_copied_from_a_paragraph_is_found_where_it_stands() {
    let mut random = Random(7);
    let mut desk = desk();
    let episode = desk.reader().opened.episode.clone();
    for _ in 0..200 {
        let paragraph = episode.paragraphs[random.below(episode.paragraphs.len())].range;
        let text = paragraph.of(&episode.text);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let from = random.below(starts.len());
        let to = from + random.below(starts.len() - from);
        let end = starts.get(to + 1).copied().unwrap_or(text.len());
        let range = TextRange::new(paragraph.start + starts[from], paragraph.start + end);
        if range.of(&episode.text).trim() != range.of(&episode.text) {
            continue;
        }
        let copied = copy(&mut desk, range);
        assert_eq!(copied, range.of(&episode.text));
        desk.keys("/");
        desk.paste(&copied);
        let hits = &desk.reader().find.as_ref().unwrap().hits;
        let is_there = |hit: &TextRange| hit.start <= range.start && range.end <= hit.end;
        assert!(hits.iter().any(|hit| is_there(hit) || hit.overlaps(range)), "{copied:?} not in {hits:?}");
        desk.keys("{Esc}");
    }
}

/// Whether text of `range` is shown (`true`) or left out, in order, neighbours of a kind once.
fn shown_and_left_out(desk: &Desk, range: TextRange) -> Vec<bool> {
    let reader = desk.reader();
    let lines = reader.flow().lines().iter().filter(|line| line.kind == LineKind::Text);
    let shown: Vec<TextRange> = lines.map(|line| line.range).collect();
    let text = &reader.episode().text;
    let inside = text.char_indices().filter(|(at, c)| range.contains(*at) && !c.is_whitespace());
    let mut kinds: Vec<bool> = inside.map(|(at, _)| shown.iter().any(|line| line.contains(at))).collect();
    kinds.dedup();
    kinds
}

#[test]
fn a_sign_stands_exactly_where_something_was_left_out() {
    let mut random = Random(11);
    for _ in 0..120 {
        let mut desk = desk();
        desk.keys(random.one_of(&["", "s", "Sj{Enter}"]));
        for _ in 0..random.below(4) {
            desk.keys(&format!("gg{}z", "}".repeat(2 * random.below(9))));
        }
        let text = desk.reader().episode().text.clone();
        let (a, b) =
            (cluster_at(&text, random.below(text.len())), cluster_at(&text, random.below(text.len())));
        let range = TextRange::new(a.min(b), a.max(b));
        if range.of(&text).trim().is_empty() {
            continue;
        }
        let wanted = shown_and_left_out(&desk, range);
        let copied = copy(&mut desk, range);
        let mut told: Vec<bool> = copied.split("\n\n").map(|part| part != "[…]").collect();
        told.dedup();
        assert_eq!(told, wanted, "{:?}\n{copied}", range.of(&text));
    }
}

/// What `keys` keep, after the place was put at an address of a talk with names, headings and several
/// sentences a turn.
fn kept_by(address: &str, keys: &str) -> String {
    const TALK: &str = "### 灯\n\n**问：** 灯几点亮？谁来点？\n\n**答：** 天黑就亮。我来点，点完就坐着。没有别人。\n\n\
        ### Fog\n\n**问：** And in fog?\n\n**答：** The horn. It calls twice a minute. Nobody sleeps then.\n";
    let mut desk = Desk::new(&[("lamp.md", TALK)], 80, 24);
    desk.keys("{Enter}{Enter}").keys(&format!(":{address}{{Enter}}{keys}"));
    let kept = desk.kept.last().unwrap_or_else(|| panic!("{keys} keeps nothing: {}", desk.notice()));
    kept.bookmark.words().into_owned()
}

#[test]
fn selecting_goes_by_whole_sentences_without_names_and_without_what_comes_next() {
    for (address, keys, kept) in [
        ("1.2", "v)b", "天黑就亮。"),
        ("1.2", "v))b", "天黑就亮。我来点，点完就坐着。"),
        ("1.2", "v3)b", "天黑就亮。我来点，点完就坐着。没有别人。"),
        ("1.2", "v))(b", "天黑就亮。"),
        ("1.2", ")v)b", "天黑就亮。"),
        ("1.2", "))v)b", "我来点，点完就坐着。"),
        ("1.2", "))v(b", "天黑就亮。我来点，点完就坐着。"),
        ("1.1", "v))b", "灯几点亮？谁来点？"),
        ("2.2", "v)b", "The horn."),
        ("2.2", "v99)b", "The horn. It calls twice a minute. Nobody sleeps then."),
        ("1.2", "v}b", "天黑就亮。我来点，点完就坐着。没有别人。"),
        ("2.1", "v}b", "And in fog?"),
    ] {
        assert_eq!(kept_by(address, keys), kept, "{keys} at {address}");
    }
    let over = kept_by("1.1", "v}}}}b");
    assert!(over.starts_with("问") && over.ends_with("没有别人。"), "{over}");
}
