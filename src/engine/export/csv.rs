//! A table for spreadsheets (RFC 4180).

use super::{Order, Row, Scope, about, kind, state};

/// The byte order mark and the names of the columns.
pub(super) fn head(scope: Scope) -> String {
    let names = match scope {
        Scope::Chat(_) => "seq,message_id,at,own,from_id,from,kind,text,about,reply_to,edited_at,state",
        Scope::Feed => "seq,update_id,stored_at,kind,chat_id,chat,from,preview,raw",
    };
    format!("\u{FEFF}{names}\r\n")
}

/// A row with its line break.
pub(super) fn row(time: &str, row: &Row<'_>, order: &Order) -> String {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let cells = match row {
        Row::Message(row, text) => vec![
            row.seq.0.to_string(),
            number(row.message_id.map(|id| id.0)),
            time.to_owned(),
            (if row.send.is_some() { "yes" } else { "no" }).to_owned(),
            number(row.author_id.map(|id| id.0)),
            cell(row.author.as_deref().unwrap_or_default()),
            kind(row).to_owned(),
            cell(text.unwrap_or_default()),
            cell(&about(row).unwrap_or_default()),
            number(row.reply_to.as_ref().map(|reply| reply.message_id.0)),
            row.edited_at.map_or_else(String::new, |at| order.time(at)),
            state(row).unwrap_or_default().to_owned(),
        ],
        Row::Update(row, raw) => vec![
            row.seq.0.to_string(),
            number(row.update_id.map(|id| id.0)),
            time.to_owned(),
            cell(&row.kind),
            number(row.chat_id.map(|chat| chat.0)),
            cell(row.chat_title.as_deref().unwrap_or_default()),
            cell(row.author.as_deref().unwrap_or_default()),
            cell(&row.preview),
            cell(raw),
        ],
    };
    cells.join(",") + "\r\n"
}

/// A text as a cell. A spreadsheet would run one that begins like a formula, so such a one gets
/// an apostrophe in front, which spreadsheets take as "this is text". Numbers and times are made
/// here and need none.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r', ';', '\t']) || formula {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1"] {
            assert!(cell(bad).starts_with("\"'"), "{bad:?} became {:?}", cell(bad));
        }
        assert_eq!(cell("a = b"), "a = b");
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_cell() {
        assert_eq!(cell("say \"hi\", now\nplease"), "\"say \"\"hi\"\", now\nplease\"");
        assert_eq!(cell(""), "");
    }
}
