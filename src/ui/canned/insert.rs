//! Putting a canned reply into what is being written.

use std::ops::Range;

use crate::api::markup::{self, ParseMode};
use crate::engine::file;
use crate::store::{Attachment, AttachmentSource, CannedReply};
use crate::ui::composer::Composer;

/// Puts a reply whose fields are filled in place of these characters, with its file and its buttons.
/// Returns where the cursor stands then, in characters.
///
/// A text that is there already and the reply are brought under one parse mode: whichever is plain is
/// escaped for the other. Where both have markup of different kinds the reply comes as plain text.
pub fn insert(composer: &mut Composer, reply: &CannedReply, filled: &str, at: Range<usize>) -> usize {
    let byte = |text: &str, chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(byte, _)| byte);
    let mut start = byte(&composer.text, at.start);
    let end = byte(&composer.text, at.end.max(at.start));
    composer.text.replace_range(start..end, "");
    let filled = if composer.text.trim().is_empty() {
        composer.mode = reply.mode;
        filled.to_owned()
    } else if composer.mode == reply.mode {
        filled.to_owned()
    } else if reply.mode == ParseMode::Plain {
        markup::escape(filled, composer.mode)
    } else if composer.mode == ParseMode::Plain {
        let before = markup::escape(&composer.text[..start], reply.mode);
        let after = markup::escape(&composer.text[start..], reply.mode);
        start = before.len();
        composer.text = before + &after;
        composer.mode = reply.mode;
        filled.to_owned()
    } else {
        let plain =
            markup::parse(filled, reply.mode).map_or_else(|_| filled.to_owned(), |marked| marked.text);
        markup::escape(&plain, composer.mode)
    };
    composer.text.insert_str(start, &filled);
    if let Some(reference) = &reply.file {
        let source = AttachmentSource::File(reference.clone());
        composer.attachments.push(Attachment { kind: file::kind_of(reference), source });
    }
    // Buttons that somebody built by hand are not replaced by those of a text.
    if composer.keyboard.is_empty() {
        composer.keyboard = reply.keyboard.clone();
    }
    composer.wants_focus = true;
    composer.touched();
    composer.text[..start + filled.len()].chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Draft;

    fn inserted(
        text: &str,
        mode: ParseMode,
        at: Range<usize>,
        reply: &str,
        of: ParseMode,
    ) -> (String, usize) {
        let mut composer = Composer::resumed(Draft { text: text.to_owned(), mode, ..Draft::default() });
        let reply = CannedReply { text: reply.to_owned(), mode: of, ..CannedReply::default() };
        let cursor = insert(&mut composer, &reply, &reply.text, at);
        assert!(markup::parse(&composer.text, composer.mode).is_ok());
        (composer.text, cursor)
    }

    #[test]
    fn it_goes_to_the_cursor_in_place_of_what_was_typed_to_find_it() {
        use ParseMode::{Html, Markdown, Plain};
        assert_eq!(inserted("/hi", Plain, 0..3, "Hello!", Plain), ("Hello!".to_owned(), 6));
        assert_eq!(inserted("小 /hi 明", Plain, 2..5, "你好", Plain), ("小 你好 明".to_owned(), 4));
        assert_eq!(inserted("/hi", Plain, 0..3, "<b>x</b>", Html), ("<b>x</b>".to_owned(), 8));
        let (text, cursor) = inserted("1<2 /hi ok", Plain, 4..7, "<b>x</b>", Html);
        assert_eq!((text.as_str(), cursor), ("1&lt;2 <b>x</b> ok", 15));
        assert_eq!(inserted("*a* /hi", Markdown, 4..7, "2*3", Plain), ("*a* 2\\*3".to_owned(), 8));
        assert_eq!(inserted("*a* /hi", Markdown, 4..7, "<b>x_y</b>", Html).0, "*a* x\\_y");
        assert_eq!(inserted("ab", Plain, 9..9, "c", Plain), ("abc".to_owned(), 3));
    }
}
