//! Jumping and searching.

use crate::home::{Home, interview};
use crate::reader::reading;
use crate::session::{Session, Start};

#[test]
fn the_jump_box_previews_goes_and_comes_back() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("f").see("Jump").keys("问题甲72").see("nothing matches");
    session.keys("\x7f").keys("1").miss("nothing matches").see("7/8");
    session.keys("\x1b").see("1/8").see("问题甲11");
    session
        .keys("f")
        .see("Jump")
        .keys("问题甲71")
        .see("7/8")
        .keys("\r")
        .miss("Jump")
        .see("问题甲71")
        .see(" 7.1 ");
    session.quit();
}

#[test]
fn one_jumps_from_the_list_of_episodes_by_pinyin() {
    let home = Home::with_interview();
    home.write("b.md", interview().replace("河边的访谈", "山上的访谈"));
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("山上").see("2025-06-01").keys("f").see("Jump").keys("shanshang");
    session.keys("\r").see("8 sections").see("山上的访谈");
    session.quit();
}

#[test]
fn a_search_counts_goes_round_and_returns() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("/你怎么看").see("1/16");
    session.keys("\r").keys("n").see("2/16").keys("N").keys("N").see("continues from the end").see(" 8.3 ");
    session.keys("gg").see("问题甲11").keys("/回答乙54").see("1/1").see("5.4");
    session.keys("\x1b").see("1/8").see("问题甲11");
    session.keys("/没有这个词\r").see("没有这个词");
    session.quit();
}

#[test]
fn the_whole_library_is_searched() {
    let home = Home::with_interview();
    home.write("b.md", interview().replace("河边的访谈", "山上的访谈").replace("旧桥", "灯塔"));
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("2 episodes").see("2025-06-01").keys("g/").keys("河上的灯塔").see("1.1");
    session.keys("\r").keys("\r").see("灯塔").see("1/8");
    session.quit();
}

const TALK: &str = "---\ntitle: T 的访谈\ndate: D-04-01\n---\n\n**周小满：** 先说灯塔？\n\n**G：** 灯塔 T 很高。\n\n\
     **周小满：** 有多高？\n\n**G：** 比桥高一倍。\n";

fn dated(home: &Home) -> Session {
    for (name, title, year, guest) in
        [("a", "山上", "2019", "林砚秋"), ("b", "海边", "2021", "林砚秋"), ("c", "河口", "2021", "老陈")]
    {
        let text = TALK.replace('T', title).replace('D', year).replace('G', guest);
        home.write(&format!("{name}.md"), text);
    }
    let mut session = Start::new(home, &[&home.text("")]).size(100, 30).go();
    session.see("2019-04-01").see("2021-04-01").see("河口");
    session
}

fn stand_in_order(session: &mut Session, words: [&'static str; 2]) {
    let [one, other] = words;
    session.wait(&format!("“{one}” above “{other}”"), |screen| {
        screen.find(one).zip(screen.find(other)).is_some_and(|(one, other)| one < other)
    });
}

#[test]
fn hits_are_told_by_year_and_person_and_the_newest_come_first_if_asked() {
    let home = Home::new();
    let mut session = dated(&home);
    session.keys("g/灯塔\r").see("6 hits · 3 episodes").see("2019 ▄ 2  2020 · 0  2021 █ 4");
    session.see("林砚秋 ━━━━━━━━ 4  老陈 ━━━━ 2");
    stand_in_order(&mut session, ["灯塔 山上", "灯塔 河口"]);
    session.keys("o").see("newest first");
    stand_in_order(&mut session, ["灯塔 河口", "灯塔 山上"]);
    session.keys("o").miss("newest first");
    session.resize(80, 16).miss("2019 ▄ 2").see("灯塔 山上");
    session.keys("q").quit();
}

#[test]
fn a_search_leaves_hidden_episodes_out_unless_it_asks_for_them() {
    let home = Home::new();
    let mut session = dated(&home);
    session.keys("ggx").see("2 episodes");
    session.keys("g/灯塔\r").see("4 hits · 2 episodes").keys("q");
    session.keys("g/灯塔 state:hidden\r").see("2 hits · 1 episode").see("灯塔 山上").keys("qXg/灯塔\r");
    session.see("6 hits · 3 episodes").keys("q").quit();
}
