//! Two interviews side by side on a wide terminal.

use crate::home::Home;
use crate::session::Start;

#[test]
fn two_files_are_read_side_by_side_hidden_on_a_narrow_terminal_and_read_again_when_they_change() {
    let home = Home::with_interview();
    let other = crate::home::interview().replace("河边的访谈", "山上的访谈").replace("甲", "丙");
    home.write("second.md", &other);
    let mut session = Start::new(&home, &[&"."]).size(160, 24).go();
    session.see("河边的访谈").see("山上的访谈").keys("/河边\r").see("8 sections").keys("\r").see("问题甲11");
    session.keys("\x10山上\x16").see("问题甲11").see("问题丙11").see("│");
    session.keys("5]").see("6/8").see("1/8").see("问题丙61");
    session.keys("\x17a").see("问题甲61").miss("1/8");
    session.resize(80, 24).see("问题丙61").miss("问题甲61");
    session.resize(160, 24).see("问题丙61").see("问题甲61");
    home.write("talk.md", crate::home::interview().replace("问题甲61", "新问题甲61"));
    session.see("新问题甲61").see("问题丙61");
    session.keys("\x17q").miss("问题丙61").see("新问题甲61");
    session.quit();
}

#[test]
fn a_wide_terminal_shows_two_columns_where_they_are_wanted() {
    let home = Home::with_interview();
    std::fs::create_dir_all(home.path().join("config/fangtan")).unwrap();
    std::fs::write(home.path().join("config/fangtan/config.toml"), "[reading]\ncolumns = 2\n").unwrap();
    let mut session = Start::new(&home, &[&home.text("talk.md")]).size(150, 24).go();
    session.see("8 sections").keys("\r").see("问题甲11").see("问题甲23");
    session.wait("both columns to begin in one row", |screen| {
        screen.lines().any(|row| row.contains("第1个话题") && row.trim_end().len() > 120)
    });
    session.resize(100, 24).see("问题甲11").miss("问题甲23");
    session.quit();
}
