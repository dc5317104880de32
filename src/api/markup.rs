//! Marked-up text: what `parse_mode` makes of a text, and what is wrong with one before it is sent.
//!
//! The names `Markdown` and `HTML` are documented (help.mp.net 15703384). What they contain is
//! Telegram's and inferred: HTML with `b i u s code pre a tg-spoiler blockquote`, the older
//! Markdown with `*bold* _italic_ `code` ```block``` [link](url)`.

mod source;

use std::ops::Range;

use serde_json::{Map, Value};

pub use source::source_of;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ParseMode {
    /// As it stands.
    #[default]
    Plain,
    /// `parse_mode: "Markdown"`.
    Markdown,
    /// `parse_mode: "HTML"`.
    Html,
}

impl ParseMode {
    /// All of them, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Markdown, Self::Html];

    /// The wire's word; `None` for plain text.
    #[must_use]
    pub fn wire(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Markdown => Some("Markdown"),
            Self::Html => Some("HTML"),
        }
    }
}

/// What a stretch of text looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Struck through.
    Strike,
    /// Hidden until pressed.
    Spoiler,
    /// Code within a line.
    Code,
    /// A block of code, perhaps with its language.
    Pre(Option<String>),
    /// A quotation.
    Quote,
    /// A link, with its address.
    Link(String),
}

impl MarkKind {
    /// The wire's word for an entity of this kind (inferred).
    #[must_use]
    pub fn wire(&self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::Strike => "strikethrough",
            Self::Spoiler => "spoiler",
            Self::Code => "code",
            Self::Pre(_) => "pre",
            Self::Quote => "blockquote",
            Self::Link(_) => "text_link",
        }
    }

    /// Reads the wire's word; `url` is the member of that name.
    #[must_use]
    pub fn from_wire(word: &str, url: Option<&str>) -> Option<Self> {
        Some(match word {
            "bold" => Self::Bold,
            "italic" => Self::Italic,
            "underline" => Self::Underline,
            "strikethrough" => Self::Strike,
            "spoiler" => Self::Spoiler,
            "code" => Self::Code,
            "pre" => Self::Pre(None),
            "blockquote" => Self::Quote,
            "text_link" => Self::Link(url?.to_owned()),
            _ => return None,
        })
    }
}

/// A marked stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which bytes; always on character boundaries.
    pub range: Range<usize>,
    /// How it looks.
    pub kind: MarkKind,
}

/// A text without its markup, and what the markup said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    /// The text as people see it.
    pub text: String,
    /// Its marks, by their beginning.
    pub marks: Vec<Mark>,
}

/// What is wrong with a marked-up text, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct MarkupProblem {
    /// The bytes of the source that are wrong.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub fault: MarkupFault,
}

/// The ways in which markup is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkupFault {
    /// A tag or a mark begins and never ends.
    #[error("{0} is not closed")]
    NotClosed(String),
    /// An end without a beginning, or of something else.
    #[error("{0} closes nothing")]
    ClosesNothing(String),
    /// A tag that is not known.
    #[error("{0} is not supported")]
    Unsupported(String),
    /// `<` without `>`.
    #[error("write &lt; for a plain <")]
    BareLess,
}

/// Length as the API counts: UTF-16 units (inferred: Telegram's way).
#[must_use]
pub fn utf16_units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Reads a text in a parse mode.
pub fn parse(source: &str, mode: ParseMode) -> Result<MarkedText, MarkupProblem> {
    let mut marked = match mode {
        ParseMode::Plain => return Ok(MarkedText { text: source.to_owned(), marks: Vec::new() }),
        ParseMode::Markdown => markdown(source)?,
        ParseMode::Html => html(source)?,
    };
    marked.marks.retain(|mark| !mark.range.is_empty());
    marked.marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    Ok(marked)
}

/// Writes a plain text so that it reads the same in this mode: what could be markup is escaped. In
/// HTML it is safe in the value of an attribute too.
#[must_use]
pub fn escape(text: &str, mode: ParseMode) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match (mode, c) {
            (ParseMode::Html, '&') => escaped.push_str("&amp;"),
            (ParseMode::Html, '<') => escaped.push_str("&lt;"),
            (ParseMode::Html, '>') => escaped.push_str("&gt;"),
            (ParseMode::Html, '"') => escaped.push_str("&quot;"),
            (ParseMode::Markdown, '*' | '_' | '`' | '[') => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The marks of a received message: its `entities` or `caption_entities`, whose offsets count
/// UTF-16 units (inferred). What does not fit the text is left out.
#[must_use]
pub(super) fn marks_of(message: &Map<String, Value>, text: &str) -> Vec<Mark> {
    const MOST: usize = 500;
    let Some(Value::Array(entities)) = message.get("entities").or_else(|| message.get("caption_entities"))
    else {
        return Vec::new();
    };
    let boundaries = Boundaries::of(text);
    let read = |entity: &Value| {
        let number = |key| entity.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let (offset, length) = (number("offset")?, number("length")?);
        let url = entity.get("url").and_then(Value::as_str);
        let range = boundaries.byte(offset)?..boundaries.byte(offset.checked_add(length)?)?;
        let kind = match entity.get("type")?.as_str()? {
            // An address that was typed as it is leads to what it says.
            "url" => MarkKind::Link(text.get(range.clone())?.to_owned()),
            "pre" => MarkKind::Pre(entity.get("language").and_then(Value::as_str).map(str::to_owned)),
            word => MarkKind::from_wire(word, url)?,
        };
        (!range.is_empty()).then_some(Mark { range, kind })
    };
    entities.iter().take(MOST).filter_map(read).collect()
}

/// Where UTF-16 units lie in a text's bytes.
struct Boundaries(Vec<(usize, usize)>);

impl Boundaries {
    fn of(text: &str) -> Self {
        let mut units = 0;
        let mut known = Vec::with_capacity(text.len().min(4096) + 1);
        for (byte, c) in text.char_indices() {
            known.push((units, byte));
            units += c.len_utf16();
        }
        known.push((units, text.len()));
        Self(known)
    }

    fn byte(&self, unit: usize) -> Option<usize> {
        let found = self.0.binary_search_by_key(&unit, |(units, _)| *units).ok()?;
        Some(self.0[found].1)
    }
}

struct Open {
    name: String,
    source: Range<usize>,
    from: usize,
    kind: Option<MarkKind>,
}

fn html(source: &str) -> Result<MarkedText, MarkupProblem> {
    let mut out = MarkedText::default();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(found) = source[at..].find(['<', '&']) {
        out.text.push_str(&source[at..at + found]);
        at += found;
        let rest = &source[at..];
        if let Some(after) = rest.strip_prefix('&') {
            let (character, length) = character_reference(after).unwrap_or(('&', 0));
            out.text.push(character);
            at += 1 + length;
            continue;
        }
        let Some(end) = rest.find('>') else {
            return Err(MarkupProblem { at: at..at + 1, fault: MarkupFault::BareLess });
        };
        let tag = at..at + end + 1;
        let inside = &rest[1..end];
        at = tag.end;
        if let Some(name) = inside.strip_prefix('/') {
            let name = name.trim().to_ascii_lowercase();
            let fault =
                || MarkupProblem { at: tag.clone(), fault: MarkupFault::ClosesNothing(format!("</{name}>")) };
            let opened = open.pop().ok_or_else(fault)?;
            if opened.name != name {
                let fault = MarkupFault::NotClosed(format!("<{}>", opened.name));
                return Err(MarkupProblem { at: opened.source, fault });
            }
            if let Some(kind) = opened.kind {
                out.marks.push(Mark { range: opened.from..out.text.len(), kind });
            }
            continue;
        }
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let name = name.to_ascii_lowercase();
        let kind = match name.as_str() {
            "b" | "strong" => Some(MarkKind::Bold),
            "i" | "em" => Some(MarkKind::Italic),
            "u" | "ins" => Some(MarkKind::Underline),
            "s" | "strike" | "del" => Some(MarkKind::Strike),
            "tg-spoiler" => Some(MarkKind::Spoiler),
            "span" if attribute(attributes, "class").as_deref() == Some("tg-spoiler") => {
                Some(MarkKind::Spoiler)
            }
            "blockquote" => Some(MarkKind::Quote),
            "pre" => Some(MarkKind::Pre(None)),
            "code" => match open.last_mut().filter(|outer| outer.name == "pre") {
                // `<pre><code class="language-x">` is one mark: a block of code in x.
                Some(outer) => {
                    let class = attribute(attributes, "class");
                    let language = class.as_deref().and_then(|class| class.strip_prefix("language-"));
                    outer.kind = Some(MarkKind::Pre(language.map(str::to_owned)));
                    None
                }
                None => Some(MarkKind::Code),
            },
            "a" => attribute(attributes, "href").filter(|url| !url.is_empty()).map(MarkKind::Link),
            _ => {
                let fault =
                    MarkupFault::Unsupported(format!("<{}>", name.chars().take(20).collect::<String>()));
                return Err(MarkupProblem { at: tag, fault });
            }
        };
        open.push(Open { name, source: tag, from: out.text.len(), kind });
    }
    out.text.push_str(&source[at..]);
    match open.pop() {
        Some(opened) => {
            let fault = MarkupFault::NotClosed(format!("<{}>", opened.name));
            Err(MarkupProblem { at: opened.source, fault })
        }
        None => Ok(out),
    }
}

fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find(&format!("{wanted}="))?;
    let value = attributes.get(at + wanted.len() + 1..)?;
    let raw = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(raw.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// The character of `lt;`, `#65;` or `#x41;` at the front of a text, and how many bytes it takes.
fn character_reference(after: &str) -> Option<(char, usize)> {
    let end = after.bytes().take(10).position(|b| b == b';')?;
    let name = &after[..end];
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
    Some((character, end + 1))
}

fn markdown(source: &str) -> Result<MarkedText, MarkupProblem> {
    let mut out = MarkedText::default();
    let mut at = 0;
    while let Some(found) = source[at..].find(['*', '_', '`', '[', '\\']) {
        out.text.push_str(&source[at..at + found]);
        at += found;
        let rest = &source[at..];
        let from = out.text.len();
        if let Some(after) = rest.strip_prefix("```") {
            let Some(end) = after.find("```") else {
                return Err(not_closed(at..at + 3, "```"));
            };
            let block = &after[..end];
            let (language, code) = match block.split_once('\n') {
                Some((language, code)) if !language.contains(' ') => (language, code),
                _ => ("", block),
            };
            out.text.push_str(code);
            let language = (!language.is_empty()).then(|| language.to_owned());
            out.marks.push(Mark { range: from..out.text.len(), kind: MarkKind::Pre(language) });
            at += 3 + end + 3;
        } else if rest.starts_with('[') {
            if let Some((label, url, length)) = markdown_link(rest) {
                out.text.push_str(label);
                let kind = MarkKind::Link(url.to_owned());
                out.marks.push(Mark { range: from..out.text.len(), kind });
                at += length;
            } else {
                out.text.push('[');
                at += 1;
            }
        } else if let Some(after) = rest.strip_prefix('\\') {
            let escaped = after.chars().next().filter(|c| matches!(c, '*' | '_' | '`' | '['));
            out.text.push(escaped.unwrap_or('\\'));
            at += 1 + usize::from(escaped.is_some());
        } else {
            let (mark, after) = rest.split_at(1);
            let Some(end) = after.find(mark) else {
                return Err(not_closed(at..at + 1, mark));
            };
            out.text.push_str(&after[..end]);
            let kind = match mark {
                "*" => MarkKind::Bold,
                "_" => MarkKind::Italic,
                _ => MarkKind::Code,
            };
            out.marks.push(Mark { range: from..out.text.len(), kind });
            at += 1 + end + 1;
        }
    }
    out.text.push_str(&source[at..]);
    Ok(out)
}

fn not_closed(at: Range<usize>, mark: &str) -> MarkupProblem {
    MarkupProblem { at, fault: MarkupFault::NotClosed(mark.to_owned()) }
}

/// Label, address and length of `[label](address)` at the front of a text.
fn markdown_link(text: &str) -> Option<(&str, &str, usize)> {
    let (label, tail) = text.get(1..)?.split_once("](")?;
    let (url, _) = tail.split_once(')')?;
    let plain = !label.contains('[') && !url.is_empty() && !url.contains(char::is_whitespace);
    plain.then(|| (label, url, 1 + label.len() + 2 + url.len() + 1))
}

/// Cuts a long text into pieces of at most `limit` UTF-16 units: between paragraphs where that is
/// possible, else between lines, else between words, else anywhere between characters.
#[must_use]
pub fn split(text: &str, limit: usize) -> Vec<&str> {
    let limit = limit.max(2);
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while utf16_units(rest) > limit {
        let end = end_of_units(rest, limit);
        // A break may begin right where the piece is full.
        let near = &rest[..end_of_units(rest, limit + 2)];
        let cut = [near.rfind("\n\n"), near.rfind('\n'), near.rfind(char::is_whitespace)]
            .into_iter()
            .flatten()
            .find(|cut| (end / 4..=end).contains(cut))
            .unwrap_or(end);
        let (piece, left) = rest.split_at(cut);
        pieces.push(piece.trim_end());
        rest = left.trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// The byte at which `limit` UTF-16 units end, on a character boundary.
fn end_of_units(text: &str, limit: usize) -> usize {
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        units += c.len_utf16();
        if units > limit {
            return byte;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str, mode: ParseMode) -> (String, Vec<(String, &'static str)>) {
        let marked = parse(source, mode).unwrap();
        let marks =
            marked.marks.iter().map(|m| (marked.text[m.range.clone()].to_owned(), m.kind.wire())).collect();
        (marked.text, marks)
    }

    fn mark(text: &str, kind: &'static str) -> (String, &'static str) {
        (text.to_owned(), kind)
    }

    #[test]
    fn html_becomes_text_and_marks() {
        let (text, marks) = seen("<b>Bold <i>😀 both</i></b> a &lt; b &amp;&#33; AT&T", ParseMode::Html);
        assert_eq!(text, "Bold 😀 both a < b &! AT&T");
        assert_eq!(marks, [mark("Bold 😀 both", "bold"), mark("😀 both", "italic")]);
    }

    #[test]
    fn markdown_becomes_text_and_marks() {
        let (text, marks) =
            seen("*b* _小_ `c_d` [l](http://x.y) \\* ```py\nx=1``` [no link]", ParseMode::Markdown);
        assert_eq!(text, "b 小 c_d l * x=1 [no link]");
        let expected = [("b", "bold"), ("小", "italic"), ("c_d", "code"), ("l", "text_link"), ("x=1", "pre")];
        assert_eq!(marks, expected.map(|(text, kind)| mark(text, kind)));
    }

    #[test]
    fn a_problem_is_marked_at_its_place() {
        for (source, mode, wrong) in [
            ("one <b>two", ParseMode::Html, "<b>"),
            ("x</b>", ParseMode::Html, "</b>"),
            ("<b><i>x</b></i>", ParseMode::Html, "<i>"),
            ("<blink>x</blink>", ParseMode::Html, "<blink>"),
            ("1 < 2", ParseMode::Html, "<"),
            ("a *b", ParseMode::Markdown, "*"),
            ("snake_case", ParseMode::Markdown, "_"),
            ("小 ```x", ParseMode::Markdown, "```"),
        ] {
            let problem = parse(source, mode).unwrap_err();
            assert_eq!(&source[problem.at.clone()], wrong, "{source}: {problem}");
        }
    }

    #[test]
    fn entities_count_utf16_units_and_nonsense_is_left_out() {
        let message = serde_json::json!({ "entities": [
            { "type": "bold", "offset": 0, "length": 2 },
            { "type": "italic", "offset": 1, "length": 1 },
            { "type": "bold", "offset": 3, "length": 99 },
            { "type": "text_link", "offset": 3, "length": 2, "url": "https://mp.net" },
            { "type": "hologram", "offset": 0, "length": 2 },
            { "type": "bold", "offset": u64::MAX, "length": 5 },
        ]});
        let marks = marks_of(message.as_object().unwrap(), "😀 hi");
        let found: Vec<(&str, &str)> =
            marks.iter().map(|m| (&"😀 hi"[m.range.clone()], m.kind.wire())).collect();
        assert_eq!(found, [("😀", "bold"), ("hi", "text_link")]);
    }

    #[test]
    fn a_long_text_is_cut_at_paragraphs_if_it_can_be() {
        assert_eq!(split("one\n\ntwo\n\nthree", 9), ["one\n\ntwo", "three"]);
        assert_eq!(split("aaaa bbbb cccc", 10), ["aaaa bbbb", "cccc"]);
        assert_eq!(split("xxxxxxxxxx", 4), ["xxxx", "xxxx", "xx"]);
        assert_eq!(split("😀😀😀", 4), ["😀😀", "😀"]);
        assert_eq!(split("  ", 4), Vec::<&str>::new());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(source in ".{0,60}", tags in "[<>/biacode&;*_`\\[\\]()\\\\ ]{0,40}") {
            for text in [&source, &tags] {
                for mode in ParseMode::ALL {
                    match parse(text, mode) {
                        Ok(marked) => for mark in marked.marks {
                            proptest::prop_assert!(marked.text.get(mark.range).is_some());
                        },
                        Err(problem) => proptest::prop_assert!(text.get(problem.at).is_some()),
                    }
                }
                for limit in [2, 5, 11] {
                    for piece in split(text, limit) {
                        proptest::prop_assert!(utf16_units(piece) <= limit);
                    }
                }
            }
        }
    }
}
