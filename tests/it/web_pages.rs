//! Interviews as pages for a browser, and the page that leads to them all.

use crate::cli::Home;

const TALK: &str = "---\ndate: 2024-05-06\nsource: https://example.org/ferry\n---\n# Ferry & \"fog\"\n\n## River\n\n\
    **Ina:** Who *steers* at night?\n\n**Tom Reed:** I do, by the **lamps** on the bank.\n\n\
    ## Fog\n\n**Ina:** And in fog?\n\n**Tom Reed:** We ring \"the bell\" & wait.\n\n- one\n- two\n\n> A quote.\n";

fn home() -> Home {
    let home = Home::new();
    home.write("ferry.md", TALK);
    home.write(
        "lamp.md",
        "# The lamp\n\n**Ina:** Why green?\n\n**Ada Wu:** Green is seen.\n\n\
        **Ina:** From how far?\n\n**Ada Wu:** From the second bend of the river.\n",
    );
    let keep = |place: &str, more: &[&str]| {
        assert_eq!(home.run(&[&["bookmarks", "add", place], more].concat()).code, Some(0));
    };
    keep("ferry.md#1.2", &["--quote", "by the lamps on", "--color", "blue", "--tag", "night/light"]);
    keep("ferry.md#1.2", &["--quote", "lamps on the bank", "--note", "<b>which?</b>\nall"]);
    home
}

/// Whether every element is closed in the right order; those without an end are none of it.
fn assert_well_formed(page: &str) {
    let mut open = Vec::new();
    for piece in page.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('!') || ["meta", "br", "hr"].contains(&name) {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{page}"),
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_page_holds_the_whole_talk_with_its_passages_marked_and_nothing_from_elsewhere() {
    let home = home();
    let page = home.run(&["bookmarks", "export", "ferry.md", "--format", "html"]).out;
    assert_well_formed(&page);
    assert!(page.contains("<title>Ferry &amp; &quot;fog&quot;</title>"));
    for id in ["s1", "s2", "t1.1", "t1.2", "t2.1", "t2.2"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    assert!(page.contains("<mark class=\"blue\">by the </mark>"), "{page}");
    assert!(
        page.contains("<mark><strong>lamps</strong></mark><mark> on</mark><mark> the bank</mark>"),
        "{page}"
    );
    assert!(page.contains("&lt;b&gt;which?&lt;/b&gt;<br>all") && page.contains("#night/light"));
    assert!(page.contains("prefers-color-scheme:dark") && page.contains("name=\"viewport\""));
    for loaded in ["<script", "src=", "@import", "url(", "<link", "onclick"] {
        assert!(!page.contains(loaded), "{loaded}");
    }
    assert!(page.contains("href=\"https://example.org/ferry\""));
}

#[test]
fn a_passage_over_a_table_is_marked_cell_by_cell() {
    let home = home();
    home.write(
        "table.md",
        "# Lamps\n\n**Ina:** Which ones?\n\n**Tom Reed:** These.\n\n**Ina:** How old?\n\n**Tom Reed:** See:\n\n| lamp | year |\n| --- | --- |\n| oil | 1890 |\n",
    );
    assert_eq!(home.run(&["bookmarks", "add", "table.md#0.4", "--note", "wicks"]).code, Some(0));
    let page = home.run(&["bookmarks", "export", "table.md", "--format", "html"]).out;
    assert_well_formed(&page);
    assert!(page.contains("<td><mark>oil</mark></td><td><mark>1890</mark></td>"), "{page}");
    let table = page.split("<table").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(table.matches("<tr>").count() == 2 && !table.contains("<aside"), "{page}");
    let behind = page.split("</table>").nth(1).unwrap().trim_start();
    assert!(behind.starts_with("<aside class=\"note\" dir=\"auto\">") && behind.contains("wicks"), "{page}");
}

#[test]
fn what_runs_from_right_to_left_stands_so_and_the_page_tells_its_language() {
    let home = home();
    home.write("sea.md", "# البحر\n\n**ليلى:** كيف بدأت؟\n\n**Omar:** بدأت قبل ثلاثين سنة.\n\n**ليلى:** ومن علّمك؟\n\n**Omar:** أبي.\n");
    home.run(&["bookmarks", "add", "sea.md#0.2", "--note", "مهم", "--tag", "بحر"]);
    let page = home.run(&["bookmarks", "export", "sea.md", "--format", "html"]).out;
    assert_well_formed(&page);
    for piece in ["<html lang=\"ar\">", "<h1 dir=\"auto\">", "<bdi>ليلى</bdi>", "<p>مهم</p>"] {
        assert!(page.contains(piece), "{piece} in {page}");
    }
    assert!(!page.contains("padding-left") && !page.contains("border-left"), "sides are those of the text");
}

#[test]
fn a_turn_tells_its_address_which_is_its_link_and_its_time_which_leads_to_the_recording() {
    let home = home();
    let source = "https://www.youtube.com/watch?v=abc";
    let turn = |clock: &str, who: &str| format!("**{who}:** [{clock}] Words of {who}?\n\n");
    let turns =
        [turn("00:00:10", "Ina"), turn("00:12:34", "Tom"), turn("00:13:00", "Ina"), turn("00:14:00", "Tom")];
    home.write("timed.md", format!("---\nsource: {source}\n---\n# Timed\n\n{}", turns.concat()));
    home.run(&["bookmarks", "add", "timed.md#0.2"]);
    let page = home.run(&["bookmarks", "export", "timed.md", "--format", "html"]).out;
    let at =
        "<a href=\"#t0.2\">0.2</a> <a href=\"https://www.youtube.com/watch?v=abc&amp;t=754s\">00:12:34</a>";
    assert!(
        page.contains(&format!("<p class=\"who\" dir=\"auto\"><span class=\"at\">{at}</span>Tom</p>")),
        "{page}"
    );
}

#[test]
fn a_tag_lends_its_color_and_a_link_that_is_no_address_leads_nowhere() {
    let home = home();
    home.write("bad.md", "# Bad\n\n**A:** See [this](javascript:alert(1)) now?\n\n**B:** No.\n");
    home.run(&["bookmarks", "add", "bad.md#0.1", "--tag", "night/deep"]);
    home.run(&["codes", "set", "night", "--color", "green"]);
    let page = home.run(&["bookmarks", "export", "bad.md", "--format", "html"]).out;
    assert!(page.contains("<mark class=\"green\">") && !page.contains("javascript:"), "{page}");
}

#[test]
fn a_folder_of_pages_has_one_that_leads_to_every_talk_person_and_question() {
    let home = home();
    home.run(&["bookmarks", "add", "lamp.md#0.2"]);
    for _ in 0..2 {
        assert_eq!(home.run(&["bookmarks", "export", "--format", "html", "--to", "site"]).code, Some(0));
    }
    let read = |name: &str| std::fs::read_to_string(home.path().join("site").join(name)).unwrap();
    let index = read("index.html");
    assert_well_formed(&index);
    for link in index.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let page = read(&file.replace("%20", " "));
        assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{link}");
    }
    assert!(
        index.contains("2024-05-06 · 2 kept")
            && index.contains("Ada Wu")
            && index.contains("Why green?")
            && index.contains("Who steers at night?")
    );
    assert_eq!(
        std::fs::read_dir(home.path().join("site"))
            .unwrap()
            .flatten()
            .filter(|file| file.path().extension().is_some_and(|end| end == "html"))
            .count(),
        3,
        "written over, not beside"
    );
}
