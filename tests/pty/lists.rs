//! The list of episodes and the list of sections.

use fangtan::library::builtin::builtin;

use crate::home::{Home, SECTIONS, interview};
use crate::session::{Session, Start, open, wait_until};

#[test]
fn without_arguments_the_samples_are_there() {
    let home = Home::new();
    let mut session = Start::new(&home, &[]).go();
    session.see("0/8 Opening").keys("h").see("Sit down, start scrolling").keys("h");
    session.see(&format!("{} episodes", builtin(false).len()));
    session.keys("\r").see("8 sections").keys("t").see("Sit down, start scrolling");
    session.quit();
}

fn three() -> (Home, Session) {
    let home = Home::with_interview().reads_at_a_glance();
    home.write("b.md", interview().replace("河边的访谈", "山上的访谈").replace("2025-06", "2024-01"));
    home.write("c.md", interview().replace("河边的访谈", "能源与城市").replace("2025-06", "2023-01"));
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("3 episodes").see("2024-01-01").see("2023-01-01");
    (home, session)
}

#[test]
fn a_folder_is_listed_sorted_and_filtered() {
    let (_home, mut session) = three();
    session.keys("o").see("sort: recent").keys("o").see("sort: date");
    session.wait("the newest to stand first", |screen| {
        let at = |title: &str| screen.find(title).unwrap_or(usize::MAX);
        at("河边") < at("山上") && at("山上") < at("能源与城市")
    });
    session.keys("/nengyuan").miss("山上").see("能源与城市");
    session.keys("\x1b").see("山上");
    session.quit();
}

#[test]
fn a_renamed_file_is_listed_with_what_was_read_of_it() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session
        .see("1 episode")
        .keys("j\r")
        .see(&format!("{SECTIONS} sections"))
        .keys("t")
        .see("4 turns")
        .keys("jj\r")
        .see("问题甲31");
    session.keys("b").see("kept 3.1").quit();
    std::fs::rename(home.text("talk.md"), home.text("another name.md")).unwrap();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("1 reading");
    session.quit();
}

#[test]
fn one_goes_on_in_a_file_that_was_renamed_meanwhile() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("1 episode").keys("j\r").see(&format!("{SECTIONS} sections")).keys("t").see("4 turns");
    session.keys("jj\r").see("问题甲31").keys("b").see("kept 3.1").quit();
    std::fs::rename(home.text("talk.md"), home.text("another name.md")).unwrap();
    let mut session = Start::new(&home, &[&"-c", &home.text("")]).go();
    session.see("问题甲31").quit();
}

#[test]
fn pasted_text_goes_into_the_filter_as_text() {
    let (_home, mut session) = three();
    session.keys("/").see("filter").keys("\x1b[200~山上\x1b[201~").miss("能源与城市").see("山上");
    session.keys("\r").miss("filter:");
    session.quit();
}

#[test]
fn one_goes_on_where_one_left_off() {
    let (home, mut session) = three();
    session.keys("c").see("nothing begun yet");
    session
        .keys("j\r")
        .see(&format!("{SECTIONS} sections"))
        .keys("t")
        .see("4 turns")
        .keys("jj\r")
        .see("问题甲31");
    wait_until("the place to be stored", || home.stored_place().is_some());
    session.quit();
    let mut session = Start::new(&home, &[&"--continue", &home.text("")]).go();
    session.see("问题甲31").see("3.1");
    session.quit();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("3 episodes").see("2023-01-01").keys("c").see("问题甲31");
    session.quit();
}

#[test]
fn a_file_opens_at_its_title_page_and_leaves_from_its_sections() {
    let home = Home::with_interview();
    let mut session = open(&home, &home.text("talk.md"));
    session.see("河边的访谈").see(&format!("{SECTIONS} sections")).see("林原");
    session.keys("t").see("第1个话题").see("4 turns");
    session.keys("3j\r").see("问题甲41").see("4/8");
    session.keys("t").see("第8个话题");
    session.keys("q");
    assert!(session.end().success());
    session.expect_restored();
}

#[test]
fn an_address_opens_at_its_turn() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&"talk.md#5.2"]).go();
    session.see("回答乙52").see(" 5.2 ");
    session.quit();
}

#[test]
fn the_interface_speaks_chinese_where_the_locale_does() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&home.text("")]).env("LANG", "zh_CN.UTF-8").go();
    session.see("未读").see("帮助");
    session.quit();
}

#[test]
fn mentions_of_a_name_are_listed_over_all_episodes_in_order_of_date() {
    let home = Home::new();
    let talk = |title: &str, date: &str| {
        format!(
            "---\ntitle: {title}\ndate: {date}\npeople: [林原]\n---\n**甲**：你认识林原吗？\n\n**乙**：认识林原。\n"
        )
    };
    home.write("a.md", talk("后来的访谈", "2025-03-01"));
    home.write("b.md", talk("早先的访谈", "2024-07-01"));
    let mut session = Start::new(&home, &[&"."]).go();
    session.see("后来的访谈").see("早先的访谈").keys("/后来\r").see("认识林原").keys("gi").see("person");
    session.keys("\r").see("2 hits").keys("g/").see("6 hits · 2 episodes");
    session.wait("the earlier one to come first", |screen| {
        matches!((screen.find("早先的访谈  20"), screen.find("后来的访谈  20")), (Some(early), Some(late)) if early < late)
    });
    session.keys("\x1b").miss("6 hits").quit();
}

#[test]
fn a_filter_is_saved_as_a_shelf_that_is_there_the_next_time() {
    let (home, mut session) = three();
    session
        .keys("/nengy\t")
        .miss("山上")
        .keys("w")
        .see("Name of the shelf")
        .keys("城里\r")
        .see("saved as the shelf");
    session.see("shelf: 城里").quit();
    let mut session = Start::new(&home, &[&home.text("")]).env("LANG", "zh_CN.UTF-8").go();
    session
        .see("山上")
        .keys("S")
        .see("书架")
        .see("nengy")
        .keys("\r")
        .see("书架：城里")
        .miss("山上")
        .see("能源与城市");
    session.keys("SD").see("已删除").keys("qq").see("山上").keys("U").see("已恢复").quit();
    let out = home.run(&["shelves"]);
    assert!(out.contains("城里  nengy"), "{out}");
    let out = home.run(&["list", "--shelf", "城里", "."]);
    assert!(out.contains("能源与城市") && !out.contains("山上"), "{out}");
}

/// A talk that is like no talk about anything else.
fn talk(title: &str, date: &str) -> String {
    let words = |n: u32| (0..12).map(|k| format!("{title}{} ", (n * 37 + k * 11) % 97)).collect::<String>();
    let turn = |n: u32| format!("**Ines:** And {}?\n\n**Rui:** Well, {}.\n\n", words(n), words(n + 50));
    format!("---\ntitle: {title}\ndate: {date}\n---\n{}", (1..5).map(turn).collect::<String>())
}

#[test]
fn marks_groups_and_values_of_the_list() {
    let home = Home::new();
    home.write("a.md", talk("Bridges", "2025-02-03"));
    home.write("b.md", talk("Dykes", "2024-02-03"));
    home.write("c.md", talk("Canals", "2023-02-03"));
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("3 episodes").see("Canals").keys("*").see("★").keys("j&").see("»1 Dykes");
    session.keys("jx").see("hidden; U brings it back").see("1 hidden: X").miss("Canals");
    session
        .keys("X")
        .see("Canals")
        .keys("Xs")
        .miss("Canals")
        .see("by series: none of these")
        .keys("ss")
        .see("by year")
        .see("2025");
    wait_until("the marks to be stored", || {
        home.run(&["list", "--where", "is:queued|starred|hidden", "--json", "."]).lines().count() == 3
    });
    session.quit();
    std::fs::rename(home.text("b.md"), home.text("renamed.md")).unwrap();
    let mut session = Start::new(&home, &[&home.text("")]).size(120, 40).env("LANG", "zh_CN.UTF-8").go();
    session.see("»1 Dykes").see("1 隐藏：X").see("按年份分组").see("2024").miss("Canals");
    session.keys("F").see("缩小列表").see("星标").keys("/2024\r\r").see("year:2024").see("1 / 2 篇");
    session.keys("q").see("Bridges").quit();
}

#[test]
fn other_texts_wait_behind_the_interviews() {
    let home = Home::with_interview().reads_at_a_glance();
    home.write("a soup.md", "# Leek soup\n\n- leek\n- salt\n");
    home.write("README.md", "# Of this folder\n\nWords.\n");
    home.write("todo.md", "# To do\n\n- [ ] write\n- [x] sleep\n");
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut session = Start::new(&home, &[&home.text("")]).size(size.0, size.1).go();
        session.see("+ 2 other texts: +").miss("Leek soup");
        session.keys("+").see("Leek soup").see("To do").keys("+").miss("Leek soup");
        session.keys("/leek").see("Leek soup").keys("\x1b").miss("Leek soup");
        session.quit();
    }
    // What one opens by hand is listed.
    let mut session = Start::new(&home, &[&home.text("todo.md")]).go();
    session.see("[x]").keys("j");
    wait_until("the place to be stored", || home.stored_place().is_some());
    session.quit();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("To do").see("+ 1 other text: +").miss("Leek soup").quit();
}

#[test]
fn a_translation_is_one_entry_with_the_original_and_opens_beside_it() {
    let home = Home::new();
    home.write("river.zh-CN.md", interview());
    let english = interview()
        .replace("河边的访谈", "By the river")
        .replace("，你怎么看河上的旧桥？", ", what do you make of the old bridge?")
        .replace(
            "旧桥每年春天都要修一次，修桥的人先看水再看木头。",
            "Each spring it is mended, and one looks at the water first. ",
        );
    home.write("river.en.md", english);
    let mut session = Start::new(&home, &[&home.text("")]).size(170, 30).go();
    session.see("1 episode").see("zh");
    session.keys("v").see("Languages").keys("\x1b").miss("Languages");
    session.keys("\r").see("sections").keys("j\r").keys("\x17t").see("what do you make").see("你怎么看河上");
    session.quit();
}
