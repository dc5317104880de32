//! Buttons under a message.

use serde_json::{Map, Value};

use crate::sandbox::arguments::{Arguments, wrong};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::World;
use crate::sandbox::world::message::{Button, Keyboard, WebAppLink};

/// Members of a button that carry what it does.
const UNSUPPORTED: [&str; 7] = [
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

/// Reads `reply_markup`. An empty keyboard is none.
pub(super) fn buttons(world: &World, arguments: &Arguments) -> Result<Option<Box<Keyboard>>, Refusal> {
    let bad = |what: &str| wrong("reply_markup", what);
    let Some(markup) = arguments.json::<Map<String, Value>>("reply_markup", "an object")? else {
        return Ok(None);
    };
    let rows = match markup.get("inline_keyboard") {
        Some(Value::Array(rows)) => rows,
        Some(_) => return Err(bad("must hold inline_keyboard as an array of rows")),
        // Reply keyboards are mentioned nowhere; refusing them is inferred.
        None => {
            return Err(bad("must hold inline_keyboard; other keyboards are not supported"));
        }
    };
    let mut keyboard = Keyboard { inline_keyboard: Vec::new() };
    for (r, row) in rows.iter().enumerate() {
        let Value::Array(row) = row else {
            return Err(bad(&format!("must be an array of buttons at inline_keyboard[{r}]")));
        };
        let mut line = Vec::new();
        for (b, value) in row.iter().enumerate() {
            let place = format!("inline_keyboard[{r}][{b}]");
            line.push(
                button(world, value).map_err(|what| bad(&format!("has a bad button at {place}: {what}")))?,
            );
        }
        if !line.is_empty() {
            keyboard.inline_keyboard.push(line);
        }
    }
    if keyboard.inline_keyboard.iter().map(Vec::len).sum::<usize>() > 100 {
        return Err(bad("has more than 100 buttons"));
    }
    Ok((!keyboard.inline_keyboard.is_empty()).then(|| Box::new(keyboard)))
}

fn button(world: &World, value: &Value) -> Result<Button, String> {
    let Value::Object(members) = value else {
        return Err("it is no object".to_owned());
    };
    if let Some(other) = UNSUPPORTED.iter().find(|name| members.contains_key(**name)) {
        return Err(format!("{other} is not supported"));
    }
    let button: Button = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    if button.text.trim().is_empty() {
        return Err("text is empty".to_owned());
    }
    match (&button.web_app, &button.url, &button.callback_data) {
        (Some(WebAppLink { url }), None, None) => {
            if world.mini_app_at(url).is_none() {
                // The server resolves the address against the bot's MiniApps (help.mp.net
                // 15703394); that it refuses others with 400 is inferred.
                return Err(format!("web_app.url {url} matches no MiniApp of the bot"));
            }
        }
        (None, Some(url), None) => {
            let good = url::Url::parse(url).is_ok_and(|url| !url.cannot_be_a_base());
            if !good {
                return Err("url is no address".to_owned());
            }
        }
        (None, None, Some(data)) => {
            if data.is_empty() || data.len() > 64 {
                return Err("callback_data must be of 1 to 64 bytes".to_owned());
            }
        }
        _ => return Err("it needs exactly one of web_app, url and callback_data".to_owned()),
    }
    Ok(button)
}
