//! Writes calls as the method explorer does, for the script that runs them against the sandbox.
//!
//! Takes the address from `SANDBOX_ADDRESS`, the folder to write into and a file to upload. Each
//! call becomes `name.sh`, `name.py` and `name.mjs`, and `name.json` says what it should do.

use std::error::Error;
use std::path::Path;

use mpchat_console::api::ApiAddress;
use mpchat_console::api::code::{Call, CodeFile, CodeLanguage, write};
use serde_json::{Value, json};

/// Texts that have broken quoting somewhere.
const TEXTS: [(&str, &str); 9] = [
    ("plain", "hello"),
    ("quotes", "it's \"quoted\" and `ticked`"),
    ("shell", "$HOME ${PATH} $(id) `id` !! \\ ; & | > <"),
    ("lines", "one\ntwo\r\n\tthree\\n"),
    ("world", "你好，世界 🙂👨‍👩‍👧 مرحبا"),
    ("code", "{token} {{x}} %s %(x)s ${MPCHAT_BOT_TOKEN} \\u0041 '''\"\"\""),
    ("at", "@/etc/hostname"),
    ("hidden", "a\u{202e}b\u{200b}c\u{2028}d\u{7f}e"),
    ("script", "</script> `${1+1}` __proto__ \\x41 \u{1}"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let file = arguments.next().ok_or("which file?")?;
    let address = ApiAddress::parse(&std::env::var("SANDBOX_ADDRESS")?)?;
    let chat = 987_654_321;
    for (name, text) in TEXTS {
        let params = json!({ "chat_id": chat, "text": text });
        one(Path::new(&folder), &address, name, "sendMessage", &params, &[], text)?;
        let upload = [CodeFile { parameter: "document", path: &file, name: "list 'of' \"things\".txt" }];
        let params = json!({ "chat_id": chat, "caption": text });
        one(Path::new(&folder), &address, &format!("{name}_file"), "sendDocument", &params, &upload, text)?;
    }
    let button = json!({ "text": "it's \"here\"", "url": "https://mp.net/?a=1&b=%20" });
    let params = json!({
        "chat_id": chat.to_string(),
        "text": "a button",
        "reply_markup": { "inline_keyboard": [[button]] },
        "disable_notification": true,
        "odd": [null, 1.5, -7, 18_446_744_073_709_551_615_u64, { "__proto__": [] }],
    });
    one(Path::new(&folder), &address, "button", "sendMessage", &params, &[], "a button")
}

fn one(
    folder: &Path,
    address: &ApiAddress,
    name: &str,
    method: &str,
    params: &Value,
    files: &[CodeFile<'_>],
    text: &str,
) -> Result<(), Box<dyn Error>> {
    let params = params.as_object().ok_or("parameters are an object")?;
    let call = Call { address, method, params, files };
    for (language, ending) in
        [(CodeLanguage::Curl, "sh"), (CodeLanguage::Python, "py"), (CodeLanguage::JavaScript, "mjs")]
    {
        std::fs::write(folder.join(format!("{name}.{ending}")), write(&call, language))?;
    }
    let expected = json!({ "text": text, "file": !files.is_empty() });
    std::fs::write(folder.join(format!("{name}.json")), expected.to_string())?;
    Ok(())
}
