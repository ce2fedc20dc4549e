//! What all pages for a browser share: how text stands in them, and how they look.

/// Light or dark as the browser says, one column, wide enough to read and narrow enough for a phone.
const STYLE: &str = "\
:root{color-scheme:light dark;--ground:#fbfaf7;--ink:#26241f;--dim:#6d675c;--line:#dcd6c8;--link:#1f5f99;\
--mark:#f6e7a6;--yellow:#f6e7a6;--green:#cdebc6;--blue:#cbdff6;--red:#f7cfc8;--purple:#e3d3f3}\
@media(prefers-color-scheme:dark){:root{--ground:#1c1b19;--ink:#dcd7cc;--dim:#9a9284;--line:#3a372f;\
--link:#8ab8e6;--mark:#5a4d18;--yellow:#5a4d18;--green:#2c4d2a;--blue:#253f5e;--red:#612f2a;--purple:#46325c}}\
body{margin:0 auto;padding:1.5rem 1rem 5rem;max-width:40rem;background:var(--ground);color:var(--ink);\
font:1.06rem/1.75 Georgia,'Noto Serif CJK SC','Songti SC',serif;overflow-wrap:break-word;\
-webkit-text-size-adjust:100%;text-size-adjust:100%}\
h1{font-size:1.6rem;line-height:1.3;margin:0}h2{font-size:1.25rem;margin:2.5rem 0 1rem}h3{font-size:1.05rem}\
h1,h2,h3{text-wrap:balance}header p,.stage,summary,small{color:var(--dim)}a{color:var(--link)}\
article{margin:1.3rem 0}.who{font-weight:bold;margin:0 0 .2rem}.host p:not(.who){color:var(--dim)}\
p{margin:.5rem 0}.item{padding-inline-start:1.2rem}\
.at{float:inline-end;margin-inline-start:1rem;font-size:.8rem;font-weight:normal;color:var(--dim);font-variant-numeric:tabular-nums}\
.at a{color:inherit;text-decoration:none;margin-inline-start:.5rem}.at a:hover{text-decoration:underline}\
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}\
pre{overflow-x:auto;margin:.5rem 0;font-size:.9rem}\
table{border-collapse:collapse;margin:.8rem 0;display:block;overflow-x:auto}\
td{border:1px solid var(--line);padding:.2rem .6rem}\
mark{background:var(--mark);color:inherit;padding:.1em 0;border-radius:.15em}\
:target{scroll-margin-top:1rem}a:target+mark{outline:2px solid var(--link)}article:target .at{color:var(--link)}\
.yellow{background:var(--yellow)}.green{background:var(--green)}\
.blue{background:var(--blue)}.red{background:var(--red)}.purple{background:var(--purple)}\
.note{display:flex;gap:.5rem;font-size:.9rem;line-height:1.6;border-inline-start:3px solid var(--line);\
padding-inline-start:.8rem;margin:.5rem 0 1rem;color:var(--dim)}.note a{text-decoration:none}\
.note div{min-width:0;flex:1}.note p{margin:0}\
.tag{display:inline-block;margin:.15rem 0;padding:0 .5em;border:1px solid var(--line);border-radius:1em;font-size:.85em}\
ul,ol{padding-inline-start:1.4rem}li{margin:.3rem 0}.list{list-style:none;padding:0}.list li{margin:.9rem 0}\
small{display:block;font-size:.85rem;line-height:1.5}";

/// A whole page with its title and what stands in its body.
pub fn document(language: &str, title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// Text as it stands in HTML, in attributes too.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
