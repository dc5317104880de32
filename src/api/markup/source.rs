//! From text and marks back to what a person can edit.

use super::{Mark, MarkKind, ParseMode};

/// A source that reads as this text with these marks, and the mode to read it in: plain text where
/// nothing is marked; the mode it was written in, if that can say it; else HTML, in which every text can
/// be written.
///
/// What [`super::parse`] made of a source comes back exactly. Marks that cross each other, which
/// only a server can tell of, are cut into pieces that look the same.
#[must_use]
pub fn source_of(text: &str, marks: &[Mark], written_in: ParseMode) -> (String, ParseMode) {
    let fits = |mark: &&Mark| !mark.range.is_empty() && text.get(mark.range.clone()).is_some();
    let marks: Vec<&Mark> = marks.iter().filter(fits).collect();
    if marks.is_empty() {
        return (text.to_owned(), ParseMode::Plain);
    }
    if written_in == ParseMode::Markdown
        && let Some(source) = markdown(text, &marks)
    {
        return (source, ParseMode::Markdown);
    }
    (html(text, marks), ParseMode::Html)
}

/// Markdown that reads as this, if there is such: its marks do not overlap, and it has not all of them.
fn markdown(text: &str, marks: &[&Mark]) -> Option<String> {
    let mut source = String::with_capacity(text.len() + marks.len() * 4);
    let mut at = 0;
    for mark in marks {
        source.push_str(&super::escape(text.get(at..mark.range.start)?, ParseMode::Markdown));
        let marked = text.get(mark.range.clone())?;
        match &mark.kind {
            MarkKind::Bold => source.extend(["*", marked, "*"]),
            MarkKind::Italic => source.extend(["_", marked, "_"]),
            MarkKind::Code => source.extend(["`", marked, "`"]),
            MarkKind::Pre(language) => {
                source.extend(["```", language.as_deref().unwrap_or_default(), "\n", marked, "```"]);
            }
            MarkKind::Link(url) => source.extend(["[", marked, "](", url, ")"]),
            _ => return None,
        }
        at = mark.range.end;
    }
    source.push_str(&super::escape(text.get(at..)?, ParseMode::Markdown));
    let read = super::parse(&source, ParseMode::Markdown).ok()?;
    let same = read.text == text && read.marks.iter().eq(marks.iter().copied());
    same.then_some(source)
}

fn html(text: &str, marks: Vec<&Mark>) -> String {
    let mut marks: Vec<(usize, &Mark)> = marks.into_iter().enumerate().collect();
    // Of two with the same range the later one is the outer one: it was closed later.
    marks.sort_by_key(|(place, mark)| {
        (mark.range.start, std::cmp::Reverse(mark.range.end), std::cmp::Reverse(*place))
    });
    let mut edges: Vec<usize> =
        marks.iter().flat_map(|(_, mark)| [mark.range.start, mark.range.end]).collect();
    edges.push(text.len());
    edges.sort_unstable();
    edges.dedup();

    let mut source = String::with_capacity(text.len() + marks.len() * 8);
    let mut open: Vec<&Mark> = Vec::new();
    let mut waiting = marks.into_iter().map(|(_, mark)| mark).peekable();
    let mut at = 0;
    for edge in edges {
        escape(&text[at..edge], &mut source);
        at = edge;
        if let Some(first) = open.iter().position(|mark| mark.range.end == edge) {
            let cut: Vec<&Mark> = open.drain(first..).collect();
            for mark in cut.iter().rev() {
                source.push_str(closing(&mark.kind));
            }
            for mark in cut.into_iter().filter(|mark| mark.range.end > edge) {
                source.push_str(&opening(&mark.kind));
                open.push(mark);
            }
        }
        while let Some(mark) = waiting.next_if(|mark| mark.range.start == edge) {
            source.push_str(&opening(&mark.kind));
            open.push(mark);
        }
    }
    source
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

fn opening(kind: &MarkKind) -> String {
    if let MarkKind::Link(url) = kind {
        let mut safe = String::with_capacity(url.len());
        escape(url, &mut safe);
        return format!("<a href=\"{}\">", safe.replace('"', "&quot;"));
    }
    if let MarkKind::Pre(Some(language)) = kind {
        let mut safe = String::with_capacity(language.len());
        escape(language, &mut safe);
        return format!("<pre><code class=\"language-{}\">", safe.replace('"', "&quot;"));
    }
    format!("<{}", &closing(kind)[2..])
}

fn closing(kind: &MarkKind) -> &'static str {
    match kind {
        MarkKind::Bold => "</b>",
        MarkKind::Italic => "</i>",
        MarkKind::Underline => "</u>",
        MarkKind::Strike => "</s>",
        MarkKind::Spoiler => "</tg-spoiler>",
        MarkKind::Code => "</code>",
        MarkKind::Pre(None) => "</pre>",
        MarkKind::Pre(Some(_)) => "</code></pre>",
        MarkKind::Quote => "</blockquote>",
        MarkKind::Link(_) => "</a>",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::markup::{MarkedText, parse};

    fn again(marked: &MarkedText) -> MarkedText {
        let (source, mode) = source_of(&marked.text, &marked.marks, ParseMode::Html);
        parse(&source, mode).unwrap_or_else(|problem| panic!("{source}: {problem}"))
    }

    #[test]
    fn what_was_written_in_html_or_markdown_comes_back_exactly() {
        for (source, mode) in [
            ("plain & simple < 5", ParseMode::Plain),
            ("<b>Bold <i>😀 both</i></b> a &lt; b &amp;amp; AT&amp;T", ParseMode::Html),
            ("<b><i><u>one range</u></i></b><s>x</s>", ParseMode::Html),
            ("<a href=\"https://a.example/?q=1&amp;x=&quot;y&quot;&gt;\">link</a> end", ParseMode::Html),
            ("<pre>a\n  b</pre><code>&lt;b&gt;</code><blockquote>q</blockquote>", ParseMode::Html),
            ("<tg-spoiler>s</tg-spoiler>", ParseMode::Html),
            ("*b* _小_ `c_d` [l](http://x.y) ```x=1```", ParseMode::Markdown),
        ] {
            let marked = parse(source, mode).unwrap();
            assert_eq!(again(&marked), marked, "{source}");
        }
    }

    #[test]
    fn markdown_comes_back_as_markdown_where_it_can_say_it() {
        for source in [
            "*b* _小_ `c_d` [l](http://x.y/?a=1) \\* a\\_b",
            "```py\nx = 1```",
            "```\ntwo\nlines```",
            "plain \\[no link] *bold*",
        ] {
            let marked = parse(source, ParseMode::Markdown).unwrap();
            let written = source_of(&marked.text, &marked.marks, ParseMode::Markdown);
            assert_eq!(written, (source.to_owned(), ParseMode::Markdown));
        }
        let nested = parse("<b>a <i>b</i></b> <u>c</u>", ParseMode::Html).unwrap();
        let (source, mode) = source_of(&nested.text, &nested.marks, ParseMode::Markdown);
        assert_eq!((source.as_str(), mode), ("<b>a <i>b</i></b> <u>c</u>", ParseMode::Html));
        let starred = parse("<b>a*b</b>", ParseMode::Html).unwrap();
        assert_eq!(source_of(&starred.text, &starred.marks, ParseMode::Markdown).1, ParseMode::Html);
    }

    #[test]
    fn marks_that_cross_look_the_same() {
        let mark = |range, kind| Mark { range, kind };
        let marks = [mark(0..4, MarkKind::Bold), mark(2..6, MarkKind::Italic)];
        let (source, mode) = source_of("abcdef", &marks, ParseMode::Html);
        assert_eq!(source, "<b>ab<i>cd</i></b><i>ef</i>");
        assert_eq!(parse(&source, mode).unwrap().text, "abcdef");
    }

    #[test]
    fn marks_that_do_not_fit_are_left_out() {
        let marks = [Mark { range: 1..9, kind: MarkKind::Bold }];
        assert_eq!(source_of("小", &marks, ParseMode::Html), ("小".to_owned(), ParseMode::Plain));
    }

    proptest::proptest! {
        #[test]
        fn every_source_that_can_be_read_comes_back(
            pieces in proptest::collection::vec("(<b>|</b>|<i>|</i>|<a href=\"x&amp;\">|</a>|<code>|</code>|[a小😀&<> ]|&lt;)", 0..24)
        ) {
            if let Ok(marked) = parse(&pieces.concat(), ParseMode::Html) {
                proptest::prop_assert_eq!(again(&marked), marked);
            }
        }
    }
}
