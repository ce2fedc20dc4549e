//! Sentence boundaries, by table: `|` stands where one sentence ends and the next begins.

use fangtan::text::sentence::sentences;
use proptest::prelude::*;

const TABLE: &[&str] = &[
    // Chinese
    "今天很好。|明天也好。",
    "真的吗？|是的！|好。",
    "什么？！|你再说一遍！！|好。",
    "他说：“今天很好。”|我不信。",
    "“我们能做到！”他说，然后走了。|没人回答。",
    "“为什么？”她问。|他不答。",
    "“要不要开源？”的问题没有答案。|我们再看。",
    "他问“为什么？”，没人答。|后来呢？",
    "「我不去。」|他走了。",
    "『好吗？』|『好。』",
    "这很难（真的吗？当然）。|我们继续。",
    "（我们先休息一下。）|现在开始。",
    "我……我不知道。|算了。",
    "也许以后会有人做到……|但不是现在。",
    "他想了很久……，最后说好。",
    "没有句号的一句话",
    "第一行\n|第二行",
    "好。\n|\n|下一段。",
    "《你好吗？》是一本书。|我看过。",
    "他去年来过；今年没来。|明年呢？",
    "原因有三：一、钱；二、人。|三是时间。",
    "好。　|全角空格之后。",
    "真的？——是真的。|好。",
    "嗯。。。|然后呢？",
    "“……”",
    "他们说“不！”|“不！”|“不！”|然后散了。",
    "【重要。】|请看下文。",
    // Chinese with half-width marks
    "真的吗?|我不信!|好.|走吧.",
    "他问:\"真的吗?\"|我点头.|好.",
    "AI会取代人吗?|OpenAI说不会.|我同意.",
    "增长了3.5倍,很快.|明年呢?",
    "我们用Node.js写的.|后来换了.",
    "他说\"走吧!\",我就走了.|后来下雨.",
    "参数是1.5B.|我们发布了Llama 3.1.|很好.",
    // English
    "It works. |We shipped it.",
    "Really? |Yes! |Good.",
    "Dr. Smith met Mr. Jones. |They talked.",
    "J. R. R. Tolkien wrote it. |I read it.",
    "He and I. |Then you.",
    "See No. 5 for more. |No. |I won't.",
    "It grew 3.5 times. |See Fig. 2 please.",
    "Use e.g. Rust or Go. |Both work.",
    "It costs 5 vs. 10 dollars. |Fine.",
    "Bring food, drinks, etc. |Then come.",
    "We met at 5 p.m. |It was late.",
    "We met at 5 p.m. on Monday. |It rained.",
    "Go to https://example.com/a.b?c=d!e now. |Then come back.",
    "\"Stop!\" he said. |Nobody did.",
    "He said \"Stop.\" |Nobody did.",
    "He said “Stop.” |Nobody did.",
    "\"Stop.\" |\"Why?\" |\"Because.\"",
    "She left (why? nobody knows). |We stayed.",
    "(We pause here.) |Now begin.",
    "Well... I mean it. |Yes.",
    "I have thought about that a lot... |“So what?”",
    "Yahoo! is old. |Google is not.",
    "1. First item. |Then more.",
    "It ran on Linux 2.6. |Then on 3.0.",
    "What?! |No way!",
    "The U.S. economy grew. |Good.",
    "Smith et al. Wrote it in 1999. |Yes.",
    "It was ‘fine.’ |Next.",
    "Version 1.2.3 is out. |Get it.",
    // Japanese
    "好きです。|はい。",
    "「はい。」と彼は言った。|そして帰った。",
    "「本当？」って聞いた。|うん。",
    "すごい！|もう一度？|いいよ。",
    "彼は（笑。本当に）来た。|終わり。",
    "半角｡|次｡",
    // Korean
    "좋습니다. |그래서 갔습니다.",
    "정말요? |네.",
    // Mixed
    "我用 ChatGPT。|It works. |你呢？",
    "这是 Meta. |我们开始。",
    "他说 “OK.” |然后走了。",
    "Mark 说 yes! |我说 no.",
    "用 v2.0，不用 v1.9。|Right?",
    "他在 example.com 上写过。|很好。",
    "😀！|好。",
];

#[test]
fn the_table_of_sentences_holds() {
    let mut wrong = Vec::new();
    for row in TABLE {
        let text = row.replace('|', "");
        let wanted: Vec<&str> = row.split('|').map(str::trim).filter(|s| !s.is_empty()).collect();
        let found: Vec<&str> = sentences(&text).map(|range| range.of(&text)).collect();
        if found != wanted {
            wrong.push(format!("{row:?} became {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn many_open_brackets_take_linear_time() {
    let text = "（".repeat(1_000_000);
    assert_eq!(sentences(&text).count(), 1);
    let lines = "(。\n".repeat(300_000);
    assert_eq!(sentences(&lines).count(), 300_000);
}

proptest! {
    #[test]
    fn sentences_hold_every_character_but_blanks(text in "[a-zA-Z0-9 。！？…”“「」（）()\"'.?!,，\n汉字他说と😀]{0,80}") {
        let mut at = 0;
        for range in sentences(&text) {
            prop_assert!(range.start >= at && !range.is_empty());
            prop_assert_eq!(text[at..range.start].trim(), "");
            prop_assert_eq!(range.of(&text).trim(), range.of(&text));
            at = range.end;
        }
        prop_assert_eq!(text[at..].trim(), "");
    }
}
