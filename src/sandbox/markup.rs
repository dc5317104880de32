//! `parse_mode`: what [`crate::api::markup`] reads, with the marks that a typed text has by itself.

use super::world::entity::{Entity, Formatted, find_entities, utf16_len};
use crate::api::markup::{self, Mark, MarkKind, MarkedText, ParseMode};

/// Why a marked-up text was not understood.
type Broken = String;

/// Reads a text in a parse mode; without one it is plain.
pub(super) fn parse(text: &str, mode: &str) -> Result<Formatted, Broken> {
    let mode = match mode.to_ascii_lowercase().as_str() {
        "html" => ParseMode::Html,
        "markdown" => ParseMode::Markdown,
        _ => return Ok(Formatted::typed(text)),
    };
    let MarkedText { text, marks } = markup::parse(text, mode)
        .map_err(|problem| format!("{} at byte {}", problem.fault, problem.at.start))?;
    let marked: Vec<Entity> = marks.into_iter().filter_map(|mark| entity(&text, mark)).collect();
    let literal = |e: &Entity| matches!(e.r#type.as_str(), "code" | "pre" | "text_link");
    let found = find_entities(&text).into_iter().filter(|found| {
        let overlaps =
            |e: &Entity| e.offset < found.offset + found.length && found.offset < e.offset + e.length;
        !marked.iter().any(|e| literal(e) && overlaps(e))
    });
    let mut entities: Vec<Entity> = found.collect();
    entities.extend(marked);
    // The outer mark first.
    entities.sort_by_key(|e| (e.offset, -e.length));
    Ok(Formatted { text, entities })
}

/// A mark as the wire has it: its place counts UTF-16 units.
fn entity(text: &str, mark: Mark) -> Option<Entity> {
    let offset = utf16_len(text.get(..mark.range.start)?);
    let length = utf16_len(text.get(mark.range)?);
    let r#type = mark.kind.wire().to_owned();
    let (url, language) = match mark.kind {
        MarkKind::Link(url) => (Some(url), None),
        MarkKind::Pre(language) => (None, language),
        _ => (None, None),
    };
    Some(Entity { r#type, offset, length, url, language })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str, mode: &str) -> (String, Vec<(String, i64, i64)>) {
        let parsed = parse(text, mode).expect("a text that can be read");
        (parsed.text, parsed.entities.into_iter().map(|e| (e.r#type, e.offset, e.length)).collect())
    }

    fn mark(kind: &str, offset: i64, length: i64) -> (String, i64, i64) {
        (kind.to_owned(), offset, length)
    }

    #[test]
    fn html_becomes_text_and_marks() {
        let (text, found) = marks("<b>Bold <i>😀 both</i></b> a &lt; b &amp;&#33;", "HTML");
        assert_eq!(text, "Bold 😀 both a < b &!");
        assert_eq!(found, [mark("bold", 0, 12), mark("italic", 5, 7)]);
    }

    #[test]
    fn an_html_link_and_a_code_block_keep_what_they_say() {
        let parsed = parse(
            "<a href=\"https://mp.net/?a=1&amp;b=2\">here</a> <pre><code class=\"language-rust\">let x;</code></pre>",
            "html",
        )
        .expect("good");
        assert_eq!(parsed.text, "here let x;");
        let [link, block] = parsed.entities.as_slice() else { panic!("{:?}", parsed.entities) };
        assert_eq!(link.url.as_deref(), Some("https://mp.net/?a=1&b=2"));
        assert_eq!((block.r#type.as_str(), block.language.as_deref()), ("pre", Some("rust")));
    }

    #[test]
    fn markdown_becomes_text_and_marks() {
        let (text, found) = marks("*b* _i_ `c_d` [l](http://x.y) \\* ```py\nx=1``` [not a link]", "Markdown");
        assert_eq!(text, "b i c_d l * x=1 [not a link]");
        assert_eq!(
            found,
            [
                mark("bold", 0, 1),
                mark("italic", 2, 1),
                mark("code", 4, 3),
                mark("text_link", 8, 1),
                mark("pre", 12, 3)
            ]
        );
    }

    #[test]
    fn commands_are_found_beside_marks_but_not_in_code() {
        let (_, found) = marks("<b>/start</b> <code>/stop</code>", "HTML");
        assert_eq!(found, [mark("bot_command", 0, 6), mark("bold", 0, 6), mark("code", 7, 5)]);
    }

    #[test]
    fn broken_markup_is_said_to_be() {
        for (text, mode, says) in [
            ("<b>x", "HTML", "<b> is not closed"),
            ("x</b>", "HTML", "closes nothing"),
            ("<b><i>x</b></i>", "HTML", "<i> is not closed"),
            ("<marquee>x</marquee>", "HTML", "not supported"),
            ("1 < 2", "HTML", "for a plain <"),
            ("a *b", "Markdown", "byte 2"),
            ("snake_case", "Markdown", "byte 5"),
        ] {
            let why = parse(text, mode).expect_err(text);
            assert!(why.contains(says), "{text}: {why}");
        }
    }
}
