//! Ways through a text: hits and names as lists, links, what stands out, what leaves the program.

use crate::desk::Desk;
use crate::reading::reading;
use fangtan::app::act::open;
use fangtan::app::event::{Effect, Event};
use fangtan::app::focus::Focus;
use fangtan::app::geometry::{left_margin, reader_header};
use fangtan::app::goal::Goal;
use fangtan::app::library::{HitRow, LibrarySearch, SearchScope};
use fangtan::app::menu::Item;
use fangtan::app::menu::MenuKind;
use fangtan::app::overlay::Overlay;
use fangtan::app::update::update;
use fangtan::catalog::hits::LibraryHit;
use fangtan::layout::gap::Gap;
use fangtan::layout::width::text_width;

fn rows(search: &LibrarySearch) -> Vec<&LibraryHit> {
    let hit = |row| if let HitRow::Hit(hit) = row { Some(hit) } else { None };
    search.rows().filter_map(hit).collect()
}

fn hits(desk: &Desk) -> &LibrarySearch {
    match desk.app.overlays.last() {
        Some(Overlay::Library(search)) => search,
        other => panic!("no list of hits: {other:?}"),
    }
}

#[test]
fn hits_are_listed_with_speaker_address_and_words_and_one_goes_there() {
    let mut desk = reading();
    desk.keys("/灯塔{Enter}ngn");
    let list = hits(&desk);
    assert_eq!((rows(list).len(), list.list.selected), (3, 1), "the current hit is selected");
    let hit = rows(list)[2];
    assert_eq!((hit.address.as_str(), hit.speaker.as_str()), ("3.2", "周海生"));
    assert!(hit.snippet.contains("灯塔换了新灯"));
    assert_eq!(hit.ranges[0].of(&hit.snippet), "灯塔");
    desk.keys("j{Enter}");
    assert_eq!(desk.address(), "3.2");
    assert_eq!(desk.reader().find.as_ref().unwrap().current, Some(2), "n and N go on from here");
    desk.keys("{C-o}");
    assert_ne!(desk.address(), "3.2", "and there is a way back");
}

#[test]
fn a_list_of_hits_asks_what_to_look_for_and_reaches_the_whole_library() {
    let mut desk = reading();
    desk.keys("gn海图");
    assert!(rows(hits(&desk)).len() >= 3);
    desk.keys("{Enter}g/");
    let search = hits(&desk);
    assert_eq!((search.scope, search.input.text()), (SearchScope::Library, "海图"));
    assert_eq!(search.counts().1, 1, "one episode of two has it");
}

const NAMED: &str = "---\npeople: [林一]\norganisations: [海鸥社]\n---\n**甲：** 你见过林一吗？\n\n**乙：** 林一在海鸥社，做**潮汐表**。\n\n\
    **甲：** 林一还在？\n\n**乙：** 在。见[社刊](https://example.org/a)和[旧刊](https://example.org/b)。\n";

fn named() -> Desk {
    let mut desk = Desk::new(&[("named.md", NAMED)], 80, 24);
    desk.keys("{Enter}{Enter}gg");
    desk
}

#[test]
fn names_are_listed_and_lead_to_their_mentions() {
    let mut desk = named();
    desk.keys("gi");
    let Some(Overlay::Menu(menu)) = desk.app.overlays.last() else { panic!("no names") };
    let names: Vec<_> = menu.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(menu.kind, MenuKind::Names);
    assert!(names.starts_with(&["林一"]) && names.contains(&"潮汐表"), "{names:?}");
    let counts: Vec<_> = menu.items.iter().map(|item| item.count).collect();
    assert_eq!(counts[..2], [Some(3), Some(1)], "how often each is mentioned");
    desk.keys("{Enter}");
    let addresses: Vec<_> = rows(hits(&desk)).into_iter().map(|hit| hit.address.as_str()).collect();
    assert_eq!(addresses, ["0.1", "0.2", "0.3"]);
}

#[test]
fn several_links_on_the_page_are_a_list() {
    let mut desk = named();
    desk.keys("o");
    let Some(Overlay::Menu(menu)) = desk.app.overlays.last() else { panic!("no list of links") };
    assert_eq!(menu.items.len(), 2);
    desk.keys("j{Enter}");
    let opened =
        desk.asked.iter().any(|e| matches!(e, Effect::OpenUrl(url) if url == "https://example.org/b"));
    assert!(opened, "{:?}", desk.asked);
}

#[test]
fn without_a_link_on_the_page_the_source_is_opened() {
    let mut desk = reading();
    desk.keys("o");
    let opened = desk
        .asked
        .iter()
        .any(|e| matches!(e, Effect::OpenUrl(url) if url == "https://example.org/lighthouse"));
    assert!(opened, "{:?}", desk.asked);
}

#[test]
fn what_stands_out_is_the_turn_then_the_sentence_then_everything() {
    let mut desk = reading();
    let shown = |desk: &Desk| {
        let range = desk.app.focus.range(desk.reader())?;
        Some(range.of(&desk.reader().episode().text).to_owned())
    };
    desk.keys("}}F");
    assert!(shown(&desk).unwrap().ends_with("一天也没有断过。"));
    desk.keys("F))");
    assert_eq!(shown(&desk).unwrap().trim(), "我二十岁上岛，那时候灯还要烧煤油。");
    desk.keys("F");
    assert_eq!((desk.app.focus, shown(&desk)), (Focus::Off, None));
}

#[test]
fn the_address_of_a_turn_is_copied() {
    let mut desk = reading();
    desk.keys("]}}gy");
    assert!(
        matches!(desk.asked.last(), Some(Effect::Copy(text)) if text == "lighthouse.md#1.1"),
        "{:?}",
        desk.asked
    );
}

#[test]
fn a_turn_or_a_selection_is_given_to_a_command() {
    let mut desk = reading();
    desk.keys("|wc -m{Enter}");
    let Some(Effect::Pipe(command, text)) = desk.asked.iter().rev().find(|e| matches!(e, Effect::Pipe(..)))
    else {
        panic!("nothing was given: {:?}", desk.asked)
    };
    assert_eq!((command.as_str(), text.as_str()), ("wc -m", "欢迎来到节目。您守了多少年灯塔？"));
    let before = desk.asked.len();
    desk.keys("|{Enter}|{Esc}");
    assert!(
        !desk.asked[before..].iter().any(|e| matches!(e, Effect::Pipe(..))),
        "no command, nothing happens"
    );
}

#[test]
fn the_whole_section_is_given_to_a_command() {
    let mut desk = reading();
    desk.keys("]}}}}g|wc -m{Enter}");
    let Some(Effect::Pipe(_, text)) = desk.asked.iter().rev().find(|e| matches!(e, Effect::Pipe(..))) else {
        panic!("nothing was given: {:?}", desk.asked)
    };
    assert!(text.starts_with("雾与光\n\n主持人 陈一鸣：雾天怎么办？\n\n周海生：雾天"), "{text}");
    assert!(text.ends_with("后来是不响才睡不着。"), "{text}");
}

/// Clicks on the first of `words` on the page, `into` columns from where they begin.
fn click_on(desk: &mut Desk, words: &str, into: u16) {
    let page = desk.page();
    let row = page.iter().position(|line| line.contains(words)).unwrap();
    let before = page[row].split(words).next().unwrap();
    let column = text_width(before, desk.app.policy) as u16 + into;
    let size = desk.app.pane_size();
    let margin = desk.app.pane_start(desk.app.side) + left_margin(size, desk.reader().shape().measure);
    desk.happen(Event::Click(margin + column, row as u16 + reader_header(size, false)));
}

#[test]
fn a_click_on_a_link_follows_it() {
    let opened = |desk: &Desk| -> Vec<String> {
        let url = |effect: &Effect| if let Effect::OpenUrl(url) = effect { Some(url.clone()) } else { None };
        desk.asked.iter().filter_map(url).collect()
    };
    let talk = "**甲**：一。\n\n**乙**：“参见”[旧海图](https://a.org/chart)，或 https://b.org/x 。[信](mailto:a@b.c)";
    for (width, gap) in [(80, Gap::None), (80, Gap::Shown), (200, Gap::None)] {
        let mut desk = Desk::new(&[("talk.md", talk)], width, 24);
        desk.app.settings.gap = gap;
        desk.keys("{Enter}");
        desk.app.reshape();
        if width == 200 {
            desk.keys("{C-v}");
        }
        click_on(&mut desk, "参见", 3);
        click_on(&mut desk, "，或", 0);
        assert!(opened(&desk).is_empty());
        click_on(&mut desk, "旧海图", 0);
        click_on(&mut desk, "旧海图", 5);
        click_on(&mut desk, "b.org", 6);
        click_on(&mut desk, "信", 0);
        assert_eq!(
            opened(&desk),
            ["https://a.org/chart", "https://a.org/chart", "https://b.org/x"],
            "{gap:?}"
        );
    }
}

#[test]
fn a_click_on_a_mark_of_the_scroll_bar_leads_to_the_kept_passage() {
    let mut desk = reading();
    desk.keys("2]}}}}bgg");
    let kept = desk.reader().placed[0].resolved.range.start;
    let (line, rows, page) = (desk.reader().flow().line_at(kept), desk.reader().rows(), desk.app.page());
    let tick = (0..page).find(|row| (row * rows / page..(row + 1) * rows / page).contains(&line)).unwrap();
    desk.happen(Event::Click(59, tick as u16 + reader_header(desk.app.size, false)));
    assert_eq!(desk.reader().place, kept);
    assert!(desk.reader().page(page).contains(&line));
}

#[test]
fn a_click_opens_a_fold_and_the_scroll_bar_leads_to_its_place() {
    let mut desk = reading();
    desk.keys("Sj{Enter}gg");
    let stub = desk.page().iter().position(|line| line == "▸").unwrap();
    let rows = desk.reader().rows();
    let row = stub + desk.reader().lead;
    desk.happen(Event::Click(10, row as u16 + 2));
    assert!(desk.reader().rows() > rows, "unfolded");
    let mut desk = reading();
    desk.happen(Event::Click(59, 10));
    assert!(desk.reader().top_line() > 0, "the scroll bar was clicked");
    desk.keys("{C-o}");
    assert_eq!(desk.reader().top_line(), 0);
}

#[test]
fn the_glossary_of_all_episodes_leads_to_where_a_term_is_explained() {
    let lamp = "**甲**：先说**扩散模型**（Diffusion Models：一种生成模型，逐步去除噪声来生成图像）。\n";
    let tower = "**甲**：今天不谈别的。\n\n**乙**：那就说**大型语言模型**（LLM：由很多文字训练出来的模型）和**擴散模型**（Diffusion Models：另一种说法，也讲得通）。\n";
    let mut desk = Desk::new(&[("lamp.md", lamp), ("tower.md", tower)], 100, 20);
    desk.keys("gW");
    let Some(Overlay::Menu(menu)) = desk.app.overlays.last() else { panic!("the glossary is open") };
    let row = |item: &Item| format!("{}|{}|{}|{:?}", item.label, item.detail, item.place, item.count);
    assert_eq!(
        menu.items.iter().map(row).collect::<Vec<_>>(),
        [
            "大型语言模型|LLM：由很多文字训练出来的模型|tower|None",
            "扩散模型|Diffusion Models：一种生成模型，逐步去除噪声来生成图像|lamp|Some(2)",
        ]
    );
    desk.keys("/LLM{Enter}{Enter}");
    assert_eq!(desk.reader().path.to_str(), Some("tower.md"));
    let place = desk.reader().place;
    assert!(desk.reader().episode().text[place..].starts_with("大型语言模型"), "{place}");
    desk.keys("gW/nothing like it{Enter}{Esc}{Esc}");
    assert_eq!(desk.reader().place, place);
}

#[test]
fn a_file_that_is_being_opened_is_not_asked_for_again() {
    let mut desk = Desk::new(&[("lighthouse.md", "**甲**：灯亮着吗？\n\n**乙**：亮着。\n")], 80, 24);
    let mut enter = || update(&mut desk.app, Event::Key("Enter".parse().unwrap()));
    let opens =
        |effects: &[Effect]| effects.iter().filter(|effect| matches!(effect, Effect::Open(_))).count();
    let (first, second) = (enter(), enter());
    assert_eq!((opens(&first), opens(&second)), (1, 0));
    for effect in first {
        desk.answer(effect);
    }
    assert_eq!(desk.reader().path.to_str(), Some("lighthouse.md"));
}

/// A desk at its list that was told to open an interview, and what was asked of the world for it.
fn opening(keys: &str) -> (Desk, Vec<Effect>) {
    let mut desk = Desk::new(&[("named.md", NAMED), ("other.md", NAMED)], 80, 24);
    let mut asked = update(&mut desk.app, Event::Key("Enter".parse().unwrap()));
    for key in keys.split_whitespace() {
        asked.extend(update(&mut desk.app, Event::Key(key.parse().unwrap())));
    }
    (desk, asked)
}

#[test]
fn keys_typed_ahead_are_for_the_text_that_is_being_opened() {
    let (mut desk, asked) = opening("Enter } } j");
    assert_eq!(desk.app.episodes.list.selected, 0, "the list is left alone");
    for effect in asked {
        desk.answer(effect);
    }
    let ahead = (desk.address(), desk.reader().place);
    let mut slowly = Desk::new(&[("named.md", NAMED), ("other.md", NAMED)], 80, 24);
    slowly.keys("{Enter}{Enter}}}}}j");
    assert_eq!(ahead, (slowly.address(), slowly.reader().place));
}

#[test]
fn keys_typed_while_the_program_starts_are_for_the_text_it_was_given() {
    let mut desk = Desk::new(&[("named.md", NAMED)], 80, 8);
    desk.app.views.start_in_episode();
    let asked = open::open(&mut desk.app, "named.md".into(), Goal::Resume);
    desk.keys("G");
    for effect in asked {
        desk.answer(effect);
    }
    let ahead = desk.page();
    let mut slowly = Desk::new(&[("named.md", NAMED)], 80, 8);
    slowly.app.views.start_in_episode();
    for effect in open::open(&mut slowly.app, "named.md".into(), Goal::Resume) {
        slowly.answer(effect);
    }
    let first = slowly.page();
    slowly.keys("G");
    assert_eq!(ahead, slowly.page());
    assert_ne!(ahead, first);
}

#[test]
fn enter_once_more_in_haste_does_not_skip_the_title_page() {
    let titled = format!("---\ntitle: 海鸥与潮汐\n{}", NAMED.trim_start_matches("---\n"));
    for keys in ["Enter", "Enter l Enter"] {
        let mut desk = Desk::new(&[("named.md", &titled)], 80, 24);
        let mut asked = Vec::new();
        for key in ["Enter"].into_iter().chain(keys.split(' ')) {
            asked.extend(update(&mut desk.app, Event::Key(key.parse().unwrap())));
        }
        for effect in asked {
            desk.answer(effect);
        }
        let lead = |desk: &Desk| desk.reader().lead;
        let whole = desk.reader().title.lines.len();
        assert_eq!(lead(&desk), whole, "{keys}");
        desk.keys("gg{Enter}");
        assert_eq!(lead(&desk), 0, "Enter on the title page leads to the text");
    }
}

#[test]
fn what_leaves_is_not_held_up_by_a_text_that_is_being_opened() {
    for keys in ["Q", "j Q", "j C-c C-c"] {
        let (_, asked) = opening(keys);
        assert!(asked.iter().any(|effect| matches!(effect, Effect::Quit)), "{keys}");
    }
}

#[test]
fn escape_drops_what_was_typed_ahead() {
    let (mut desk, asked) = opening("} } Esc");
    for effect in asked {
        desk.answer(effect);
    }
    let mut plain = Desk::new(&[("named.md", NAMED), ("other.md", NAMED)], 80, 24);
    plain.keys("{Enter}");
    assert_eq!((desk.address(), desk.reader().place), (plain.address(), plain.reader().place));
}
