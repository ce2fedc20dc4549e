//! Lines a typesetter has judged, one by one.

use super::sample::set;

const QUOTES: &str =
    "他说：“我们必须确保——无论如何——再也不会陷入这种境地……”然后（停顿了一下）继续说：「好吧，『开始』吧！」";

#[test]
fn quotes_dashes_and_ellipses() {
    assert_eq!(
        set(QUOTES, 24),
        "他说：“我们必须确保——无|论如何——再也不会陷入这种|境地……”然后（停顿了一|下）继续说：「好吧，『开|始』吧！」"
    );
    assert_eq!(
        set(QUOTES, 40),
        "他说：“我们必须确保——无论如何——再也不会|陷入这种境地……”然后（停顿了一下）继续|说：「好吧，『开始』吧！」"
    );
}

#[test]
fn names_an_address_and_numbers_with_units() {
    let text = "维吉尔·阿布洛（Virgil Abloh）与马克·扎克伯格（Mark Zuckerberg）在 \
        https://www.youtube.com/watch?v=bc6uFV9CJGg&t=120 上对谈了 1 小时 30 分钟。";
    assert_eq!(
        set(text, 24),
        "维吉尔·阿布洛（Virgil|Abloh）与马克·扎克伯格|（Mark Zuckerberg）在|https://www.youtube.com/|\
         watch?v=bc6uFV9CJGg&t=|120 上对谈了 1 小时|30 分钟。"
    );
}

#[test]
fn money_percent_and_units() {
    let text = "成本降低了95%，约 $1,000,000.00 美元（¥7,200,000），温度是36.5℃，利率3‰，容量10 GB，速度100km/h，占比约％。";
    assert_eq!(
        set(text, 40),
        "成本降低了95%，约 $1,000,000.00 美元|（¥7,200,000），温度是36.5℃，利率3‰，容|量10 GB，速度100km/h，占比约％。"
    );
}

#[test]
fn titles_brackets_and_mixed_quotes() {
    let text = "《纽约时报》、《华尔街日报》【编者按】〈附录〉……“引用”后文“再引用”，‘单引号’don’t can't “mixed 中英 quotes”。";
    assert_eq!(
        set(text, 24),
        "《纽约时报》、《华尔街日|报》【编者按】〈附录〉……|“引用”后文“再引用”，‘单|引号’don’t can't “mixed|中英 quotes”。"
    );
}

#[test]
fn names_of_models_and_things() {
    let text = "模型包括：Llama-3、Llama-2-70B、GPT-4o、Claude 3.5 Sonnet、state-of-the-art、C++、C#、.NET、Node.js、\
        1990—2024年、10～20个、A/B测试、TCP/IP、AI+医疗。";
    assert_eq!(
        set(text, 24),
        "模型包括：Llama-3、|Llama-2-70B、GPT-4o、|Claude 3.5 Sonnet、|state-of-the-art、C++、|\
         C#、.NET、Node.js、1990—|2024年、10～20个、A/B测|试、TCP/IP、AI+医疗。"
    );
}

#[test]
fn a_run_of_marks_is_cut_only_by_force() {
    let text = "连续标点测试：“（《【你好】》）”！？！？……——。。。，，，";
    let lines = set(text, 24);
    let starts: Vec<char> = lines.split('|').map(|line| line.chars().next().unwrap()).collect();
    assert_eq!(lines.replace('|', ""), text);
    assert!(starts.iter().filter(|c| "，。！？…—】》）”".contains(**c)).count() <= 1, "{lines}");
}

#[test]
fn a_number_behind_a_slash_is_cut_at_its_blank_first() {
    assert_eq!(set("我们 /35亿我们", 5), "我们|/35亿|我们");
}

#[test]
fn clusters_stay_whole_in_the_narrowest_column() {
    let family = "👨‍👩‍👧‍👦";
    assert_eq!(set(&family.repeat(2), 4), family.repeat(2));
    assert_eq!(set(&family.repeat(2), 1), format!("{family}|{family}"));
    let accented = "e\u{301}";
    assert_eq!(set(&accented.repeat(4), 2), format!("{0}|{0}", accented.repeat(2)));
    assert_eq!(set(&accented.repeat(4), 1), [accented; 4].join("|"));
}

#[test]
fn paragraphs_of_nothing_much() {
    assert_eq!(set("", 24), "");
    assert_eq!(set("　　段首", 24), "　　段首");
    assert_eq!(set("   ", 24), "");
    assert_eq!(set("，", 24), "，");
    for measure in [0, 1] {
        assert_eq!(set("你好，世界", measure).replace('|', ""), "你好，世界");
    }
}

#[test]
fn half_width_marks_of_chinese_text_are_marks() {
    let text = "对于开源,闭源的争论(以及背后的商业逻辑),他的回答是:先把产品做出来,AI才有意义.对吗?也许吧!";
    for measure in 8..=60 {
        for line in set(text, measure).split('|').skip(1) {
            assert!(!line.starts_with([',', ':', '?', ')', '.', '!']), "{measure}: {line}");
        }
        assert!(set(text, measure).split('|').all(|line| !line.ends_with('(')));
    }
}

#[test]
fn no_lone_han_on_a_last_line() {
    assert_eq!(set("我们今天就谈到这里吧。", 20), "我们今天就谈到这|里吧。");
}
