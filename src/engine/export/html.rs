//! A page to read. It loads nothing: no script, no font, no picture, and says so to the browser.

use std::fmt::Write as _;

use super::{Row, Translate, about, kind, state};

/// The end of a page.
pub(super) const FOOT: &str = "</main></body></html>\n";

const STYLE: &str = "\
:root{color-scheme:light dark;--bg:#f4f6f9;--in:#fff;--out:#dbe8ff;--text:#1b2330;--soft:#5a6678;--line:#dde3ea}\
@media(prefers-color-scheme:dark){:root{--bg:#14181f;--in:#1f2630;--out:#1d3a6b;--text:#e8edf4;--soft:#9aa7b8;--line:#2c3542}}\
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);\
font:15px/1.5 system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\",\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif}\
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.3rem;overflow-wrap:anywhere}\
h2{font-size:.8rem;color:var(--soft);text-align:center;font-weight:600;margin:1.6rem 0 .8rem}\
article{background:var(--in);border:1px solid var(--line);border-radius:14px;padding:.55rem .8rem;margin:.4rem 0;width:fit-content;max-width:85%}\
article.own{background:var(--out);margin-left:auto}article.update{width:auto;max-width:none}\
header{font-size:.8rem;color:var(--soft)}header b{color:var(--text)}p{margin:.15rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\
pre{margin:.4rem 0 0;font-size:.78rem;white-space:pre-wrap;overflow-wrap:anywhere}";

/// The beginning of a page.
pub(super) fn head(title: &str, language: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main><h1><bdi>{title}</bdi></h1>\n"
    )
}

/// The heading of a day.
pub(super) fn day(day: &str) -> String {
    format!("<h2>{}</h2>\n", escaped(day))
}

/// A row.
pub(super) fn row(time: &str, row: &Row<'_>, translate: &Translate) -> String {
    let mut out = String::new();
    let mut head = |class: &str, name: &str, note: &str| {
        let (name, note) = (escaped(name), escaped(note));
        let clock = time.get(11..16).unwrap_or_default();
        let _ = write!(
            out,
            "<article{class}><header><b><bdi>{name}</bdi></b> <time datetime=\"{time}\" title=\"{time}\">{clock}</time>{note}</header>"
        );
    };
    match row {
        Row::Message(row, text) => {
            let class = if row.send.is_some() { " class=\"own\"" } else { "" };
            let mut notes: Vec<&'static str> = Vec::new();
            notes.extend(Some(kind(row)).filter(|kind| *kind != "text"));
            notes.extend(row.edited_at.map(|_| "edited"));
            notes.extend(row.deleted_at.map(|_| "deleted"));
            notes.extend(state(row).filter(|state| *state != "sent"));
            let note = notes.iter().fold(String::new(), |out, note| out + " · " + &translate(note));
            let own = row.send.as_ref().map(|_| translate("own"));
            head(class, row.author.as_deref().or(own.as_deref()).unwrap_or_default(), &note);
            for said in [about(row).as_deref(), *text].into_iter().flatten().filter(|said| !said.is_empty()) {
                let _ = write!(out, "<p dir=\"auto\">{}</p>", escaped(said));
            }
        }
        Row::Update(row, raw) => {
            let name = row.chat_title.as_deref().or(row.author.as_deref()).unwrap_or_default();
            let id = row.update_id.map_or_else(String::new, |id| format!(" · {}", id.0));
            head(" class=\"update\"", name, &format!(" · {}{id}", row.kind));
            let _ = write!(out, "<pre>{}</pre>", escaped(raw));
        }
    }
    out.push_str("</article>\n");
    out
}

/// A text from outside as text: nothing in it is read as markup, nothing turns the direction of
/// what follows.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        let bad = "<script>alert('x')</script>\u{202E}\u{0} \"&";
        let safe = escaped(bad);
        assert!(!safe.contains(['<', '>', '"', '\'', '\u{202E}', '\u{0}']), "{safe}");
    }

    #[test]
    fn a_page_loads_nothing() {
        let page = head("<img src=x>", "en") + FOOT;
        assert!(page.contains("default-src 'none'"));
        for outside in ["http:", "https:", "//", "<script", "<img", "url(", "@import"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}
