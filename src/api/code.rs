//! A call as lines to run elsewhere: curl, Python, JavaScript and Rust. The token is never in them;
//! they read the variable `MPCHAT_BOT_TOKEN` (the name of help.mp.net 15703362).

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::ApiAddress;

/// A language that a call can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CodeLanguage {
    /// One command for a POSIX shell.
    #[default]
    Curl,
    /// With `requests`.
    Python,
    /// With what Node 20 has built in; a module (`.mjs`).
    JavaScript,
    /// With `reqwest`, `tokio` and `serde_json`.
    Rust,
}

impl CodeLanguage {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Curl, Self::Python, Self::JavaScript, Self::Rust];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Python => "Python",
            Self::JavaScript => "JavaScript",
            Self::Rust => "Rust",
        }
    }
}

/// A file that goes with a call as a part of a multipart body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeFile<'a> {
    /// The parameter.
    pub parameter: &'a str,
    /// Where it lies.
    pub path: &'a str,
    /// The name it is sent under.
    pub name: &'a str,
}

/// A call to be written down.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Where the Bot API lives.
    pub address: &'a ApiAddress,
    /// The method: letters, digits and `_`.
    pub method: &'a str,
    /// Its parameters.
    pub params: &'a Map<String, Value>,
    /// Files; with any, the body is multipart.
    pub files: &'a [CodeFile<'a>],
}

/// The call in a language.
#[must_use]
pub fn write(call: &Call<'_>, language: CodeLanguage) -> String {
    match language {
        CodeLanguage::Curl => curl(call),
        CodeLanguage::Python => python(call),
        CodeLanguage::JavaScript => javascript(call),
        CodeLanguage::Rust => rust(call),
    }
}

impl Call<'_> {
    /// The URL with `token` in the token's place.
    fn url(&self, token: &str) -> String {
        format!("{}/bot{token}/{}", self.address, self.method)
    }
}

fn curl(call: &Call<'_>) -> String {
    let url = in_double_quotes(&call.url("\0")).replace('\0', "${MPCHAT_BOT_TOKEN}");
    // curl takes the brackets of an IPv6 address for a pattern otherwise.
    let plain = if url.contains('[') { " --globoff" } else { "" };
    let mut line = format!("curl --silent --show-error{plain} \"{url}\"");
    if call.files.is_empty() {
        let body = json_text(call.params);
        let _ =
            write!(line, " \\\n  --header 'content-type: application/json' \\\n  --data-raw {}", sh(&body));
        return line + "\n";
    }
    for (name, value) in call.params {
        let _ = write!(line, " \\\n  --form-string {}", sh(&format!("{name}={}", form_text(value))));
    }
    for file in call.files {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        let part =
            format!("{}=@\"{}\";filename=\"{}\"", file.parameter, quoted(file.path), quoted(file.name));
        let _ = write!(line, " \\\n  --form {}", sh(&part));
    }
    line + "\n"
}

fn python(call: &Call<'_>) -> String {
    let url = quoted(&call.url("\0"), Escapes::Json).replace('{', "{{").replace('}', "}}");
    let url = url.replace("\\u0000", "{os.environ['MPCHAT_BOT_TOKEN']}");
    let mut code = format!("import os\n\nimport requests\n\nanswer = requests.post(\n    f{url},\n");
    if call.files.is_empty() {
        let mut writer = Literal { words: ["True", "False", "None"], ..Literal::new(1) };
        writer.object(call.params);
        let _ = writeln!(code, "    json={},", writer.text);
    } else {
        code.push_str("    data={\n");
        for (name, value) in call.params {
            let (name, value) = (quoted(name, Escapes::Json), quoted(&form_text(value), Escapes::Json));
            let _ = writeln!(code, "        {name}: {value},");
        }
        code.push_str("    },\n    files={\n");
        for file in call.files {
            let [parameter, path, name] =
                [file.parameter, file.path, file.name].map(|text| quoted(text, Escapes::Json));
            let _ = writeln!(code, "        {parameter}: ({name}, open({path}, \"rb\")),");
        }
        code.push_str("    },\n");
    }
    code.push_str("    timeout=60,\n)\nprint(answer.status_code, answer.text)\n");
    code
}

fn javascript(call: &Call<'_>) -> String {
    let url = in_template(&call.url("\0")).replace('\0', "${MPCHAT_BOT_TOKEN}");
    let mut code = String::new();
    if !call.files.is_empty() {
        code.push_str("import { openAsBlob } from \"node:fs\";\n\n");
    }
    code.push_str("const { MPCHAT_BOT_TOKEN } = process.env;\n");
    if call.files.is_empty() {
        let body = if call.params.iter().any(|(key, value)| changes_in_javascript(key, value)) {
            quoted(&json_text(call.params), Escapes::Json)
        } else {
            let mut writer = Literal::new(1);
            writer.object(call.params);
            format!("JSON.stringify({})", writer.text)
        };
        let _ = write!(
            code,
            "const answer = await fetch(`{url}`, {{\n  method: \"POST\",\n  headers: {{ \"content-type\": \
             \"application/json\" }},\n  body: {body},\n}});\n",
            body = body.replace("\n    ", "\n  ").replace("\n    }", "\n  }")
        );
    } else {
        code.push_str("const form = new FormData();\n");
        for (name, value) in call.params {
            let (name, value) = (quoted(name, Escapes::Json), quoted(&form_text(value), Escapes::Json));
            let _ = writeln!(code, "form.set({name}, {value});");
        }
        for file in call.files {
            let [parameter, path, name] =
                [file.parameter, file.path, file.name].map(|text| quoted(text, Escapes::Json));
            let _ = writeln!(code, "form.set({parameter}, await openAsBlob({path}), {name});");
        }
        let _ = writeln!(code, "const answer = await fetch(`{url}`, {{ method: \"POST\", body: form }});");
    }
    code.push_str("console.log(answer.status, await answer.text());\n");
    code
}

fn rust(call: &Call<'_>) -> String {
    let url = quoted(&call.url("\0"), Escapes::Rust).replace('{', "{{").replace('}', "}}");
    let url = url.replace("\\u{{0}}", "{token}");
    let body = if call.files.is_empty() {
        let mut writer = Literal { escapes: Escapes::Rust, ..Literal::new(2) };
        writer.object(call.params);
        format!(".json(&serde_json::json!({}))", writer.text)
    } else {
        let mut form = "reqwest::multipart::Form::new()".to_owned();
        for (name, value) in call.params {
            let (name, value) = (quoted(name, Escapes::Rust), quoted(&form_text(value), Escapes::Rust));
            let _ = write!(form, "\n        .text({name}, {value})");
        }
        for file in call.files {
            let [parameter, path, name] =
                [file.parameter, file.path, file.name].map(|text| quoted(text, Escapes::Rust));
            let _ = write!(
                form,
                "\n        .part({parameter}, reqwest::multipart::Part::file({path}).await?.file_name({name}))"
            );
        }
        return format!(
            "// reqwest with the features \"multipart\" and \"stream\"; tokio with \"macros\" and \
             \"rt-multi-thread\".\n#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> \
             {{\n    let token = std::env::var(\"MPCHAT_BOT_TOKEN\")?;\n    let form = {form};\n    let answer \
             = reqwest::Client::new()\n        .post(format!({url}))\n        .multipart(form)\n        \
             .send()\n        .await?;\n    println!(\"{{}} {{}}\", answer.status(), \
             answer.text().await?);\n    Ok(())\n}}\n"
        );
    };
    format!(
        "// reqwest with the feature \"json\"; tokio with \"macros\" and \"rt-multi-thread\"; \
         serde_json.\n#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    let \
         token = std::env::var(\"MPCHAT_BOT_TOKEN\")?;\n    let answer = reqwest::Client::new()\n        \
         .post(format!({url}))\n        {body}\n        .send()\n        .await?;\n    println!(\"{{}} \
         {{}}\", answer.status(), answer.text().await?);\n    Ok(())\n}}\n"
    )
}

/// The parameters as JSON in one line, with escapes for what cannot be seen.
fn json_text(params: &Map<String, Value>) -> String {
    let mut text = String::new();
    // Outside texts there are no such characters.
    for c in Value::Object(params.clone()).to_string().chars() {
        if is_unseen(c) {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text
}

/// A parameter as the text of a multipart field: texts as they are, the rest as JSON (inferred).
fn form_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A word of a POSIX shell: nothing in single quotes means anything but the quote itself.
fn sh(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Inside the double quotes of a POSIX shell.
fn in_double_quotes(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '"' | '$' | '`') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// Inside a template of JavaScript.
fn in_template(text: &str) -> String {
    text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${")
}

/// How a character that cannot stand in a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    /// `\u202e`, which JSON, Python and JavaScript read alike.
    Json,
    /// `\u{202e}`.
    Rust,
}

/// A text in double quotes. What cannot be seen is written as an escape, so that the code does what
/// it looks like.
fn quoted(text: &str, escapes: Escapes) -> String {
    let mut code = String::with_capacity(text.len() + 2);
    code.push('"');
    for c in text.chars() {
        match c {
            '"' => code.push_str("\\\""),
            '\\' => code.push_str("\\\\"),
            '\n' => code.push_str("\\n"),
            '\r' => code.push_str("\\r"),
            '\t' => code.push_str("\\t"),
            c if is_unseen(c) && escapes == Escapes::Rust => {
                let _ = write!(code, "\\u{{{:x}}}", u32::from(c));
            }
            c if is_unseen(c) => {
                let _ = write!(code, "\\u{:04x}", u32::from(c));
            }
            c => code.push(c),
        }
    }
    code.push('"');
    code
}

/// Control characters, and those that hide or turn the direction of what follows. All of them are
/// below U+10000. The joiner of emoji stays.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// JavaScript would round the number, or take the name for something else.
fn changes_in_javascript(key: &str, value: &Value) -> bool {
    const SAFE: u64 = (1 << 53) - 1;
    let changes = match value {
        Value::Number(number) => {
            number.as_u64().is_some_and(|n| n > SAFE)
                || number.as_i64().is_some_and(|n| n.unsigned_abs() > SAFE)
        }
        Value::Array(items) => items.iter().any(|item| changes_in_javascript("", item)),
        Value::Object(members) => members.iter().any(|(key, value)| changes_in_javascript(key, value)),
        _ => false,
    };
    changes || key == "__proto__"
}

/// Writes a value as a literal, indented by four.
struct Literal {
    text: String,
    depth: usize,
    escapes: Escapes,
    words: [&'static str; 3],
}

impl Literal {
    fn new(depth: usize) -> Self {
        Self { text: String::new(), depth, escapes: Escapes::Json, words: ["true", "false", "null"] }
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.push_str(&"    ".repeat(self.depth));
    }

    fn value(&mut self, value: &Value) {
        let [yes, no, nothing] = self.words;
        match value {
            Value::Null => self.text.push_str(nothing),
            Value::Bool(true) => self.text.push_str(yes),
            Value::Bool(false) => self.text.push_str(no),
            Value::Number(number) => {
                self.text.push_str(&number.to_string());
                // A bare number is an `i32` in Rust.
                if self.escapes == Escapes::Rust && number.as_i64().is_some_and(|n| i32::try_from(n).is_err())
                {
                    self.text.push_str("_i64");
                } else if self.escapes == Escapes::Rust && number.is_u64() && number.as_i64().is_none() {
                    self.text.push_str("_u64");
                }
            }
            Value::String(text) => self.text.push_str(&quoted(text, self.escapes)),
            Value::Array(items) if items.is_empty() => self.text.push_str("[]"),
            Value::Array(items) => {
                self.text.push('[');
                self.depth += 1;
                for item in items {
                    self.line();
                    self.value(item);
                    self.text.push(',');
                }
                self.depth -= 1;
                self.line();
                self.text.push(']');
            }
            Value::Object(members) => self.object(members),
        }
    }

    fn object(&mut self, members: &Map<String, Value>) {
        if members.is_empty() {
            return self.text.push_str("{}");
        }
        self.text.push('{');
        self.depth += 1;
        for (key, value) in members {
            self.line();
            let key = quoted(key, self.escapes);
            self.text.push_str(&key);
            self.text.push_str(": ");
            self.value(value);
            self.text.push(',');
        }
        self.depth -= 1;
        self.line();
        self.text.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(params: Value, files: &[CodeFile<'_>], language: CodeLanguage) -> String {
        let Value::Object(params) = params else { panic!("an object") };
        let address = ApiAddress::default();
        write(&Call { address: &address, method: "sendMessage", params: &params, files }, language)
    }

    #[test]
    fn curl_is_one_command_with_the_variable_in_the_tokens_place() {
        let line =
            written(json!({"chat_id": 5, "text": "it's $HOME `x` \\ \"q\"\n🙂"}), &[], CodeLanguage::Curl);
        assert_eq!(
            line,
            "curl --silent --show-error \"https://call.mp.net/bot/bot${MPCHAT_BOT_TOKEN}/sendMessage\" \\\n  \
             --header 'content-type: application/json' \\\n  --data-raw \
             '{\"chat_id\":5,\"text\":\"it'\\''s $HOME `x` \\\\ \\\"q\\\"\\n🙂\"}'\n"
        );
    }

    #[test]
    fn a_file_is_a_part_and_a_text_that_looks_like_one_is_none() {
        let file = CodeFile { parameter: "photo", path: "/tmp/a \"b\"\\c.png", name: "a.png" };
        let line = written(json!({"chat_id": 5, "caption": "@/etc/passwd"}), &[file], CodeLanguage::Curl);
        assert!(line.contains("--form-string 'caption=@/etc/passwd'"), "{line}");
        assert!(line.contains(r#"--form 'photo=@"/tmp/a \"b\"\\c.png";filename="a.png"'"#), "{line}");
    }

    #[test]
    fn each_language_reads_the_variable_and_escapes_what_deceives() {
        for language in CodeLanguage::ALL {
            let code = written(json!({"text": "a\u{202e}b"}), &[], language);
            assert!(code.contains("MPCHAT_BOT_TOKEN"), "{code}");
            assert!(!code.contains('\u{202e}'), "{code}");
        }
    }

    #[test]
    fn javascript_keeps_numbers_and_names_that_its_literals_would_change() {
        let safe = written(json!({"chat_id": 9_007_199_254_740_991_i64}), &[], CodeLanguage::JavaScript);
        assert!(safe.contains("JSON.stringify({"), "{safe}");
        for params in [json!({"chat_id": 9_007_199_254_740_992_i64}), json!({"a": [{"__proto__": 1}]})] {
            let code = written(params, &[], CodeLanguage::JavaScript);
            assert!(code.contains("body: \"{"), "{code}");
        }
    }

    #[test]
    fn rust_numbers_say_their_type_where_they_must() {
        let code =
            written(json!({"a": 1, "b": 9_007_199_254_740_991_i64, "c": u64::MAX}), &[], CodeLanguage::Rust);
        for part in ["\"a\": 1,", "\"b\": 9007199254740991_i64,", "\"c\": 18446744073709551615_u64,"] {
            assert!(code.contains(part), "{code}");
        }
    }
}
