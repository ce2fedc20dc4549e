//! What Markdown of other tools, HTML and cues say beyond `CommonMark`, and that passages kept before survive
//! it.

use fangtan::episode::model::{AsideKind, Episode, ParagraphKind, Style};
use fangtan::parse::{Hints, parse};
use fangtan::passage::anchor::{Maker, Resolver, State};
use fangtan::search::scoped::find_in_episode;
use fangtan::text::query::Query;
use fangtan::text::range::TextRange;

fn read(source: &str, name: &str) -> Episode {
    parse(source.as_bytes(), &Hints { file_name: name.to_owned(), ..Hints::default() }).0
}

fn marks() -> Episode {
    read(include_str!("../corpus/blocks/marks.md"), "marks.md")
}

/// The paragraphs that are not folded away.
fn lines(episode: &Episode) -> Vec<&str> {
    let shown = episode.paragraphs.iter().enumerate().filter(|(index, _)| episode.aside_of(*index).is_none());
    shown.map(|(_, paragraph)| paragraph.range.of(&episode.text)).collect()
}

#[test]
fn marks_of_other_tools_are_read_as_they_are_meant() {
    let expected = [
        "一、上塔",
        "林夏",
        "你第一次上塔是哪一年？",
        "周远",
        "一九八六年。那盏灯有 10⁶ 坎德拉，照到 5 km² 以外。油价那时是 3~5 元，后来 10~20 元。",
        "林夏",
        "书里写“水是 H₂O，灯是命”[3]，你怎么看？",
        "周远",
        "灯就是命。见 那本志书，还有 東京（とうきょう）的 旧灯。:lighthouse: 👍",
        "［图：lamp.jpg］ ［图：塔顶.png］",
        "注意",
        "塔顶不得吸烟。",
        "夜里有风。",
        "—",
        "二、下塔",
        "林夏",
        "后来呢[1]？",
        "周远",
        "后来就下来了。",
        "[1] 二〇二〇年。",
    ];
    assert_eq!(lines(&marks()), expected);
}

#[test]
fn comments_are_folded_and_highlights_are_styled() {
    let episode = marks();
    let comments: Vec<&str> = episode
        .asides
        .iter()
        .filter(|aside| aside.kind == AsideKind::Comment)
        .map(|aside| episode.range_of(&aside.paragraphs).of(&episode.text))
        .collect();
    assert_eq!(comments, ["核对年份\n删去：\n他谈到工资的一段"]);
    let lit = episode.spans.iter().filter(|span| span.style == Style::Highlight);
    assert_eq!(lit.map(|span| span.range.of(&episode.text)).collect::<Vec<_>>(), ["灯就是命", "旧灯"]);
}

#[test]
fn quotes_know_how_deep_they_are_and_headings_their_level() {
    let source = "# 题\n\n## 一\n\n> 外\n>\n> > 里\n> >\n> > - 项\n\n### 二\n\n正文在此，说些话。\n";
    let episode = read(source, "a.md");
    let known = |words: &str| {
        let paragraph = episode.paragraphs.iter().find(|p| p.range.of(&episode.text) == words).unwrap();
        (paragraph.quotes, paragraph.level)
    };
    assert_eq!([known("外"), known("里"), known("- 项")], [(1, 0), (2, 0), (2, 0)]);
    assert_eq!([known("一"), known("二")], [(0, 2), (0, 3)]);
    let rows = read("| 年 | 灯 |\n|---|---|\n| 1 | 油 |\n\n| 又 | 表 |\n|---|---|\n| 2 | 电 |\n", "t.md");
    let tight: Vec<bool> = rows.paragraphs.iter().map(|row| row.tight).collect();
    assert!(rows.paragraphs.iter().all(|row| row.kind == ParagraphKind::Table));
    assert_eq!(tight, [false, true, false, true], "rows of one table are tight");
}

#[test]
fn several_headings_of_the_first_level_with_talk_below_are_sections() {
    let talk = |title: &str| format!("# {title}\n\n**Ana:** And {title}?\n\n**Tom:** It is fine.\n\n");
    let several = read(&["Soil", "Water", "Fire"].map(talk).concat(), "garden.md");
    let titles = |episode: &Episode| -> Vec<Option<String>> {
        episode.sections.iter().map(|section| section.title.clone()).collect()
    };
    assert_eq!(titles(&several), ["Soil", "Water", "Fire"].map(|title| Some(title.to_owned())));
    let titled = read(&format!("# A Garden\n\n{}{}", talk("Soil"), talk("Water")), "garden.md");
    assert_eq!(titled.title(), "A Garden");
    assert_eq!(titles(&titled), ["Soil", "Water"].map(|title| Some(title.to_owned())));
}

#[test]
fn pages_and_cues_read_ruby_and_raised_numbers_alike() {
    let page = "<html><body><p><b>Ana:</b> In 2019<sup><a href=\"#n3\">3</a></sup>, \
                <ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby>?</p>\
                <p><b>Tom:</b> About 10<sup>6</sup> of H<sub>2</sub>O.</p></body></html>";
    let page = read(page, "a.html");
    let words = lines(&page).join("|");
    assert!(words.contains("In 2019[3], 東京（とうきょう）?"), "{words}");
    assert!(words.contains("About 10⁶ of H₂O."), "{words}");
    let cues =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>の土は？\n";
    let cues = read(cues, "a.vtt");
    assert!(lines(&cues).join("|").contains("東京（とうきょう）の土は？"));
    let found = find_in_episode(&cues, &Query::parse("東京の土").unwrap()).unwrap();
    assert_eq!(found.len(), 1, "the reading does not part the words");
    assert_eq!(found[0].range.of(&cues.text), "東京（とうきょう）の土");
}

/// A talk around `words`, as it was read before, and as it is read now.
fn talk(words: &str) -> String {
    let before = "聞き手：むかし、この島の灯台には油が使われていました。それはいつ頃の話でしょうか。\n\n\
                  庭師：祖父の代です。毎晩、階段を上って芯を切りました。風の強い夜は眠れませんでした。\n\n";
    let after = "\n\n聞き手：それから電気になったのですね。誰が決めたのですか。\n\n\
                 庭師：町の人たちです。祖父は反対しましたが、最後には笑っていました。\n";
    format!("{before}{words}{after}")
}

#[test]
fn passages_kept_before_survive_the_new_reading() {
    let cases = [
        (
            "聞き手：東とう京きょうの土は？\n\n庭師：硬いです。",
            "聞き手：<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>の土は？\n\n庭師：硬いです。",
            "東とう京きょうの土は？",
        ),
        (
            "聞き手：灯は106カンデラもありましたか？\n\n庭師：はい。",
            "聞き手：灯は10<sup>6</sup>カンデラもありましたか？\n\n庭師：はい。",
            "灯は106カンデラもありましたか？",
        ),
        (
            "聞き手：本に書いてありますか？ ^a1\n\n庭師：はい、三章に。 ^a2",
            "聞き手：本に書いてありますか？ ^a1\n\n庭師：はい、三章に。 ^a2",
            "はい、三章に。",
        ),
        (
            "> [!info] この話について\n> 五月に録音しました。",
            "> [!info] この話について\n> 五月に録音しました。",
            "五月に録音しました。",
        ),
        (
            "> [!info] この話について\n> 五月に録音しました。",
            "> [!info] この話について\n> 五月に録音しました。",
            "[!info] この話について",
        ),
    ];
    for (old, new, kept) in cases {
        let (old, new) = (read(&talk(old), "a.txt"), read(&talk(new), "a.md"));
        let start = old.text.find(kept).unwrap();
        let anchor = Maker::new(&old).anchor(TextRange::new(start, start + kept.len()));
        for before in [None, Some(old.text.as_str())] {
            let resolved = Resolver::new(&new, before).resolve(&anchor);
            assert_ne!(resolved.state, State::Lost, "{kept}");
            let words = resolved.range.of(&new.text);
            assert!(
                words.chars().filter(|c| kept.contains(*c)).count() * 2 > words.chars().count(),
                "{kept}: {words}"
            );
        }
    }
}

#[test]
fn a_definition_list_is_a_term_and_what_it_means_set_in_below() {
    let source = "**Nora:** What did you call them?\n\n**Tom:** Two words, mostly.\n\nTrimming\n: Cutting the wick,\n  every night.\n\
                  : Also the hour of it.\n\nWatch\n\n: Four hours awake.\n\n**Nora:** Thank you for\n: that.\n";
    let episode = read(source, "lamps.md");
    let shown = |words: &str| {
        let paragraph = episode.paragraphs.iter().find(|p| p.range.of(&episode.text) == words);
        paragraph.map_or_else(|| panic!("{words}: {:?}", episode.text), |p| (p.depth, p.tight))
    };
    assert_eq!(shown("Trimming").0, 0);
    assert_eq!(shown("Cutting the wick, every night."), (1, true));
    assert_eq!(shown("Also the hour of it."), (1, true));
    assert_eq!((shown("Watch").0, shown("Four hours awake.")), (0, (1, false)));
    let broken = "Il regardait la mer tous les soirs et disait toujours\n: le sel garde tout.\n";
    let kept = read(&format!("**Nora :** Et lui ?\n\n**Tom :** Lui, rien.\n\n{broken}"), "sel.md");
    assert!(
        kept.text.contains("disait toujours : le sel"),
        "a sentence broken before its colon: {}",
        kept.text
    );
}

#[test]
fn tables_of_markdown_say_how_their_columns_are_aligned() {
    use fangtan::episode::columns::Alignment::{Center, Left, Right, Unsaid};
    let episode = read("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n", "t.md");
    let header = episode.paragraphs.iter().find(|p| p.kind == ParagraphKind::Table).unwrap();
    assert_eq!(
        [0, 1, 2, 3, 40].map(|index| header.columns.get(index)),
        [Unsaid, Left, Center, Right, Unsaid]
    );
}
