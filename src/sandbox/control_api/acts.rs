//! Actions of the control API that change something.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::Answer;
use crate::sandbox::arguments::{Arguments, MediaSource, wrong};
use crate::sandbox::control::Control;
use crate::sandbox::fault::{Fault, FaultKind};
use crate::sandbox::outgoing::is_loopback;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::stage;
use crate::sandbox::world::media::StoredFile;
use crate::sandbox::world::message::{FileReference, MediaKind};
use crate::sandbox::world::{ActError, MiniApp};

pub(super) fn done() -> Answer {
    Ok("true".to_owned())
}

fn text<'a>(arguments: &'a Arguments, name: &str) -> Result<&'a str, Refusal> {
    arguments.text(name)?.ok_or_else(|| wrong(name, "is required"))
}

/// Everything but writing, which may have to wait for a file.
pub(super) fn act(control: &Control, action: &str, arguments: &Arguments) -> Answer {
    match action {
        "people" => add_person(control, arguments),
        "groups" => add_group(control, arguments),
        "mini_apps" => add_mini_app(control, arguments),
        "edit" => {
            let (chat, from, message) = (chat(arguments)?, from(arguments)?, message(arguments)?);
            let text = text(arguments, "text")?;
            update(control.change(|world| world.edit(chat, from, message, text))?)
        }
        "join" => {
            let (chat, from) = (chat(arguments)?, from(arguments)?);
            update(control.change(|world| world.join(chat, from))?)
        }
        "leave" => {
            let (chat, from) = (chat(arguments)?, from(arguments)?);
            update(control.change(|world| world.leave(chat, from))?)
        }
        "pin" => {
            let (chat, from, message) = (chat(arguments)?, from(arguments)?, message(arguments)?);
            update(control.change(|world| world.pin(chat, from, message))?)
        }
        "press" => {
            let index =
                |name| arguments.integer(name).map(|n| usize::try_from(n.unwrap_or(0)).unwrap_or(usize::MAX));
            let (row, column) = (index("row")?, index("column")?);
            let pressed =
                control.press(chat(arguments)?, from(arguments)?, message(arguments)?, row, column)?;
            Ok(json!(pressed).to_string())
        }
        "open" => {
            let app = text(arguments, "mini_app")?;
            let start = arguments.text("start_param")?;
            let opened = control.open_mini_app(chat(arguments)?, from(arguments)?, app, start)?;
            Ok(json!(opened).to_string())
        }
        "inject" => {
            let raw =
                arguments.json::<Value>("update", "JSON")?.ok_or_else(|| wrong("update", "is required"))?;
            control.inject_update(raw.to_string());
            done()
        }
        "faults" => add_fault(control, arguments),
        "clock" => {
            let seconds = arguments.integer("advance_seconds")?.and_then(|n| u64::try_from(n).ok());
            let seconds = seconds.ok_or_else(|| wrong("advance_seconds", "must be 0 or more"))?;
            control.advance_clock(Duration::from_secs(seconds));
            done()
        }
        _ => set(control, action, arguments),
    }
}

/// Switches.
fn set(control: &Control, action: &str, arguments: &Arguments) -> Answer {
    match action {
        "live" => control.set_live(arguments.flag("live")?),
        "blocked" => control.set_blocked(chat(arguments)?, arguments.flag("blocked")?),
        "business_refusal" => {
            control.set_business_refusal(chat(arguments)?, arguments.text("description")?.map(str::to_owned));
        }
        "administrator" => control.set_bot_administrator(chat(arguments)?, arguments.flag("administrator")?),
        "token" => {
            if arguments.flag("revoked")? {
                control.revoke_token();
            } else {
                control.restore_token();
            }
        }
        "webhook" => control.set_webhook_url(arguments.text("url")?.filter(|url| !url.is_empty())),
        "rate_limit" => {
            let limit = arguments.integer("limit")?.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX));
            control.set_rate_limit(limit);
        }
        other => {
            return Err(Refusal::not_found(format_args!("no action POST /_sandbox/{other}")));
        }
    }
    done()
}

/// In a private chat the chat is the person, so `chat` may be left out.
fn chat(arguments: &Arguments) -> Result<i64, Refusal> {
    match arguments.id("chat")? {
        Some(chat) => Ok(chat),
        None => from(arguments),
    }
}

fn from(arguments: &Arguments) -> Result<i64, Refusal> {
    arguments.required_id("from")
}

fn message(arguments: &Arguments) -> Result<i64, Refusal> {
    arguments.required_id("message_id")
}

fn update(update_id: i64) -> Answer {
    Ok(json!({ "update_id": update_id }).to_string())
}

fn add_person(control: &Control, arguments: &Arguments) -> Answer {
    let name = text(arguments, "name")?;
    let language = arguments.text("language")?.unwrap_or_default();
    let id = control.add_person(name, arguments.id("id")?.unwrap_or(0), language);
    if let Some(username) = arguments.text("username")? {
        control.set_username(id, username);
    }
    Ok(json!({ "id": id }).to_string())
}

fn add_group(control: &Control, arguments: &Arguments) -> Answer {
    let title = text(arguments, "title")?;
    let members = arguments.ids("members")?;
    let id = control.add_group(title, arguments.id("id")?.unwrap_or(0), &members);
    Ok(json!({ "id": id }).to_string())
}

fn add_mini_app(control: &Control, arguments: &Arguments) -> Answer {
    let short_name = text(arguments, "short_name")?.to_owned();
    let miniapp_id = match arguments.text("miniapp_id")? {
        Some(id) => id.to_owned(),
        None => format!("ma_{short_name}"),
    };
    let app = MiniApp {
        miniapp_id,
        short_name,
        entry_url: text(arguments, "entry_url")?.to_owned(),
        title: arguments.text("title")?.unwrap_or_default().to_owned(),
    };
    control.add_mini_app(app.clone());
    Ok(json!(app).to_string())
}

#[derive(Deserialize)]
struct Kind(FaultKind);

fn add_fault(control: &Control, arguments: &Arguments) -> Answer {
    // A kind without values is a plain text, which the other forms of request write unquoted.
    let kind = match arguments.text("kind") {
        Ok(Some(name)) => serde_json::from_value(Value::String(name.to_owned())).ok(),
        _ => arguments.json::<Kind>("kind", "a kind of fault")?,
    };
    let Kind(kind) = kind.ok_or_else(|| wrong("kind", "must be a kind of fault; see docs/sandbox.md"))?;
    let times = arguments.integer("times")?.unwrap_or(1);
    let times = u32::try_from(times).map_err(|_| wrong("times", "must be 0 or more"))?;
    control.fault(Fault { method: arguments.text("method")?.map(str::to_owned), kind, times });
    done()
}

/// A person writes: `text`, or a `photo`, `video` or `document` with `text` as its caption. A
/// file comes as a multipart part or as an address of this computer; a photo can also be two
/// colours.
pub(super) async fn write(control: &Control, arguments: Arguments) -> Answer {
    let (chat, from) = (chat(&arguments)?, from(&arguments)?);
    let reply_to = arguments.id("reply_to")?;
    let words = arguments.text("text")?;
    let kinds = [("photo", MediaKind::Photo), ("video", MediaKind::Video), ("document", MediaKind::Document)];
    let kind = kinds.into_iter().find(|(name, _)| arguments.has(name));
    let (message_id, update_id) = match (kind, words) {
        (Some((name, kind)), caption) => {
            let caption = caption.unwrap_or_default().to_owned();
            let colours = arguments.text(name)?.filter(|text| text.starts_with('#')).map(str::to_owned);
            if let (MediaKind::Photo, Some(colours)) = (kind, colours) {
                control.change(|world| {
                    let photo = stage::photo(world, &colours, &caption);
                    world.write(chat, from, photo, reply_to)
                })?
            } else {
                let (file, stored) = file(control, &arguments, name).await?;
                control.change(|world| {
                    let id = file.id.clone();
                    let ids = world.send_file(chat, from, kind, file, &caption)?;
                    world.media.keep(id, stored);
                    Ok::<_, ActError>(ids)
                })?
            }
        }
        (None, Some(words)) => control.try_write(chat, from, words, reply_to)?,
        (None, None) => return Err(wrong("text", "is required, or photo, video or document")),
    };
    Ok(json!({ "message_id": message_id, "update_id": update_id }).to_string())
}

async fn file(
    control: &Control,
    arguments: &Arguments,
    name: &str,
) -> Result<(FileReference, StoredFile), Refusal> {
    let upload = match arguments.media(name)? {
        MediaSource::Upload(upload) => upload,
        MediaSource::Address(address) if is_loopback(&address) => {
            let fetched = control.shared().outgoing.fetch(&address).await;
            fetched.map_err(|why| wrong(name, &format!("cannot be fetched: {why}")))?
        }
        MediaSource::Address(_) => return Err(wrong(name, "must be an address of this computer")),
    };
    Ok(crate::sandbox::prefetch::stored(upload))
}
