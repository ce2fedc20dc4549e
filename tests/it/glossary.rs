//! The glosses of a text: found where they are, and nothing else taken for one.

use std::fmt::Write as _;

use fangtan::episode::model::{Episode, Paragraph, ParagraphKind, Span, Style};
use fangtan::parse::glossary::{aliases, collect};
use fangtan::text::range::TextRange;

/// An episode with a paragraph for each line and `**` for strong.
fn episode(source: &str) -> Episode {
    let mut episode = Episode::default();
    for (line, text) in source.lines().enumerate() {
        if !episode.text.is_empty() {
            episode.text.push('\n');
        }
        let start = episode.text.len();
        for (index, part) in text.split("**").enumerate() {
            let at = episode.text.len();
            episode.text.push_str(part);
            if index % 2 == 1 {
                episode
                    .spans
                    .push(Span { range: TextRange::new(at, episode.text.len()), style: Style::Strong });
            }
        }
        let range = TextRange::new(start, episode.text.len());
        let kind = ParagraphKind::Body;
        episode.paragraphs.push(Paragraph { range, kind, line: line as u32 + 1, ..Paragraph::default() });
    }
    episode
}

fn terms(source: &str) -> String {
    let mut shown = String::new();
    for term in collect(&episode(source)) {
        writeln!(shown, "{} [{}] {}", term.term, term.aliases.join("; "), term.gloss).unwrap();
    }
    shown
}

#[test]
fn terms_are_found_with_names_and_explanations() {
    for (source, wanted) in [
        ("买了 **LPU**（Lamp Power Unit: 灯的动力装置）之后", "LPU [Lamp Power Unit] 灯的动力装置"),
        ("**Lamp Research Lab**（LRL：研究灯的机构）", "Lamp Research Lab [LRL] 研究灯的机构"),
        ("得了 **85 LMU**（Lamp Measure Unit: 灯的度量）", "LMU [Lamp Measure Unit] 灯的度量"),
        ("**灯·守**（Lamp Keeper: 守塔的人）说", "灯·守 [Lamp Keeper] 守塔的人"),
        ("围绕图像的旋转灯（Rotating Lamp: 会转的灯）出现", "旋转灯 [Rotating Lamp] 会转的灯"),
        ("“**灯必须亮**”（Lux fiat: 古人的话）", "灯必须亮 [Lux fiat] 古人的话"),
        ("**LampGPT**（大型灯塔模型：由灯塔协会开发）", "LampGPT [] 大型灯塔模型：由灯塔协会开发"),
        ("**Lamp Labs**（灯塔协会旗下的研究部门）", "Lamp Labs [] 灯塔协会旗下的研究部门"),
        ("**Ana Reis**（安娜·雷斯: 守塔的人）", "Ana Reis [安娜·雷斯] 守塔的人"),
        ("**Ana Reis（安娜）**（十世纪的著名守塔人）", "Ana Reis [安娜] 十世纪的著名守塔人"),
        ("用 Open Lamp Project（OLP: 开放的灯）", "Open Lamp Project [OLP] 开放的灯"),
    ] {
        assert_eq!(terms(source).trim_end(), wanted, "in {source:?}");
    }
}

#[test]
fn what_only_looks_like_a_gloss_is_left_out() {
    for source in [
        "他走了（笑）",
        "**灯塔**（我觉得这个就是我们要的东西）",
        "我们在三点（12:30）见",
        "见 **灯塔**（https://example.org: 网站）",
        "这些问题（编者注: 有删节）",
        "大家都笑了（laughter）",
        "the tool (note: it is new) works",
        "灯塔（又旧又高，没有人住）在海边",
        "**灯**（笑：停了一会）",
        "蓝(zi)色",
        "**灯塔**（可以在海边看见它们的光）",
        "（Lamp: 灯）",
    ] {
        assert_eq!(terms(source), "", "in {source:?}");
        assert_eq!(aliases(&episode(source)), [], "in {source:?}");
    }
}

#[test]
fn a_term_stands_once_where_it_is_explained_first() {
    let source = "**LPU**（Lamp Power Unit: 甲甲）与 **LPU**（Light Unit: 乙乙）\n我的**灯**（Lamp: 光源）";
    let terms = collect(&episode(source));
    assert_eq!(terms.len(), 2);
    assert_eq!(terms[0].aliases, ["Lamp Power Unit", "Light Unit"]);
    let text = episode(source).text;
    assert!(text[terms[1].at..].starts_with("灯（Lamp"));
}

#[test]
fn names_without_an_explanation_are_pairs() {
    for (source, wanted) in [
        ("和 **守灯人**（Keeper）对话", ("守灯人", "Keeper")),
        ("这位守灯人（Ana Keeper）说", ("守灯人", "Ana Keeper")),
        ("the Lamp Power Unit (LPU) works", ("Lamp Power Unit", "LPU")),
        ("the LPU (Lamp Power Unit) works", ("LPU", "Lamp Power Unit")),
        ("国际灯塔（ILA）", ("国际灯塔", "ILA")),
        (
            "我读《灯：海边的历史》（Lamps: A History of the Shore）",
            ("灯：海边的历史", "Lamps: A History of the Shore"),
        ),
    ] {
        let pairs = aliases(&episode(source));
        assert_eq!(pairs, [(wanted.0.to_owned(), wanted.1.to_owned())], "in {source:?}");
    }
}

#[test]
fn any_number_of_brackets_takes_linear_time() {
    for part in ["（", "与灯（Lamp）", "**灯**（Lamp: 光源）", "“（", "灯(Lamp", "（）"] {
        let source = part.repeat(200_000);
        assert!(collect(&episode(&source)).len() <= 1);
    }
}
