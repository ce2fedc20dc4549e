//! Whatever stands between the rules of a front matter, the body below it is read as if it stood alone.
#![no_main]

use fangtan::parse::front_matter::split;
use libfuzzer_sys::fuzz_target;

const BODY: &str = "主持人：你好。\n\n周远：你好。\n";

fuzz_target!(|inner: &str| {
    let text = format!("---\n{inner}\n---\n{BODY}");
    let front = split(&text);
    let body = text.get(front.body..).expect("a character boundary");
    assert!(body.ends_with(BODY), "the body is never taken for front matter");
    let above = &text[..front.body];
    assert!(front.body == 0 || above.ends_with(['\n', '\r']));
    // A lone carriage return ends a line too.
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").lines().count();
    assert!(front.lines as usize <= lines);
    for found in front.diagnostics {
        assert!(found.line as usize <= lines + 1, "{found:?}");
    }
});
