//! Small files and beginnings: what stands before a talk is folded or kept, and never lost.

use fangtan::parse::{Hints, parse};

/// All that a small file says is there to be read, whatever its title is.
#[test]
fn nothing_of_a_small_file_is_lost_to_its_title() {
    let long = "那天晚上我们在海边坐了很久 谁也没有说话 只有潮水的声音一阵一阵地传过来 后来天亮了我们才慢慢走回村里去吃早饭".repeat(2);
    for text in [
        "一行字",
        "# 一行字",
        "一行字\n",
        "第一行\n第二行\n",
        "第一行\n\n第二行\n",
        "A line without a stop\nAnother line\nA third one",
        &format!("{long}\n第二行。\n第三行。\n第四行。\n第五行。\n第六行。\n"),
    ] {
        for name in ["a.txt", "a.md"] {
            let (episode, _) =
                parse(text.as_bytes(), &Hints { file_name: name.to_owned(), ..Hints::default() });
            let seen = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(seen(&episode.text), seen(text), "{name}: {text:?}");
            assert!(!episode.title().is_empty(), "{name}: {text:?}");
        }
    }
}

#[test]
fn the_title_of_a_whole_talk_is_not_read_twice() {
    let text = "渡口夜话\n主持人：几班船？\n阿杜：四班。\n主持人：晚上呢？\n阿杜：没有。\n主持人：好。\n阿杜：好。\n";
    let (episode, _) = parse(text.as_bytes(), &Hints { file_name: "a.txt".to_owned(), ..Hints::default() });
    assert_eq!(episode.title(), "渡口夜话");
    assert!(!episode.text.contains("渡口夜话"));
}

#[test]
fn a_spoken_opening_and_sections_are_no_lead_in() {
    let turns = "**主持人**：几班船？\n\n**阿杜**：四班，从早到晚，风再大也开，水再急也开。\n\n".repeat(8);
    let folded = |before: &str| {
        let text = format!("{before}\n\n{turns}");
        let (episode, _) =
            parse(text.as_bytes(), &Hints { file_name: "a.md".to_owned(), ..Hints::default() });
        let ranges: Vec<String> = episode
            .asides
            .iter()
            .map(|aside| episode.range_of(&aside.paragraphs).of(&episode.text).to_owned())
            .collect();
        ranges.join("\n")
    };
    assert_eq!(folded("本文由河谷周报授权转载。"), "本文由河谷周报授权转载。");
    assert_eq!(folded("大家好，我是小林，今天我们来到了渡口。"), "");
    assert_eq!(folded("本文由河谷周报授权转载。\n\n“各位听众好”，我是小林。"), "本文由河谷周报授权转载。");
    assert_eq!(folded("授权转载。\n\n## 渡口\n\n这里有四班船。\n\n## 船工"), "授权转载。");
}
