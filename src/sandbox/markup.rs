//! `parse_mode`: turns HTML and Markdown into a plain text with marks.
//!
//! `Markdown` and `HTML` are documented names (help.mp.net 15703384); what they contain is
//! Telegram's (inferred).

use super::world::entity::{Entity, Formatted, find_entities, utf16_len};

/// Why a marked-up text was not understood.
type Broken = String;

/// Reads a text in a parse mode; without one it is plain.
pub(super) fn parse(text: &str, mode: &str) -> Result<Formatted, Broken> {
    let mut formatted = match mode.to_ascii_lowercase().as_str() {
        "html" => html(text)?,
        "markdown" => markdown(text)?,
        _ => return Ok(Formatted::typed(text)),
    };
    let marked = std::mem::take(&mut formatted.entities);
    let literal = |e: &Entity| matches!(e.r#type.as_str(), "code" | "pre" | "text_link");
    let found = find_entities(&formatted.text).into_iter().filter(|found| {
        let overlaps =
            |e: &Entity| e.offset < found.offset + found.length && found.offset < e.offset + e.length;
        !marked.iter().any(|e| literal(e) && overlaps(e))
    });
    formatted.entities = found.collect();
    formatted.entities.extend(marked.into_iter().filter(|e| e.length > 0));
    // The outer mark first.
    formatted.entities.sort_by_key(|e| (e.offset, -e.length));
    Ok(formatted)
}

/// The text so far and the marks in it.
#[derive(Default)]
struct Writer {
    out: Formatted,
    length: i64,
}

impl Writer {
    fn push(&mut self, piece: &str) {
        self.out.text.push_str(piece);
        self.length += utf16_len(piece);
    }

    fn mark(&mut self, kind: &str, from: i64, url: Option<String>, language: Option<String>) {
        let length = self.length - from;
        self.out.entities.push(Entity { r#type: kind.to_owned(), offset: from, length, url, language });
    }
}

struct OpenTag {
    name: String,
    kind: &'static str,
    from: i64,
    url: Option<String>,
    language: Option<String>,
}

fn html(text: &str) -> Result<Formatted, Broken> {
    let mut writer = Writer::default();
    let mut open: Vec<OpenTag> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, special) = rest.split_at(at);
        writer.push(before);
        if let Some(after) = special.strip_prefix('&') {
            let (character, left) = html_entity(after).unwrap_or(('&', after));
            writer.push(character.encode_utf8(&mut [0; 4]));
            rest = left;
            continue;
        }
        let Some((tag, left)) = special.get(1..).and_then(|tag| tag.split_once('>')) else {
            return Err("a tag is not closed by >".to_owned());
        };
        rest = left;
        if let Some(name) = tag.strip_prefix('/') {
            close_tag(&mut writer, &mut open, name.trim())?;
        } else {
            let tag = open_tag(tag, writer.length, &mut open)?;
            open.push(tag);
        }
    }
    writer.push(rest);
    match open.last() {
        Some(tag) => Err(format!("the tag <{}> is not closed", tag.name)),
        None => Ok(writer.out),
    }
}

fn open_tag(tag: &str, from: i64, open: &mut [OpenTag]) -> Result<OpenTag, Broken> {
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let name = name.to_ascii_lowercase();
    let kind = match name.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "tg-spoiler" => "spoiler",
        "span" if attribute(attributes, "class").as_deref() == Some("tg-spoiler") => "spoiler",
        "blockquote" => "blockquote",
        "pre" => "pre",
        "code" => "code",
        "a" => "text_link",
        _ => return Err(format!("the tag <{name}> is not supported")),
    };
    let url = if kind == "text_link" { attribute(attributes, "href") } else { None };
    let mut language = None;
    if kind == "code"
        && let Some(class) = attribute(attributes, "class")
    {
        language = class.strip_prefix("language-").map(str::to_owned);
        // <pre><code class="language-x"> is one mark: a block of code in x.
        if let Some(pre) = open.last_mut().filter(|outer| outer.kind == "pre") {
            pre.language = language.take();
        }
    }
    Ok(OpenTag { name, kind, from, url, language })
}

fn close_tag(writer: &mut Writer, open: &mut Vec<OpenTag>, name: &str) -> Result<(), Broken> {
    let Some(tag) = open.pop() else {
        return Err(format!("</{name}> closes nothing"));
    };
    if !tag.name.eq_ignore_ascii_case(name) {
        return Err(format!("</{name}> stands where <{}> ends", tag.name));
    }
    let inside_pre = tag.kind == "code" && open.last().is_some_and(|outer| outer.kind == "pre");
    // A link without an address is plain text.
    let plain_link = tag.kind == "text_link" && tag.url.as_deref().is_none_or(str::is_empty);
    if !inside_pre && !plain_link {
        let language = if tag.kind == "pre" { tag.language } else { None };
        writer.mark(tag.kind, tag.from, tag.url, language);
    }
    Ok(())
}

fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find(&format!("{wanted}="))?;
    let value = attributes.get(at + wanted.len() + 1..)?.trim_start();
    let quote = value.chars().next()?;
    let raw = if quote == '"' || quote == '\'' {
        value.get(1..)?.split(quote).next()?
    } else {
        value.split_whitespace().next()?
    };
    Some(raw.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// The character of `lt;`, `#65;`, `#x41;`, and what follows it.
fn html_entity(after: &str) -> Option<(char, &str)> {
    let (name, rest) = after.split_once(';').filter(|(name, _)| name.len() <= 8)?;
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((character, rest))
}

fn markdown(text: &str) -> Result<Formatted, Broken> {
    let mut writer = Writer::default();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '_', '`', '[', '\\']) {
        let (before, special) = rest.split_at(at);
        writer.push(before);
        let from = writer.length;
        let unclosed = || format!("the mark at byte {} is not closed", text.len() - special.len());
        if let Some(after) = special.strip_prefix("```") {
            let (block, left) = after.split_once("```").ok_or_else(unclosed)?;
            let (language, code) = match block.split_once('\n') {
                Some((first, code)) if !first.is_empty() && !first.contains(' ') => {
                    (Some(first.to_owned()), code)
                }
                _ => (None, block.strip_prefix('\n').unwrap_or(block)),
            };
            writer.push(code);
            writer.mark("pre", from, None, language);
            rest = left;
        } else if let Some(after) = special.strip_prefix('[') {
            let link = after
                .split_once("](")
                .and_then(|(label, tail)| tail.split_once(')').map(|(url, left)| (label, url, left)));
            match link {
                Some((label, url, left)) if !label.contains('[') => {
                    writer.push(label);
                    writer.mark("text_link", from, Some(url.to_owned()), None);
                    rest = left;
                }
                // Brackets that are no link are text.
                _ => {
                    writer.push("[");
                    rest = after;
                }
            }
        } else if let Some(after) = special.strip_prefix('\\') {
            let escaped = after.chars().next().filter(|c| ['*', '_', '`', '['].contains(c));
            match escaped {
                Some(c) => writer.push(c.encode_utf8(&mut [0; 4])),
                None => writer.push("\\"),
            }
            rest = after.get(escaped.map_or(0, char::len_utf8)..).unwrap_or_default();
        } else {
            let (mark, after) = special.split_at(1);
            let (inside, left) = after.split_once(mark).ok_or_else(unclosed)?;
            writer.push(inside);
            let kind = match mark {
                "*" => "bold",
                "_" => "italic",
                _ => "code",
            };
            writer.mark(kind, from, None, None);
            rest = left;
        }
    }
    writer.push(rest);
    Ok(writer.out)
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
            ("<b><i>x</b></i>", "HTML", "where <i> ends"),
            ("<marquee>x</marquee>", "HTML", "not supported"),
            ("1 < 2", "HTML", "not closed by >"),
            ("a *b", "Markdown", "byte 2"),
            ("snake_case", "Markdown", "byte 5"),
        ] {
            let why = parse(text, mode).expect_err(text);
            assert!(why.contains(says), "{text}: {why}");
        }
    }
}
