//! Fields of a canned reply: `{name}`, `{chat}` and `{?anything to ask}`.

use crate::api::markup::{self, MarkKind, ParseMode};

/// Longest name of a field, in characters; what is longer is no field.
const LONGEST: usize = 64;
/// More questions than this are not asked; the fields stay as they are.
const MOST_QUESTIONS: usize = 20;
/// Stands for a field while it is found out where in the markup it lies: private, so nobody writes it.
const STAND_IN: u32 = 0xF_0000;

/// A stretch of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    /// As it stands. A field that is not known is text.
    Text(&'t str),
    /// The person's first name.
    Name(&'t str),
    /// The chat's title.
    Chat(&'t str),
    /// To be asked for: the field as it stands, and the question.
    Ask(&'t str, &'t str),
}

/// What the fields are filled with. A field without a value stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Values<'v> {
    /// For `{name}`.
    pub name: Option<&'v str>,
    /// For `{chat}`.
    pub chat: Option<&'v str>,
    /// Questions and their answers.
    pub answers: &'v [(String, String)],
}

impl<'v> Values<'v> {
    fn of(&self, piece: Piece<'_>) -> Option<&'v str> {
        match piece {
            Piece::Text(_) => None,
            Piece::Name(_) => self.name,
            Piece::Chat(_) => self.chat,
            Piece::Ask(_, question) => {
                self.answers.iter().find(|(asked, _)| asked == question).map(|(_, answer)| answer.as_str())
            }
        }
    }
}

/// The first word of a whole name.
#[must_use]
pub fn first_name(name: &str) -> Option<&str> {
    name.split_whitespace().next()
}

/// What must be asked before the reply can be used, in order and each once.
#[must_use]
pub fn questions(text: &str) -> Vec<String> {
    let mut questions: Vec<String> = Vec::new();
    for piece in pieces(text) {
        if let Piece::Ask(_, question) = piece
            && !questions.iter().any(|known| known == question)
            && questions.len() < MOST_QUESTIONS
        {
            questions.push(question.to_owned());
        }
    }
    questions
}

/// Fills the fields. A value is text and never becomes markup, whatever it holds, and is never filled
/// again.
#[must_use]
pub fn fill(text: &str, mode: ParseMode, values: &Values<'_>) -> String {
    let pieces = pieces(text);
    let places = if mode == ParseMode::Markdown { places(&pieces) } else { Vec::new() };
    let mut filled = String::with_capacity(text.len());
    let mut nth = 0;
    for piece in pieces {
        let raw = match piece {
            Piece::Text(text) => {
                filled.push_str(text);
                continue;
            }
            Piece::Name(raw) | Piece::Chat(raw) | Piece::Ask(raw, _) => raw,
        };
        let place = places.get(nth).copied().unwrap_or(Place::Outside);
        nth += 1;
        match (values.of(piece), mode) {
            (None, _) => filled.push_str(raw),
            (Some(value), ParseMode::Markdown) => filled.push_str(&place.write(value)),
            (Some(value), mode) => filled.push_str(&markup::escape(value, mode)),
        }
    }
    filled
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        at = open + 1;
        let inside = text[at..].char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '{' | '}' | '\n'));
        let Some((length, '}')) = inside else {
            continue;
        };
        let end = at + length + 1;
        let raw = &text[open..end];
        let piece = match &text[at..at + length] {
            "name" => Piece::Name(raw),
            "chat" => Piece::Chat(raw),
            other => match other.strip_prefix('?').map(str::trim).filter(|question| !question.is_empty()) {
                Some(question) => Piece::Ask(raw, question),
                None => continue,
            },
        };
        if from < open {
            pieces.push(Piece::Text(&text[from..open]));
        }
        pieces.push(piece);
        (from, at) = (end, end);
    }
    if from < text.len() {
        pieces.push(Piece::Text(&text[from..]));
    }
    pieces
}

/// Where in Markdown a field lies. Within a mark nothing can be escaped there, so the mark is closed
/// before a character that would end it, and opened again behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    Within(char),
    /// In a block or the words of a link: what could end it is left out.
    Closed,
    /// In the address of a link: likewise, and an address has no spaces.
    Address,
}

impl Place {
    fn write(self, value: &str) -> String {
        match self {
            Self::Outside => markup::escape(value, ParseMode::Markdown),
            Self::Within(mark) => value.replace(mark, &format!("{mark}\\{mark}{mark}")),
            Self::Closed => value.chars().filter(|c| !ends(*c)).collect(),
            Self::Address => value.chars().filter(|c| !ends(*c) && !c.is_whitespace()).collect(),
        }
    }
}

/// Whether a character could end a block, the words of a link or its address.
fn ends(c: char) -> bool {
    matches!(c, '`' | '[' | ']' | '(' | ')' | '\n')
}

fn places(pieces: &[Piece<'_>]) -> Vec<Place> {
    let mut source = String::new();
    let mut count = 0;
    for piece in pieces {
        if let Piece::Text(text) = piece {
            source.push_str(text);
        } else {
            source.extend(char::from_u32(STAND_IN + count));
            count += 1;
        }
    }
    let Ok(marked) = markup::parse(&source, ParseMode::Markdown) else {
        return Vec::new();
    };
    let place = |nth: u32| {
        // What is not in the text any more went into the address of a link.
        let Some(at) = char::from_u32(STAND_IN + nth).and_then(|c| marked.text.find(c)) else {
            return Place::Address;
        };
        match marked.marks.iter().find(|mark| mark.range.contains(&at)).map(|mark| &mark.kind) {
            None => Place::Outside,
            Some(MarkKind::Bold) => Place::Within('*'),
            Some(MarkKind::Italic) => Place::Within('_'),
            Some(MarkKind::Code) => Place::Within('`'),
            Some(_) => Place::Closed,
        }
    };
    (0..count).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "Order number";

    fn filled(text: &str, mode: ParseMode, value: &str) -> String {
        let answers = [(ASKED.to_owned(), value.to_owned())];
        let values = Values { name: Some(value), chat: Some("Ops team"), answers: &answers };
        fill(text, mode, &values)
    }

    #[test]
    fn known_fields_are_filled_and_unknown_ones_stay() {
        let text = "Hi {name} of {chat}: {?Order number}, {other}, {?}, {}, {name, {Name}, { name}";
        let expected = "Hi Ada of Ops team: Ada, {other}, {?}, {}, {name, {Name}, { name}";
        assert_eq!(filled(text, ParseMode::Plain, "Ada"), expected);
        assert_eq!(fill("Hi {name}", ParseMode::Plain, &Values::default()), "Hi {name}");
        assert_eq!(filled("{{name}} 小{name}", ParseMode::Plain, "明"), "{明} 小明");
    }

    #[test]
    fn each_question_is_asked_once_in_order() {
        let text = "{?City} {? Order number } {?City}\n{?not\none} {?Order number}";
        assert_eq!(questions(text), ["City", "Order number"]);
        let many: String = (0..50)
            .map(|n| ["{?q".to_owned(), n.to_string(), "}".to_owned()].concat())
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(questions(&many).len(), MOST_QUESTIONS);
        assert!(questions(&format!("{{?{}}}", "x".repeat(100))).is_empty());
    }

    #[test]
    fn a_value_never_becomes_markup_nor_another_field() {
        assert_eq!(filled("<b>{name}</b>", ParseMode::Html, "<b>&"), "<b>&lt;b&gt;&amp;</b>");
        let link = filled("<a href=\"https://a.example/{name}\">x</a>", ParseMode::Html, "\"><b>");
        let marked = markup::parse(&link, ParseMode::Html).unwrap();
        assert_eq!(marked.marks.len(), 1, "{link}");
        assert_eq!(filled("{name}", ParseMode::Plain, "{chat}{name}"), "{chat}{name}");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]
        #[test]
        fn a_value_reads_as_it_is_wherever_it_stands(value in "[a-z*_`\\[\\]<>&\"\\\\小]{1,12}") {
            // A backslash in front of a mark cannot be kept apart from an escaped mark.
            proptest::prop_assume!(!value.contains('\\'));
            for (mode, text) in [
                (ParseMode::Html, "a <b>x {name} y</b> {name}"),
                (ParseMode::Markdown, "a {name} b"),
                (ParseMode::Markdown, "a *x {name} y* b"),
                (ParseMode::Markdown, "a _x {name} y_ b"),
                (ParseMode::Markdown, "a `x {name} y` b"),
            ] {
                let filled = fill(text, mode, &Values { name: Some(&value), ..Values::default() });
                let plain = markup::parse(&text.replace("{name}", "N"), mode).unwrap().text;
                let marked = markup::parse(&filled, mode).unwrap();
                proptest::prop_assert_eq!(marked.text, plain.replace('N', &value), "{}", filled);
            }
        }

        #[test]
        fn a_value_breaks_neither_a_link_nor_a_block(value in "[a-z*_`\\[\\]() \n]{0,12}") {
            for text in ["[{name}](https://a.example)", "[x](https://a.example/{name})", "```\n{name}\n```"] {
                let filled = fill(text, ParseMode::Markdown, &Values { name: Some(&value), ..Values::default() });
                proptest::prop_assert!(markup::parse(&filled, ParseMode::Markdown).is_ok(), "{}", filled);
            }
        }
    }
}
