//! The page of HTML that a document becomes.

/// A page that grows.
#[derive(Default)]
pub struct DocumentPage {
    html: String,
    /// Notes, as they are called in the text.
    notes: Vec<String>,
}

impl DocumentPage {
    /// A page with the title `title`, if there is one.
    pub fn new(title: Option<&str>) -> Self {
        let mut page = Self { html: "<!doctype html><html><head>".to_owned(), notes: Vec::new() };
        if let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) {
            page.open("title");
            page.text(title);
            page.close("title");
        }
        page.html.push_str("</head><body>\n");
        page
    }

    /// Begins an element; `tag` may have attributes.
    pub fn open(&mut self, tag: &str) {
        self.html.extend(["<", tag, ">"]);
    }

    /// Ends an element; a block ends its line too.
    pub fn close(&mut self, name: &str) {
        self.html.extend(["</", name, ">"]);
        if matches!(name.as_bytes(), [b'h', b'1'..=b'6'] | b"p" | b"tr" | b"table" | b"ul" | b"ol" | b"title")
        {
            self.html.push('\n');
        }
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        push_escaped(&mut self.html, text);
    }

    /// Adds what is HTML already.
    pub fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Calls the next note, whose words come with the others at the end.
    pub fn note(&mut self, words: &str) {
        self.notes.push(words.trim().to_owned());
        let number = self.notes.len().to_string();
        self.html.extend(["<sup>", &number, "</sup>"]);
    }

    /// Closes the page, its notes behind a rule.
    pub fn finish(mut self) -> String {
        let notes = std::mem::take(&mut self.notes);
        if !notes.is_empty() {
            self.raw("<hr>\n");
        }
        for (number, note) in (1..).zip(notes) {
            self.raw(&format!("<p>[{number}] "));
            self.text(&note);
            self.close("p");
        }
        self.raw("</body></html>\n");
        self.html
    }
}

fn push_escaped(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
}

/// A value as it stands between the quotes of an attribute.
pub fn quoted(value: &str) -> String {
    let mut quoted = String::with_capacity(value.len());
    push_escaped(&mut quoted, value);
    quoted.replace('"', "&quot;")
}
