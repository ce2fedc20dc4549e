//! Texts to place passages in: interviews grown from own sentences, and the corpus where it is at hand.

use std::path::{Path, PathBuf};

use fangtan::episode::model::{Episode, Paragraph, ParagraphKind, Section};
use fangtan::text::range::TextRange;

use super::repeats::REPEATING;

/// A small deterministic source of chance (`splitmix64`).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which must not be 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub fn chance(&mut self, share: f64) -> bool {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64 <= share
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// An episode of one paragraph a line; lines that begin with `#` are section headings.
pub fn episode_of(text: &str) -> Episode {
    let mut episode = Episode { text: text.to_owned(), ..Episode::default() };
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        let heading = line.starts_with('#');
        let index = episode.paragraphs.len();
        episode.paragraphs.push(Paragraph {
            range: TextRange::new(start, start + line.len()),
            kind: if heading { ParagraphKind::Heading } else { ParagraphKind::Body },
            line: number as u32 + 1,
            ..Paragraph::default()
        });
        if heading || index == 0 {
            episode.sections.push(Section {
                number: episode.sections.len() as u32,
                title: heading.then(|| line.trim_start_matches('#').trim().to_owned()),
                level: u8::from(heading),
                line: number as u32 + 1,
                paragraphs: index..index,
                turns: 0..0,
            });
        }
        episode.sections.last_mut().unwrap().paragraphs.end = index + 1;
        start += line.len() + 1;
    }
    episode
}

/// Thirty interviews of our own.
pub fn interviews(seed: u64) -> Vec<String> {
    let grown =
        |kinds: std::ops::Range<u64>, language| kinds.map(move |kind| grown(seed * 100 + kind, language, 60));
    let mut texts: Vec<String> = grown(0..10, Language::Chinese).collect();
    texts.extend(grown(10..17, Language::English));
    texts.extend(grown(17..20, Language::Japanese));
    texts.extend(grown(20..24, Language::Repeating));
    texts.extend(grown(24..30, Language::Both));
    texts
}

/// Texts of our own in which much is said more than once.
pub fn repeating(seed: u64) -> Vec<String> {
    REPEATING.iter().map(|grow| grow(&mut Dice::new(seed + 77))).collect()
}

/// Real interviews, where they are at hand: a quarter of them, another with each seed.
pub fn real(seed: u64) -> Vec<String> {
    let corpus = corpus();
    if corpus.is_empty() {
        eprintln!("no corpus at hand: own texts only");
    }
    corpus.into_iter().skip((seed % 4) as usize).step_by(4).collect()
}

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_text =
                path.extension().is_some_and(|e| ["md", "txt", "srt", "markdown"].iter().any(|x| e == *x));
            if path.is_dir() {
                folders.push(path);
            } else if is_text {
                files.push(path);
            }
        }
    }
    files.sort();
    let readable = files.into_iter().filter_map(|file| std::fs::read_to_string(file).ok());
    readable.map(|text| reading(&text)).filter(|text| text.chars().count() > 2000).collect()
}

/// Roughly what a reader sees of a file; at most 200,000 characters of it.
fn reading(text: &str) -> String {
    let lines = text.lines().map(|line| line.replace(['*', '_', '`'], "").trim().to_owned());
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).take(200_000).collect()
}

#[derive(Clone, Copy, PartialEq)]
pub enum Language {
    Chinese,
    English,
    Both,
    Japanese,
    /// Chinese with stock phrases that come back again and again.
    Repeating,
}

const STOCK: [&str; 6] =
    ["对吗？", "对，没错。", "我明白了，请您接着往下说。", "是的。", "这个问题问得很好。", "嗯，当然。"];

fn grown(seed: u64, language: Language, paragraphs: usize) -> String {
    let dice = &mut Dice::new(seed * 7 + language as u64);
    let mut lines = vec![];
    for number in 0..paragraphs {
        if number % 12 == 0 {
            lines.push(format!(
                "# {} {}",
                sentence(dice, language).trim_end_matches(['。', '.']),
                number / 12
            ));
        }
        if number % 2 == 0 {
            let name = if number % 4 == 0 { "林一舟" } else { "Nadia Berg" };
            lines.push(format!("{name}："));
        }
        if language == Language::Repeating && dice.chance(0.5) {
            lines.push((*dice.pick(&STOCK)).to_owned());
            continue;
        }
        lines.push((0..2 + dice.below(5)).map(|_| sentence(dice, language)).collect());
    }
    lines.join("\n")
}

pub fn sentence(dice: &mut Dice, language: Language) -> String {
    match language {
        Language::English => english_sentence(dice),
        Language::Both if dice.chance(0.5) => english_sentence(dice),
        Language::Japanese => japanese_sentence(dice),
        _ => chinese_sentence(dice),
    }
}

fn chinese_sentence(dice: &mut Dice) -> String {
    let who = [
        "我们",
        "城里的人",
        "那几位工程师",
        "孩子",
        "做木工的师傅",
        "读者",
        "老邻居",
        "气象站",
        "编辑部",
        "船员",
    ];
    let when = [
        "起初",
        "到了第三年",
        "有一天夜里",
        "后来",
        "去年冬天",
        "在会议之前",
        "每逢雨季",
        "没过多久",
        "如今",
        "照例",
    ];
    let did = [
        "量过",
        "画下",
        "拆掉了",
        "重新写过",
        "悄悄记住",
        "反复比较",
        "卖给了别人",
        "搬走了",
        "修好了",
        "忘记了",
    ];
    let what = [
        "每一条街上的长椅",
        "旧码头边的起重机",
        "一千二百页的笔录",
        "风车叶片的裂纹",
        "三台坏掉的收音机",
        "图书馆的索引卡片",
        "山里的水渠",
        "广场上的钟",
        "两种互相矛盾的说法",
        "模型给出的全部答案",
    ];
    let why = [
        "因为没有人相信数字",
        "为了省下一点电",
        "只是想看看会怎样",
        "好让后来的人少走弯路",
        "说不清是什么道理",
        "虽然预算早就用完",
        "直到雪停下来",
        "并且不肯收钱",
        "可是谁也没有问起",
        "这比原先想的难得多",
    ];
    format!(
        "{}{}{}{}，{}{}。",
        dice.pick(&when),
        dice.pick(&who),
        dice.pick(&did),
        dice.pick(&what),
        dice.pick(&why),
        numeral(dice)
    )
}

/// Something that makes most sentences differ from all others.
fn numeral(dice: &mut Dice) -> String {
    let marks: Vec<char> =
        "甲乙丙丁戊己庚辛东西南北春夏秋冬金木水火土山川日月星辰风雨云雪红橙黄绿青蓝紫".chars().collect();
    (0..dice.below(5)).map(|_| *dice.pick(&marks)).collect()
}

fn english_sentence(dice: &mut Dice) -> String {
    let who =
        ["We", "The engineers", "My neighbour", "Two students", "Her editor", "The harbour master", "Nobody"];
    let did =
        ["measured", "painted", "took apart", "kept asking about", "rebuilt", "sold", "wrote down", "forgot"];
    let what = [
        "every bench in the old town",
        "the cranes by the water",
        "three broken radios",
        "a stack of index cards",
        "the clock on the square",
        "both versions of the story",
        "what the model had answered",
        "a map of the wells",
    ];
    let why = [
        "because the numbers looked wrong",
        "just to see what happens",
        "long after the money was gone",
        "until the snow stopped",
        "and nobody asked why",
        "which was harder than it sounds",
        "for the sake of the children",
    ];
    format!(
        "{} {} {}, {} {}. ",
        dice.pick(&who),
        dice.pick(&did),
        dice.pick(&what),
        dice.pick(&why),
        dice.below(1000)
    )
}

fn japanese_sentence(dice: &mut Dice) -> String {
    let when = ["その年の冬", "初めのころは", "ある夜", "雨の季節になると", "会議のまえに", "いまでも"];
    let who = ["町の人たちが", "わたしは", "古い大工さんが", "編集部のチームは", "子どもたちが"];
    let what =
        ["港のクレーンを", "千二百ページの記録を", "壊れたラジオを三台", "図書館のカードを", "広場の時計を"];
    let did = ["測りました", "描き直したんです", "売ってしまいました", "静かに覚えていました", "直しました"];
    let why = [
        "誰も数字を信じなかったので",
        "少しだけ電気を節約するために",
        "理由はうまく言えませんが",
        "雪がやむまで",
    ];
    let (why, number) = (dice.pick(&why), dice.below(300));
    format!(
        "{}、{}{why}、{}{}（{number}）。",
        dice.pick(&when),
        dice.pick(&who),
        dice.pick(&what),
        dice.pick(&did)
    )
}
