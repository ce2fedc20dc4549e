//! The first pages of a long text: what they hold, and what a reader does in them before the rest is there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fangtan::app::event::{Effect, Event};
use fangtan::app::overlay::Overlay;
use fangtan::app::request::Request;
use fangtan::app::views::View;
use fangtan::episode::model::{Episode, Turn};
use fangtan::library::load::{FIRST_PAGES, head};
use fangtan::messages::Language;
use fangtan::parse::front_matter;
use fangtan::parse::{Hints, parse, parse_beginning};

use walkdir::{DirEntry, WalkDir};

use crate::corpus::corpora;
use crate::desk::Desk;

/// An interview of 30 sections, in each a question and an answer: `7号` is said in section 7.
fn talk() -> String {
    let mut text = "---\ntitle: 三十座灯塔\n---\n".to_owned();
    for number in 1..=30 {
        let _ = write!(text, "### 第{number}座\n\n**林夏**：{number}号灯塔在哪里？\n\n");
        let _ = write!(
            text,
            "**周远**：{number}号灯塔在海上，夜里看得见，雾里听得见。\n\n它有{number}级台阶。\n\n"
        );
    }
    text
}

/// A desk on which the talk's first sections are open and the rest is being read.
fn begun() -> Desk {
    let mut desk =
        Desk::new(&[("towers.md", &talk()), ("other.md", "**甲**：你好。\n\n**乙**：好。\n")], 60, 14);
    desk.first_pages = Some(1000);
    desk.keys("{Enter}");
    assert!(desk.reader().opened.beginning && desk.reader().episode().sections.len() < 20);
    desk
}

fn places(desk: &Desk) -> usize {
    desk.asked.iter().filter(|effect| matches!(effect, Effect::Store(Request::Place(_)))).count()
}

#[test]
fn one_reads_on_in_the_same_words_and_nothing_is_stored_before_all_of_them_are_there() {
    let mut desk = begun();
    desk.keys("{Enter}jjdd}}j");
    let (page, place) = (desk.page(), desk.reader().place);
    assert!(place > 0 && desk.reader().top > 0);
    assert_eq!((places(&desk), desk.reader().read.len()), (0, 0));
    desk.read_on();
    assert_eq!((desk.page(), desk.reader().place), (page, place));
    desk.wait(60);
    assert_eq!(desk.reader().episode().sections.len(), 30);
    assert_eq!(desk.notice(), "", "nothing has happened that one would have to know");
    assert_eq!(places(&desk), 1);
}

#[test]
fn the_sections_grow_under_the_selected_one() {
    let mut desk = begun();
    desk.keys("t");
    assert_eq!(desk.app.view(), View::Sections);
    desk.keys("jjj");
    desk.read_on();
    assert_eq!((desk.app.view(), desk.app.sections.shown().len()), (View::Sections, 30));
    desk.keys("{Enter}");
    assert_eq!(desk.address(), "4");
}

#[test]
fn what_is_kept_waits_for_the_whole_and_the_reader_is_told() {
    let mut desk = begun();
    desk.keys("{Enter}}}}}b");
    let address = desk.address();
    assert!(desk.kept.is_empty() && desk.notice().contains("rest"), "{}", desk.notice());
    desk.read_on();
    assert_eq!(desk.kept.len(), 1);
    assert_eq!(desk.kept[0].bookmark.anchor.address, address);
    assert_eq!(desk.kept[0].bookmark.anchor.text_hash, desk.reader().opened.hash);

    let mut desk = begun();
    desk.app.settings.language = Language::Chinese;
    desk.keys("{Enter}ma");
    assert!(desk.kept.is_empty() && desk.notice().contains("后文"), "{}", desk.notice());
    desk.read_on();
    assert_eq!(desk.kept[0].bookmark.letter, Some('a'));
}

#[test]
fn the_end_is_the_end_of_the_whole() {
    let mut desk = begun();
    desk.keys("{Enter}G");
    let top = desk.reader().top;
    desk.read_on();
    assert!(top == 0 && desk.page().last().unwrap().contains("30级"), "{:?}", desk.page());
}

#[test]
fn what_waits_is_done_in_order() {
    let (mut patient, mut hasty) = (begun(), begun());
    patient.read_on();
    patient.keys("{Enter}Gb");
    hasty.keys("{Enter}Gb").read_on();
    let [one, other] = [&patient, &hasty].map(|desk| desk.kept.iter().map(|listed| &listed.bookmark.anchor));
    assert!(one.eq(other) && hasty.kept.len() == 1, "{:?}", hasty.kept);
}

#[test]
fn a_motion_takes_the_place_of_what_waits_and_esc_drops_it() {
    for keys in ["{Enter}Gj", "{Enter}b{Esc}", "{Enter}/30号{Enter}{Esc}", "{Enter}G{C-c}"] {
        let mut desk = begun();
        desk.keys(keys);
        let (top, place) = (desk.reader().top, desk.reader().place);
        desk.read_on();
        assert_eq!((desk.reader().top, desk.reader().place), (top, place), "{keys}");
        assert!(desk.kept.is_empty() && desk.reader().find.is_none() && !desk.asked_to_quit(), "{keys}");
    }
}

#[test]
fn what_is_typed_for_a_line_that_waits_is_typed_into_it() {
    let mut desk = begun();
    desk.keys("{Enter}/29号{Enter}");
    assert!(desk.reader().find.is_none(), "it could only say that there is nothing");
    desk.read_on();
    assert_eq!(desk.address(), "29.1");
    let mut desk = begun();
    desk.keys("f第28座{Enter}");
    desk.read_on();
    assert_eq!((desk.address().as_str(), desk.app.overlays.len()), ("28", 0));
    let mut desk = begun();
    desk.keys(":27.2{Enter}");
    desk.read_on();
    assert_eq!(desk.address(), "27.2");
}

#[test]
fn a_goal_behind_the_first_pages_waits_for_the_whole() {
    let mut before = begun();
    before.read_on();
    before.keys("{Enter}G{{b");
    let kept = before.address();
    let mut desk = begun();
    desk.kept = before.kept;
    // Back in the list the bookmark leads into the text of which only the beginning is there.
    desk.keys("qqB{Enter}");
    assert_eq!((desk.app.view(), places(&desk)), (View::Episodes, 0));
    desk.read_on();
    assert_eq!((desk.app.view(), desk.address()), (View::Reader, kept));
}

#[test]
fn what_lies_over_the_list_stays_open_when_the_rest_comes() {
    let mut desk = begun();
    desk.keys("qB");
    desk.read_on();
    assert!(matches!(desk.app.overlays.as_slice(), [Overlay::Bookmarks(_)]));
    let mut desk = begun();
    desk.keys("{Enter}{F1}");
    desk.read_on();
    assert!(matches!(desk.app.overlays.as_slice(), [Overlay::Help(_)]));
}

#[test]
fn another_episode_may_be_opened_meanwhile() {
    let mut desk = begun();
    desk.keys("{Enter}dqq");
    assert_eq!(desk.app.view(), View::Episodes);
    desk.keys("/other{Enter}");
    desk.read_on();
    assert_eq!(desk.reader().path, Path::new("other.md"));
}

#[test]
fn a_place_that_only_the_whole_text_tells_of_is_gone_to_unless_one_has_moved() {
    for (keys, wanted) in [("", "21"), ("{Enter}}}", "1.1")] {
        let mut desk = begun();
        desk.keys(keys);
        let path = PathBuf::from("towers.md");
        let mut opened = desk.open(&path);
        let section = opened.episode.sections.iter().find(|section| section.number == 21).unwrap();
        opened.place = Some(opened.episode.range_of(&section.paragraphs).start);
        desk.happen(Event::Opened(path, Ok(Box::new(opened))));
        assert_eq!(desk.address(), wanted);
    }
}

#[test]
fn a_file_that_is_read_again_has_no_beginning() {
    let mut desk = begun();
    desk.read_on();
    desk.keys("{Enter}Gr");
    assert!(!desk.reader().opened.beginning && desk.page().last().unwrap().contains("30级"));
}

#[test]
fn break_chances_of_the_first_pages_are_not_taken_for_those_of_the_whole() {
    let mut desk = begun();
    desk.keys("{Enter}");
    let episode = desk.reader().opened.episode.clone();
    desk.read_on();
    let rows = desk.reader().rows();
    desk.answer(Effect::Analyse(episode, desk.app.look().shape));
    assert_eq!(desk.reader().rows(), rows);
}

/// A sample many times over under its own head, as long as a text must be to be read in two steps.
fn long(sample: &str) -> String {
    let (head, body) = sample.split_at(front_matter::split(sample).body);
    format!("{head}{}", format!("{body}\n\n").repeat(400_000 / body.len().max(1000)))
}

fn samples() -> Vec<PathBuf> {
    let folders = ["assets/library", "tests/corpus/conventions"];
    let folders = folders.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let files = files.map(|file| file.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ext| ext == "md" || ext == "txt")).collect()
}

fn told<'e>(episode: &'e Episode, turn: &Turn) -> (String, Option<&'e str>, &'e str) {
    let speaker = episode.speaker_of(turn).map(|speaker| speaker.name.as_str());
    (turn.address.to_string(), speaker, episode.range_of(&turn.paragraphs).of(&episode.text))
}

#[test]
fn the_first_pages_read_like_the_whole() {
    let mut read = 0;
    for path in samples() {
        let text = long(&std::fs::read_to_string(&path).unwrap());
        let file_name = path.file_name().unwrap().to_string_lossy().into_owned();
        let hints = Hints { file_name, ..Hints::default() };
        let Some(first) = parse_beginning(text.as_bytes(), &hints, 20_000) else { continue };
        let (whole, _) = parse(text.as_bytes(), &hints);
        // The last turn may go on behind the cut, and an original that belongs to the one before may look
        // like one.
        let [turns @ .., last, _] = first.turns.as_slice() else { continue };
        for (one, other) in turns.iter().zip(&whole.turns) {
            assert_eq!(told(&first, one), told(&whole, other), "{}", path.display());
        }
        let same = first.range_of(&last.paragraphs).start;
        assert_eq!(whole.text.get(..same), first.text.get(..same), "{}", path.display());
        read += 1;
    }
    assert!(read > 30, "only {read} samples were cut");
}

#[test]
fn the_head_of_a_long_file_ends_with_a_line_and_a_short_one_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, "一二\n三四\n五六").unwrap();
    assert_eq!(head(&file, 18).as_deref(), Some("一二\n三四\n".as_bytes()));
    assert_eq!(head(&file, 12).as_deref(), Some("一二\n".as_bytes()));
    assert_eq!(head(&file, 4), None, "no line ends there");
    assert_eq!(head(&file, 20), None, "the whole is as short");
    std::fs::write(&file, b"\xFF\xFE\x00\x4e\n\x00\x01\x4e").unwrap();
    assert_eq!(head(&file, 6), None, "an end of line is two bytes there");
}

#[test]
fn the_first_page_of_real_interviews_stays_as_it_is_when_the_rest_comes() {
    let files = corpora().into_iter().flat_map(|folder| WalkDir::new(folder).into_iter().flatten());
    let is_text = |path: &Path| path.extension().is_some_and(|ext| ext == "md" || ext == "txt");
    for path in files.map(DirEntry::into_path).filter(|path| is_text(path)) {
        let bytes = std::fs::read(&path).unwrap();
        let file_name = path.file_name().unwrap().to_string_lossy().into_owned();
        let hints = Hints { file_name, ..Hints::default() };
        let Some(first) = parse_beginning(&bytes, &hints, FIRST_PAGES) else { continue };
        let (whole, _) = parse(&bytes, &hints);
        let page = first.text.floor_char_boundary(3_000);
        assert_eq!(first.text.get(..page), whole.text.get(..page), "{}", path.display());
        let on_page = |turn: &&Turn| first.range_of(&turn.paragraphs).end <= page;
        for (one, other) in first.turns.iter().take_while(on_page).zip(&whole.turns) {
            assert_eq!(told(&first, one), told(&whole, other), "{}", path.display());
        }
    }
}
