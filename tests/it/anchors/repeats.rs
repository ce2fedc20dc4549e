//! Texts of our own in which much is said more than once: answers of a word, advertisements, refrains, lists,
//! tables, captions that roll, sections pasted twice.

use super::texts::{Dice, Language, sentence};

/// Grows one text.
type Grow = fn(&mut Dice) -> String;

/// The texts.
pub const REPEATING: &[Grow] = &[
    |dice| {
        talk(
            dice,
            Language::English,
            &["Mara Quinn: ", "Host: "],
            &["Yeah.", "Right.", "Mm-hmm.", "Sure, sure."],
        )
    },
    |dice| talk(dice, Language::Chinese, &["问：", "答："], &["对。", "嗯。", "是的，没错。", "对，对。"]),
    |dice| talk(dice, Language::Japanese, &["聞き手：", "田中："], &["はい。", "そうですね。", "なるほど。"]),
    |dice| talk(dice, Language::Both, &["Lin [12:03]: ", "客："], &["OK，OK。", "Yeah, 对。", "好。"]),
    advertised,
    listed,
    tabled,
    refrained,
    captioned,
    pasted_twice,
    echoing,
    one_line,
];

fn lines(dice: &mut Dice, count: usize, language: Language) -> Vec<String> {
    (0..count).map(|_| (0..=dice.below(4)).map(|_| sentence(dice, language)).collect()).collect()
}

/// Half of the turns are one of a few answers.
fn talk(dice: &mut Dice, language: Language, labels: &[&str], answers: &[&str]) -> String {
    let turn = |number: usize| {
        let words = if dice.chance(0.5) {
            (*dice.pick(answers)).to_owned()
        } else {
            lines(dice, 1, language).concat()
        };
        let heading = if number.is_multiple_of(25) { format!("# {number}\n") } else { String::new() };
        format!("{heading}{}{words}", labels[number % labels.len()])
    };
    (0..90).map(turn).collect::<Vec<_>>().join("\n")
}

/// The same three paragraphs between all parts.
fn advertised(dice: &mut Dice) -> String {
    let advertisement = "本节目由慢船茶叶赞助播出。慢船茶叶，从山里到杯子，只走水路。\n\
        Use the code SLOWBOAT at checkout for ten percent off your first order; that is slowboat, in one word.\n\
        现在回到我们的谈话。";
    let part = |_| format!("{}\n{advertisement}", lines(dice, 8, Language::Both).join("\n"));
    (0..7).map(part).collect::<Vec<_>>().join("\n")
}

fn listed(dice: &mut Dice) -> String {
    let things = ["茶叶", "长椅", "three radios", "地图", "a clock", "雨衣", "纸", "two lamps"];
    let item = |number: usize| match number % 12 {
        0 => lines(dice, 1, Language::Both).concat(),
        n => format!("{n}. {}，{} {}", dice.pick(&things), dice.pick(&things), dice.below(4)),
    };
    (0..120).map(item).collect::<Vec<_>>().join("\n")
}

fn tabled(dice: &mut Dice) -> String {
    let towns = ["临河", "Oldport", "北山", "上原"];
    let row = |number: usize| match number % 20 {
        0 => lines(dice, 2, Language::Chinese).join("\n"),
        1 => "| 城市 | 长椅 | share | 备注 |\n| --- | --- | --- | --- |".to_owned(),
        _ => format!(
            "| {} | {} | {}.{} % | - |",
            dice.pick(&towns),
            dice.below(30),
            dice.below(4),
            dice.below(10)
        ),
    };
    (0..120).map(row).collect::<Vec<_>>().join("\n")
}

fn refrained(dice: &mut Dice) -> String {
    let refrain = "风从海上来，灯一盏一盏亮起来，\n没有人问电从哪里来，\nand the wheel goes round, and the wheel goes round.";
    let verse = |_| format!("{}\n{refrain}", lines(dice, 3, Language::Both).join("\n"));
    (0..14).map(verse).collect::<Vec<_>>().join("\n")
}

/// Captions that roll: every line stands twice, below the one before and above the next.
fn captioned(dice: &mut Dice) -> String {
    let spoken = lines(dice, 40, Language::English).concat();
    let words: Vec<&str> = spoken.split_whitespace().collect();
    let captions: Vec<String> = words.chunks(7).map(|words| words.join(" ")).collect();
    captions.windows(2).map(|pair| pair.join("\n")).collect::<Vec<_>>().join("\n")
}

fn pasted_twice(dice: &mut Dice) -> String {
    let mut parts: Vec<String> =
        (0..5).map(|part| format!("# 第{part}节\n{}", lines(dice, 9, Language::Both).join("\n"))).collect();
    parts.insert(4, parts[1].clone());
    parts.join("\n")
}

/// The same line again and again, between others.
fn echoing(dice: &mut Dice) -> String {
    let mut lines = lines(dice, 30, Language::Chinese);
    lines.splice(20..20, vec!["哈哈哈哈。".to_owned(); 30]);
    lines.splice(
        9..9,
        ["[Music]", "[Applause]", "[Music]", "[Music]"].repeat(4).into_iter().map(str::to_owned),
    );
    lines.join("\n")
}

fn one_line(dice: &mut Dice) -> String {
    lines(dice, 60, Language::Both).concat()
}
