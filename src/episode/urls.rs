//! Web addresses in running text, also those that an editor broke with blanks. Knows nothing of what they mean.

/// The first web address in `text`, mended: `https ://youtu.be/x` and `https：//youtu.be/x` lose what does not
/// belong there. Marks of the sentence around it are left out.
pub fn find(text: &str) -> Option<String> {
    text.match_indices("http").find_map(|(at, _)| mended(text.get(at..)?))
}

fn mended(text: &str) -> Option<String> {
    let rest = text.strip_prefix("http")?;
    let (scheme, rest) = match rest.strip_prefix('s') {
        Some(rest) => ("https://", rest),
        None => ("http://", rest),
    };
    let rest = rest.trim_start_matches(is_blank).strip_prefix([':', '：'])?;
    let rest = rest.trim_start_matches(is_blank).strip_prefix("//").or_else(|| rest.strip_prefix("／／"))?;
    let rest = rest.trim_start_matches(is_blank);
    let end = rest.find(|c| !is_address(c)).unwrap_or(rest.len());
    let address = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let address = if address.contains('(') { address } else { address.trim_end_matches(')') };
    address.contains('.').then(|| format!("{scheme}{address}"))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\u{200b}')
}

/// The characters of RFC 3986.
fn is_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_mended() {
        for (text, wanted) in [
            ("原视频地址:https ://youtu.be/aBc_1", Some("https://youtu.be/aBc_1")),
            ("见 https：//example.org/a?b=c。下文", Some("https://example.org/a?b=c")),
            ("(https://example.org/a).", Some("https://example.org/a")),
            ("https://en.wikipedia.org/wiki/A_(b)", Some("https://en.wikipedia.org/wiki/A_(b)")),
            ("[x](http://a.example/y), z", Some("http://a.example/y")),
            ("https 协议", None),
            ("https://", None),
        ] {
            assert_eq!(find(text).as_deref(), wanted, "in {text:?}");
        }
    }
}
