//! Sentences that come ready-made in English, from libraries (serde, TOML, regular expressions, the system) and
//! from rooms that speak no language, put into Chinese by their form.

use crate::messages::Language;

/// What is said in English (`{}` stands for anything) and how that is put in Chinese (`{}` for the next of these,
/// `{0}` for the first). Of two that fit, the first holds.
const SENTENCES: &[(&str, &str)] = &[
    ("{}; did you mean `{}`?", "{}；是否想写“{}”？"),
    ("{}; did you mean \"{}\"?", "{}；是否想写“{}”？"),
    // serde
    ("unknown field `{}`, expected {}", "没有“{}”这一项，应为{}"),
    ("unknown variant `{}`, expected {}", "没有“{}”这个值，应为{}"),
    ("missing field `{}`", "缺少“{}”"),
    ("invalid type: {}, expected {}", "类型不对：这是{}，应为{}"),
    ("invalid value: {}, expected {}", "值不对：这是{}，应为{}"),
    // TOML
    ("string values must be quoted, expected {}", "文字要加引号"),
    ("key with no value, expected {}", "只有名字没有值，应为 {}"),
    ("duplicate key", "重复的名字"),
    ("invalid basic string, expected {}", "引号没有闭合，应为 {}"),
    ("unclosed {}, expected {}", "没有闭合，应为 {1}"),
    ("missing comma between {}, expected {}", "各项之间缺逗号，应为 {1}"),
    ("extra {}, expected nothing", "多余的 {}"),
    ("unexpected {}, expected newline, `#`", "此处应换行"),
    ("unquoted keys cannot be empty, expected {}", "名字不能为空"),
    // Settings, themes, keys
    ("expected a number from {} to {}, found {}", "应为 {} 到 {} 的数，这里是 {}"),
    (
        "an override needs `files`, one or more globs such as {}",
        "overrides 需要写明 files，一个或多个通配，例如 {}",
    ),
    ("unknown encoding `{}`; known are {}", "不认识的编码 {}；可用：{}"),
    ("no theme is called {}; known: {}", "没有名为 {} 的主题；可用：{}"),
    ("expected {}, {} or 0 to 255", "应为 {}、{} 或 0 到 255"),
    ("the settings cannot be read, the defaults hold: {}", "读不了设置，使用默认值：{}"),
    ("cannot be read: {}", "无法读取：{}"),
    ("no home folder: {}", "没有主文件夹：{}"),
    ("there is no action “{}”, did you mean “{}”?", "没有“{}”这个动作，是否想写“{}”？"),
    ("there is no action “{}”", "没有“{}”这个动作"),
    ("there is no place “{}”; known: {}", "没有“{}”这个位置；可用：{}"),
    ("no key is called “{}”", "没有“{}”这个键"),
    ("“{}” is bound to {} too", "“{}”也绑定给了 {}"),
    ("“{}” can never be typed: “{}” is {}", "“{}”永远按不出来：“{}”已是 {}"),
    ("“{}” leaves no way to type {}", "绑定“{}”后按不出 {}"),
    ("“{}” was the only key of {}", "“{}”原是 {} 唯一的键"),
    ("no shelf “{}”, did you mean “{}”?", "没有书架“{}”，是否想写“{}”？"),
    ("no shelf “{}”; the list saves its filter as one", "没有书架“{}”；在列表里可把筛选存为书架"),
    ("no shelf “{}”; there are {}", "没有书架“{}”；现有：{}"),
    // Citation styles
    ("no citation style is called \"{}\"; near it: {}", "没有名为“{}”的引用格式；相近的有：{}"),
    ("no citation style is called \"{}\"; there are: {}", "没有名为“{}”的引用格式；可用：{}"),
    ("not a style of CSL: {}", "不是 CSL 引用格式：{}"),
    ("a macro comes back to itself", "宏互相调用，没有尽头"),
    ("it is like another style, which is not known: {}", "它依照另一种格式，而那种格式未知：{}"),
    // Globs and regular expressions
    ("not a glob: {}", "通配写法不对：{}"),
    ("not a regular expression: {}", "正则表达式不对：{}"),
    ("unclosed group", "括号没有闭合"),
    ("unopened group", "多余的右括号"),
    ("unclosed character class", "方括号没有闭合"),
    ("unclosed character class; missing ']'", "方括号没有闭合，缺 ]"),
    ("unclosed alternate group; missing '}' {}", "花括号没有闭合，缺 }"),
    ("unopened alternate group; missing '{' {}", "多余的右花括号"),
    ("repetition operator missing expression", "重复符号前面没有可重复的内容"),
    ("unrecognized escape sequence", "不认识的转义"),
    ("incomplete escape sequence, {}", "转义没有写完"),
    ("invalid character class range, {}", "字符范围不对"),
    ("look-around, including look-ahead and look-behind, is not supported", "不支持环视"),
    ("backreferences are not supported", "不支持反向引用"),
    // The system
    ("No such file or directory (os error {})", "没有这个文件或文件夹"),
    ("Permission denied (os error {})", "没有权限"),
    ("No space left on device (os error {})", "磁盘已满"),
    ("Is a directory (os error {})", "这是文件夹"),
    ("Not a directory (os error {})", "这不是文件夹"),
    ("File exists (os error {})", "文件已存在"),
    ("Read-only file system (os error {})", "只读的磁盘"),
    ("Input/output error (os error {})", "读写出错"),
    ("stream did not contain valid UTF-8", "不是 UTF-8 编码"),
    ("longer than {} MB", "超过 {} MB"),
    // What takes part in an export or an import
    (
        "a note on all of {}, at no words of it, is left out: {}",
        "对《{}》全书的批注不在任何文字上，已略过：{}",
    ),
    ("was changed meanwhile; left alone", "其间有改动，未动"),
    ("stopped: it took more than a second", "已停止：超过一秒"),
    ("stopped: it took more than {} MB", "已停止：超过 {} MB"),
    ("stopped by a mistake of its own", "程序出错，已停止"),
    ("stopped by a mistake of its own; the report is in {}", "程序出错，已停止；报告在 {}"),
    ("{}: cannot be shown", "{}：无法显示"),
    ("cannot be shown: {}", "无法显示：{}"),
];

/// What stands in gaps of sentences, in words of serde.
const PARTS: &[(&str, &str)] = &[
    ("one of {}", "以下之一：{}"),
    ("`{}` or `{}`", "`{}` 或 `{}`"),
    ("string \"{}\"", "文字“{}”"),
    ("integer {}", "整数 {}"),
    ("floating point {}", "小数 {}"),
    ("boolean {}", "{}"),
    ("map", "表"),
    ("sequence", "列表"),
    ("a whole number", "整数"),
    ("a number", "数"),
    ("a string", "文字"),
    ("a boolean", "true 或 false"),
    ("a table", "表"),
    ("a sequence", "列表"),
    ("a string or a list of strings", "文字或文字的列表"),
];

/// `told` in `language`, as far as its form is known; the rest stays as it is. What stands before a colon may
/// be a place or a name.
pub fn translated(told: &str, language: Language) -> String {
    match language {
        Language::English => told.to_owned(),
        Language::Chinese => chinese(told),
    }
}

fn chinese(told: &str) -> String {
    if let Some(words) = SENTENCES.iter().find_map(|form| filled(told, form)) {
        return words;
    }
    match told.split_once(": ") {
        Some((before, after)) => format!("{before}: {}", chinese(after)),
        None => told.to_owned(),
    }
}

/// The Chinese of a form if `told` has that form. What is quoted there stays as it is.
fn filled(told: &str, (english, put): &(&str, &str)) -> Option<String> {
    let gaps = gaps(told, english)?;
    let quoted: Vec<bool> = english.split("{}").map(|before| before.ends_with(['`', '"', '“'])).collect();
    let mut parts = put.split('{');
    let mut words = parts.next()?.to_owned();
    let mut next = 0;
    for (number, after) in parts.filter_map(|part| part.split_once('}')) {
        let index = number.parse().unwrap_or(next);
        let gap = gaps.get(index)?;
        words += &if quoted.get(index) == Some(&true) { (*gap).to_owned() } else { part(gap) };
        words += after;
        next = index + 1;
    }
    Some(words)
}

fn part(gap: &str) -> String {
    PARTS.iter().find_map(|form| filled(gap, form)).unwrap_or_else(|| chinese(gap))
}

/// What stands in the gaps of `form` if `told` has that form.
fn gaps<'t>(told: &'t str, form: &str) -> Option<Vec<&'t str>> {
    let mut fixed = form.split("{}");
    let mut rest = told.strip_prefix(fixed.next()?)?;
    let mut found = Vec::new();
    let mut fixed = fixed.peekable();
    while let Some(next) = fixed.next() {
        let at = match fixed.peek() {
            None => rest.len().checked_sub(next.len()).filter(|_| rest.ends_with(next))?,
            Some(_) => rest.find(next)?,
        };
        let (gap, after) = rest.split_at(at);
        found.push(gap);
        rest = after.strip_prefix(next)?;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::model::Config;
    use crate::keys::keymap::Keymap;

    fn told(text: &str) -> Vec<String> {
        let (config, problems) = Config::read(text);
        let (_, keys) = Keymap::with(&config.keys.preset.keys().bound, &config.keys.bound);
        let keys = keys.into_iter().map(|(_, message)| message);
        problems.into_iter().map(|problem| problem.message).chain(keys).collect()
    }

    /// Whether three English words follow each other outside quotes.
    fn is_english(told: &str) -> bool {
        let quoted = regex::Regex::new(r#"`[^`]*`|"[^"]*"|“[^”]*”"#).unwrap();
        regex::Regex::new("[a-z]{2,} [a-z]+ [a-z]{2,}").unwrap().is_match(&quoted.replace_all(told, "“”"))
    }

    #[test]
    fn whatever_is_wrong_with_settings_is_told_in_chinese() {
        for text in [
            "theme =",
            "theme \"auto\"",
            "theme = \"auto",
            "theme = auto",
            "theme = \"a\"\ntheme = \"b\"",
            "library = [\"a\"",
            "library = [\"a\" \"b\"]",
            "[reading",
            "[reading]\nmeasure == 4",
            "[reading]\nmeasure = 40 50",
            "[reading]\nmeasure = \"wide\"",
            "[reading]\nmeasure = 5",
            "[reading]\nmeasrue = 50",
            "[reading]\ncolumns = 1.5",
            "[speed]\nhan = \"fast\"",
            "reading = 3",
            "library = 3",
            "mouse = \"yes\"",
            "theme = 4",
            "citation = 4",
            "columns = [\"date\", \"size\"]",
            "aliases = [\"a\"]",
            "[[overrides]]\nlabel = \"a\"",
            "[[overrides]]\nfiles = [\"{a\"]",
            "[[overrides]]\nfiles = [\"a\"]\nlabel = \"(\"",
            "[[overrides]]\nfiles = [\"a\"]\nsection = \"(?=a)\"",
            "[[overrides]]\nfiles = [\"a\"]\nencoding = \"klingon\"",
            "[keys]\nzenn = \"Z\"",
            "[keys]\nzen = \"C-\"",
            "[keys]\nzen = \"n\"",
            "[keys]\nline-down = \"g\"",
            "[keys]\nin.reeder.zen = \"Z\"",
            "keys = 3",
        ] {
            let told = told(text);
            assert!(!told.is_empty(), "{text}");
            for told in told {
                let put = translated(&told, Language::Chinese);
                assert!(put != told && !is_english(&put), "{told}\n{put}");
            }
        }
    }

    #[test]
    fn what_stands_in_a_sentence_stays_as_it_was_written() {
        let slip = "a.toml:3: unknown field `{}`, expected one of `a {1} b`, `c`; did you mean `c`?";
        let put = "a.toml:3: 没有“{}”这一项，应为以下之一：`a {1} b`, `c`；是否想写“c”？";
        assert_eq!(translated(slip, Language::Chinese), put);
        for names in ["Mind the gap", "map", "talk.md: map", "a.md#1.2  Ana: a string"] {
            assert_eq!(translated(names, Language::Chinese), names);
        }
        let shelf = "no shelf “map”, did you mean “sequence”?";
        assert_eq!(translated(shelf, Language::Chinese), "没有书架“map”，是否想写“sequence”？");
        assert_eq!(translated(slip, Language::English), slip);
    }
}
