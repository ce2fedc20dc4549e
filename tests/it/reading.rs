//! Reading: keys in, place and page out.

use crate::desk::{Desk, some_keys};
use crate::support::Random;
use fangtan::app::event::{Effect, Event};
use fangtan::app::overlay::Overlay;
use fangtan::app::request::Request;
use fangtan::app::views::View;
use fangtan::keys::key::{Code, Key};
use fangtan::search::targets::TargetKind;

/// An interview of our own: a host, a guest, three sections, terms, a link, end matter.
pub const TALK: &str = "\
---
title: 灯塔守望者谈海雾
date: 2024-05-06
source: https://example.org/lighthouse
---
主持人 **陈一鸣**：欢迎来到节目。您守了多少年灯塔？

**周海生**：三十一年。我二十岁上岛，那时候灯还要烧煤油。每天傍晚点灯，天亮熄灯，一天也没有断过。

### 雾与光

主持人 **陈一鸣**：雾天怎么办？

**周海生**：雾天看不见光，就靠声音。我们有一只**雾号**（foghorn: 大雾中发出低沉声响的信号器），每三十秒响一次，三公里外都听得见。

后来装了**自动识别系统**（AIS: 船舶之间互报位置的无线电系统），船上的人能在屏幕上看到我们。

主持人 **陈一鸣**：声音会不会让人睡不着？

**周海生**：头一个月睡不着，后来是不响才睡不着。

### 海图

**周海生**：我还想说说海图。海图上的灯塔只是一个点，可是对船长来说，那一个点就是回家的路。

主持人 **陈一鸣**：您画过海图吗？

**周海生**：画过。画在烟盒上，送给路过的渔民。参见[旧海图](https://example.org/chart)。

### 退休以后

主持人 **陈一鸣**：退休以后还去岛上吗？

**周海生**：每年都去。灯塔换了新灯，可是台阶还是那些台阶。
";

const OTHER: &str = "### Opening\n\n**Ann:** Hello there.\n\n**Bo:** Good morning to you.\n\n**Ann:** Shall we begin?\n\n**Bo:** Yes.\n";

fn desk() -> Desk {
    Desk::new(&[("lighthouse.md", TALK), ("other.md", OTHER)], 80, 24)
}

/// The desk with the first talk open at its beginning; a low page so that there is something to scroll.
pub fn reading() -> Desk {
    let mut desk = Desk::new(&[("lighthouse.md", TALK), ("other.md", OTHER)], 60, 14);
    desk.keys("{Enter}{Enter}gg");
    // Below its title page.
    desk.app.reader.as_mut().unwrap().go_to_line(0);
    assert_eq!(desk.app.view(), View::Reader);
    desk
}

#[test]
fn from_the_list_to_the_sections_to_the_text_and_back_out() {
    let mut desk = desk();
    assert_eq!(desk.app.episodes.selected().unwrap().title(), "灯塔守望者谈海雾");
    desk.keys("{Enter}");
    assert_eq!(desk.app.view(), View::Reader, "nobody has read in it: the title page comes first");
    assert!(desk.reader().lead > 0);
    desk.keys("t");
    assert_eq!(desk.app.view(), View::Sections);
    desk.keys("jj{Enter}");
    assert_eq!(desk.app.view(), View::Reader);
    assert_eq!(desk.top(), "海图");
    desk.keys("q");
    assert_eq!(desk.app.view(), View::Sections);
    assert_eq!(desk.app.sections.list.selected, 2, "the section one is in stays selected");
    desk.keys("h");
    assert_eq!(desk.app.view(), View::Episodes);
    assert!(!desk.asked_to_quit());
    desk.keys("q");
    assert!(desk.asked_to_quit());
}

#[test]
fn motions_by_turn_section_and_speaker() {
    let mut desk = reading();
    desk.keys("}}");
    assert_eq!(desk.address(), "0.2");
    desk.keys("2}}");
    assert_eq!(desk.address(), "1.2");
    desk.keys("J");
    assert_eq!(desk.address(), "1.4", "the same speaker's next turn");
    desk.keys("K{{");
    assert_eq!(desk.address(), "1.1");
    desk.keys("]");
    assert_eq!(desk.top(), "海图");
    desk.keys("[");
    assert_eq!(desk.top(), "雾与光", "at the start of a section: the one before");
    desk.keys("}}}}[");
    assert_eq!(desk.top(), "雾与光", "inside a section: its start");
    desk.keys("3G");
    assert_eq!(desk.address(), "3", "a count before G goes to that section");
}

#[test]
fn every_turn_can_be_reached_line_by_line_even_on_the_last_page() {
    let mut desk = reading();
    let rows = desk.reader().rows();
    desk.keys(&"j".repeat(rows));
    assert_eq!(desk.address(), "3.2");
    desk.keys(&"k".repeat(rows * 2));
    assert_eq!(desk.reader().place_line(), 0);
}

#[test]
fn sentences_one_by_one() {
    let mut desk = reading();
    desk.keys("}}))");
    let at =
        |desk: &Desk| desk.reader().episode().text[desk.reader().place..].chars().take(4).collect::<String>();
    assert_eq!(at(&desk), "我二十岁");
    desk.keys(")");
    assert_eq!(at(&desk), "每天傍晚");
    desk.keys("((");
    assert_eq!(at(&desk), "三十一年");
}

#[test]
fn a_resize_keeps_the_first_words() {
    let mut desk = reading();
    desk.keys("jjjjjjj");
    let words = |desk: &Desk| desk.reader().top;
    let before = words(&desk);
    for (width, height) in [(30, 8), (1, 1), (200, 60), (2, 40), (60, 14)] {
        desk.resize(width, height);
        assert_eq!(words(&desk), before, "{width}x{height}");
    }
    let line = desk.reader().flow().lines()[desk.reader().top_line()];
    assert!(line.range.contains(before) || line.range.start == before);
}

#[test]
fn search_counts_its_hits_goes_round_and_comes_back() {
    let mut desk = reading();
    let before = (desk.reader().top, desk.reader().place);
    desk.keys("/灯塔");
    let find = desk.reader().find.clone().unwrap();
    assert_eq!(find.hits.len(), 3);
    desk.keys("{Esc}");
    assert_eq!((desk.reader().top, desk.reader().place), before, "Esc returns to the start");
    desk.keys("/灯塔{Enter}nnn");
    let find = desk.reader().find.clone().unwrap();
    assert_eq!(find.current, Some(0), "round the end");
    assert!(desk.notice().contains("beginning"));
    desk.keys("N");
    assert_eq!(desk.reader().find.as_ref().unwrap().current, Some(2));
    desk.keys("{C-o}");
    assert_eq!((desk.reader().top, desk.reader().place), before, "one place back for the whole search");
    desk.keys("/没有这个词{Enter}");
    assert!(desk.notice().contains("没有这个词"));
}

#[test]
fn a_hit_in_a_fold_opens_it_while_it_is_the_current_one() {
    let mut desk = reading();
    desk.keys("s");
    let folded = desk.reader().rows();
    desk.keys("/三公里{Enter}");
    assert!(desk.page().iter().any(|line| line.contains("三公里")), "{:?}", desk.page());
    desk.keys("{C-c}");
    assert_eq!(desk.reader().rows(), folded, "closed again when the search is dropped");
}

#[test]
fn questions_only_and_back_at_the_same_turn() {
    let mut desk = reading();
    desk.keys("]}}");
    let address = desk.address();
    desk.keys("s");
    assert!(!desk.page().iter().any(|line| line.contains("自动识别")));
    assert!(desk.page().iter().any(|line| line.contains("雾天怎么办")));
    desk.keys("s");
    assert_eq!(desk.address(), address);
    assert!(desk.reader().episode().text.contains("自动识别"));
}

#[test]
fn an_answer_unfolds_in_place_and_folds_again() {
    let mut desk = reading();
    desk.keys("s]");
    let folded = desk.reader().rows();
    desk.keys("za");
    assert!(desk.reader().rows() > folded);
    desk.keys("za");
    assert_eq!(desk.reader().rows(), folded);
}

#[test]
fn one_speakers_words() {
    let mut desk = reading();
    desk.keys("S");
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Menu(_))));
    desk.keys("j{Enter}");
    assert!(desk.notice().contains("周海生"), "{}", desk.notice());
    assert!(!desk.page().iter().any(|line| line == "雾天怎么办？"));
    desk.keys("S");
    assert_eq!(desk.notice(), "the whole text");
}

#[test]
fn the_question_a_place_answers() {
    let mut desk = reading();
    desk.keys("]}}}}");
    assert_eq!(desk.address(), "1.2");
    desk.keys("p");
    let Some(Overlay::Peek(range)) = desk.app.overlays.last() else { panic!("no peek") };
    assert!(range.of(&desk.reader().episode().text).contains("雾天怎么办"));
    desk.keys("{Esc}P");
    assert_eq!(desk.address(), "1.1");
    desk.keys("<");
    assert_eq!(desk.address(), "1.2");
}

#[test]
fn jumping_by_pinyin_with_preview_and_a_way_back() {
    let mut desk = reading();
    let before = (desk.reader().top, desk.reader().place);
    desk.keys("fhaitu");
    assert_eq!(desk.top(), "海图", "the place is shown while the box is open");
    desk.keys("{Esc}");
    assert_eq!((desk.reader().top, desk.reader().place), before);
    desk.keys("fhaitu{Enter}");
    assert_eq!(desk.top(), "海图");
    desk.keys("<");
    assert_eq!((desk.reader().top, desk.reader().place), before);
    desk.keys(">");
    assert_eq!(desk.top(), "海图");
}

#[test]
fn enter_typed_before_the_answer_came_goes_to_the_best() {
    let mut desk = reading();
    desk.keys("fhaitu");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    let (offers, hits) = (jump.offers.clone(), jump.hits.clone());
    let late = fangtan::app::update::update(&mut desk.app, Event::Key(Key::char(' ')));
    let [Effect::Rank(ticket, ..)] = late.as_slice() else { panic!("{late:?}") };
    desk.keys("{Enter}");
    assert!(!desk.app.overlays.is_empty(), "nothing is gone to by guess");
    desk.happen(Event::Ranked(*ticket, offers, hits));
    assert!(desk.app.overlays.is_empty());
    assert_eq!(desk.top(), "海图");
}

#[test]
fn keys_do_not_wait_for_what_the_jump_box_offers() {
    let mut desk = reading();
    let mut asked = Vec::new();
    for key in "fhaitu".chars().map(Key::char).chain([Key::plain(Code::Enter)]) {
        asked.extend(fangtan::app::update::update(&mut desk.app, Event::Key(key)));
    }
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    assert_eq!((jump.input.text(), jump.shown().len()), ("haitu", 0));
    for effect in asked {
        desk.answer(effect);
    }
    assert!(desk.app.overlays.is_empty());
    assert_eq!(desk.top(), "海图");
}

#[test]
fn places_marked_in_the_jump_box_are_gone_through() {
    let mut desk = reading();
    desk.keys("f#{Tab}{Down}{Tab}");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    let wanted: Vec<String> = jump.marked().into_iter().map(|target| target.label).collect();
    assert_eq!((wanted.len(), jump.list.selected), (2, 3));
    desk.keys("{Enter}");
    assert!(desk.app.overlays.is_empty() && desk.notice().contains(&wanted[0]), "{}", desk.notice());
    let mut notices = Vec::new();
    for _ in 0..3 {
        notices.push(desk.keys("n").notice().to_owned());
    }
    assert!(notices[0].contains(&wanted[1]) && notices[1].contains(&wanted[0]), "{notices:?}");
    assert_eq!(notices[0], notices[2], "round again");
    desk.keys("<<");
    assert!(desk.app.tour.is_some(), "going back does not end the tour");
    desk.keys("/雾{Enter}n");
    assert!(desk.app.tour.is_none(), "a search does");
}

#[test]
fn a_mark_is_taken_back_by_the_same_key() {
    let mut desk = reading();
    desk.keys("f#{Tab}{Up}{Tab}");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    assert!(jump.marked.is_empty());
    desk.keys("{Up}{Enter}");
    assert_eq!(desk.top(), "雾与光", "without marks Enter goes to the selected place");
}

#[test]
fn jumping_to_another_episode_and_back() {
    let mut desk = reading();
    desk.keys("}}fOpening{Enter}");
    assert_eq!(desk.reader().path.to_str(), Some("other.md"));
    assert_eq!(desk.app.view(), View::Reader);
    desk.keys("<");
    assert_eq!(desk.reader().path.to_str(), Some("lighthouse.md"));
    assert_eq!(desk.address(), "0.2");
}

#[test]
fn a_passage_kept_before_the_first_heading_is_not_told_of_as_a_number() {
    let text = "这里是编者按，说明访谈的来历。\n\n### 河\n\n**林远**：我们坐渡船过河？\n\n**白露**：渡船慢，慢才好。\n\n**林远**：冬天呢？\n\n**白露**：走冰上。\n";
    let mut desk = Desk::new(&[("a.md", text)], 80, 24);
    desk.keys("{Enter}{Enter}gg");
    desk.keys("vlb");
    assert_eq!(desk.notice(), "kept a passage before the first heading");
    assert_eq!(desk.kept[0].bookmark.anchor.address, "0");
}

#[test]
fn a_turn_is_kept_with_a_note_edited_deleted_and_brought_back() {
    let mut desk = reading();
    desk.keys("}}b");
    assert_eq!(desk.notice(), "kept 0.2");
    assert!(desk.kept[0].bookmark.anchor.exact.starts_with("三十一年"), "the words, not the name");
    desk.keys("]}}a");
    desk.paste("好问题\n记下");
    desk.keys("{Enter}");
    assert_eq!(desk.kept[1].bookmark.note, "好问题 记下");
    desk.keys("BD");
    assert_eq!(desk.reader().placed.len(), 1);
    desk.keys("U");
    assert_eq!(desk.reader().placed.len(), 2);
    desk.keys("ja");
    desk.keys("！{Enter}");
    assert_eq!(desk.kept[1].bookmark.note, "好问题 记下！");
    desk.keys("gg{Enter}");
    assert!(desk.app.overlays.is_empty());
    assert!(desk.page().iter().any(|line| line.contains("三十一年")));
}

#[test]
fn named_marks() {
    let mut desk = reading();
    desk.keys("]ma");
    desk.keys("gg'a");
    assert_eq!(desk.address(), "1.1");
    desk.keys("'z");
    assert!(desk.notice().contains("no mark z"));
    desk.keys("G'a<");
    assert!(desk.reader().place > 0);
    desk.keys("ggma");
    assert_eq!(
        desk.reader().placed.iter().filter(|p| p.bookmark.letter == Some('a')).count(),
        1,
        "a mark moves"
    );
}

#[test]
fn marks_and_place_survive_an_edit_of_the_file() {
    let mut desk = reading();
    desk.keys("]]mx");
    let words = desk.top();
    let edited =
        TALK.replacen("---\n主持人", "---\n编者按：一。\n\n编者按：二。\n\n编者按：三。\n\n主持人", 1);
    desk.rewrite("lighthouse.md", &edited);
    desk.keys("r");
    assert_eq!(desk.top(), words);
    desk.keys("gg'x");
    let text = &desk.reader().episode().text;
    assert!(text[desk.reader().place..].starts_with("我还想说说海图"), "{}", &text[desk.reader().place..]);
}

#[test]
fn an_address_a_share_and_what_is_nowhere() {
    let mut desk = reading();
    desk.keys(":2.3{Enter}");
    assert_eq!(desk.address(), "2.3");
    desk.keys("：100%{Enter}");
    assert_eq!(desk.address(), "3.2");
    desk.keys(":77.1{Enter}");
    assert!(desk.notice().contains("77.1"));
    desk.keys(":q{Enter}");
    assert!(desk.asked_to_quit());
}

#[test]
fn copying_with_the_source() {
    let mut desk = reading();
    desk.keys("}}Y");
    let Some(Effect::Cite(citation, style)) = desk.asked.last() else { panic!("{:?}", desk.asked.last()) };
    let text = style.writer(|path| std::fs::read_to_string(path)).unwrap().one(citation);
    for part in
        ["三十一年", "周海生", "灯塔守望者谈海雾", "2024-05-06", "https://example.org/lighthouse", "0.2"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    desk.keys("vlly");
    let Some(Effect::Copy(text)) = desk.asked.iter().rev().find(|e| matches!(e, Effect::Copy(_))) else {
        panic!()
    };
    assert_eq!(text.chars().count(), 3);
}

fn copied(desk: &Desk) -> String {
    let copy = |effect: &Effect| if let Effect::Copy(text) = effect { Some(text.clone()) } else { None };
    desk.asked.iter().rev().find_map(copy).unwrap()
}

#[test]
fn across_turns_the_names_stay_and_what_is_folded_is_left_out_visibly() {
    let mut desk = reading();
    desk.keys("]}}v}}}}y");
    let text = copied(&desk);
    assert!(text.starts_with("主持人 陈一鸣：雾天怎么办？\n\n周海生：雾天看不见光"), "{text}");
    assert!(!text.contains("[…]"));
    desk.keys("[s}}v}}}}y");
    let text = copied(&desk);
    assert!(text.contains("周海生：雾天看不见光，就靠声音。\n\n[…]"), "{text}");
    assert!(!text.contains("自动识别"), "{text}");
}

#[test]
fn a_search_can_be_bound_to_questions_or_one_speaker() {
    let mut desk = reading();
    let hits = |desk: &Desk| desk.reader().find.as_ref().unwrap().hits.len();
    desk.keys("/海图");
    assert_eq!(hits(&desk), 5);
    desk.keys("{Esc}/in:question 海图");
    assert_eq!(hits(&desk), 1);
    desk.keys("{Esc}/speaker：周海生 海图");
    assert_eq!(hits(&desk), 3);
}

#[test]
fn cancel_cancels_first_and_quits_with_nothing_open() {
    let mut desk = reading();
    desk.keys("f{C-c}");
    assert!(desk.app.overlays.is_empty());
    desk.keys("12{C-c}");
    assert!(desk.app.pending.is_empty());
    assert!(!desk.asked_to_quit());
    desk.keys("{C-c}");
    assert!(desk.asked_to_quit());
}

#[test]
fn filtering_and_sorting_the_list() {
    let mut desk = desk();
    desk.keys("/dengta");
    assert_eq!(desk.app.episodes.shown().len(), 1);
    desk.keys("{Esc}");
    assert_eq!(desk.app.episodes.shown().len(), 2);
    desk.keys("j");
    let selected = desk.app.episodes.selected().unwrap().path.clone();
    desk.keys("ooo");
    assert_eq!(desk.app.episodes.selected().unwrap().path, selected, "sorting keeps the selection");
    desk.keys("/zzzz{Enter}");
    assert_eq!(desk.app.view(), View::Episodes);
}

#[test]
fn an_answer_that_comes_late_is_dropped() {
    let mut desk = reading();
    let view = desk.app.view();
    desk.happen(Event::Opened("ghost.md".into(), Err("too late".into())));
    assert_eq!((desk.app.view(), desk.notice()), (view, ""));
}

#[test]
fn the_place_is_stored_while_reading_but_not_while_looking_around() {
    let mut desk = reading();
    let places =
        |desk: &Desk| desk.asked.iter().filter(|e| matches!(e, Effect::Store(Request::Place(_)))).count();
    desk.keys("jj").keys("fhaitu");
    desk.wait(60).keys("{Esc}/灯塔{Esc}");
    assert_eq!(places(&desk), 0, "nothing was read yet");
    desk.wait(60);
    assert_eq!(places(&desk), 1);
    desk.keys("jjjj");
    assert!(places(&desk) > 1, "one reads on");
    let left_off = |desk: &Desk| {
        let place = |effect: &Effect| {
            if let Effect::Store(Request::Place(place)) = effect { Some(place.place) } else { None }
        };
        desk.asked.iter().rev().find_map(place)
    };
    let before = left_off(&desk);
    desk.keys("gg").wait(1);
    assert_eq!(left_off(&desk), before, "one looks elsewhere");
    desk.wait(60);
    assert_ne!(left_off(&desk), before, "one stays there");
}

#[test]
fn a_look_at_the_end_is_no_reading() {
    let finished = |desk: &Desk| {
        let place = |effect: &Effect| {
            if let Effect::Store(Request::Place(place)) = effect { Some(place.finished) } else { None }
        };
        desk.asked.iter().rev().find_map(place)
    };
    let section = |n| format!("### 第{n}节\n\n**甲**：您怎么看？\n\n**乙**：{}\n\n", "说来话长。".repeat(60));
    let long: String = (1..12).map(section).collect();
    let mut desk = Desk::new(&[("long.md", &long)], 60, 14);
    desk.keys("{Enter}{Enter}G").wait(1).keys("Q");
    assert_eq!(finished(&desk), None);
    desk.wait(60);
    assert_eq!(finished(&desk), Some(false), "the end alone is not the text");
    desk.keys("gg").keys(&" ".repeat(200));
    assert_eq!(finished(&desk), Some(false), "leafing is not reading");
    desk.keys("gg");
    for _ in 0..200 {
        desk.wait(20).keys(" ");
    }
    assert_eq!(finished(&desk), Some(true));
}

#[test]
fn random_keys_leave_a_sound_state() {
    let keys = some_keys();
    for seed in 1..60 {
        let mut random = Random(seed);
        let mut desk = desk();
        for _ in 0..150 {
            match random.below(12) {
                0 => desk.resize(1 + random.below(130) as u16, 1 + random.below(50) as u16),
                1 => desk.paste("灯塔 fog"),
                _ => desk.happen(Event::Key(keys[random.below(keys.len())])),
            }
            if let Some(reader) = &desk.app.reader {
                let text = &reader.episode().text;
                assert!(
                    text.is_char_boundary(reader.place) && text.is_char_boundary(reader.top),
                    "seed {seed}"
                );
                assert!(reader.top_line() < reader.rows().max(1));
            }
        }
    }
}

#[test]
fn folded_text_does_not_count_as_unread() {
    let original = "> *We kept the light and the fog kept us, year after year after year.*\n".repeat(200);
    let text = format!("{TALK}\n<details><summary>原文</summary>\n\n{original}\n</details>\n");
    let mut desk = Desk::new(&[("lighthouse.md", &text)], 60, 14);
    desk.keys("{Enter}{Enter}G");
    assert!(desk.page().contains(&"▸".to_owned()), "{:?}", desk.page());
    desk.keys("2k");
    let fraction = desk.reader().fraction(desk.app.page());
    assert!((0.9..1.0).contains(&fraction), "{fraction}");
}

#[test]
fn two_initials_find_names_but_no_turns() {
    let said = ["这款AI呢？", "这可能是对的。", "真的？", "AI 会好的。", "后来呢？", "后来就好了。"];
    let names = ["Dwarkesh Patel", "Mark Zuckerberg"].into_iter().cycle();
    let turns = names.zip(said).map(|(name, said)| format!("**{name}**：{said}\n\n"));
    let text: String = std::iter::once("# 谈话\n\n".to_owned()).chain(turns).collect();
    let mut desk = Desk::new(&[("talk.md", &text)], 80, 24);
    let shown = |desk: &Desk| -> Vec<(TargetKind, String)> {
        let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
        jump.shown().map(|(target, _)| (target.kind, target.label.clone())).collect()
    };
    desk.keys("{Enter}fzk");
    let found = shown(&desk);
    assert_eq!(found[0], (TargetKind::Speaker, "Mark Zuckerberg".to_owned()), "{found:?}");
    assert!(found.iter().all(|(kind, _)| *kind != TargetKind::Turn), "{found:?}");
    desk.keys("{Esc}fai");
    let turns = shown(&desk).into_iter().filter(|(kind, _)| *kind == TargetKind::Turn).count();
    assert_eq!(turns, 2, "two letters as they are written");
    desk.keys("{Esc}fzhekeneng");
    assert_eq!(shown(&desk).len(), 1, "words by their readings");
}

#[test]
fn letters_strewn_over_a_turn_are_no_place_to_jump_to() {
    let mut desk = reading();
    desk.keys("fhgyh");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    let shown: Vec<&str> = jump.shown().map(|(target, _)| target.label.as_str()).collect();
    assert!(shown.iter().all(|label| !label.starts_with("画过")), "{shown:?}");
    desk.keys("{Esc}fzyhs");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    assert_eq!(jump.shown().count(), 1, "what stands in a turn in one run is found");
}
