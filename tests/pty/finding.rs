//! Jumping and searching.

use crate::home::{Home, interview};
use crate::reader::reading;
use crate::session::Start;

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
