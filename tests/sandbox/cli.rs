//! `mpchat-console sandbox`, as a child process.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

struct Running {
    child: Child,
    address: String,
    token: String,
    control: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mpchat-console"))
            .arg("sandbox")
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut after = |name: &str| {
            let line = lines.next().expect("a line").expect("text");
            line.strip_prefix(name)
                .unwrap_or_else(|| panic!("{line:?} should begin with {name}"))
                .trim()
                .to_owned()
        };
        after("MPChat sandbox");
        let (address, token, control) = (after("address"), after("token"), after("control"));
        Self { child, address, token, control }
    }

    async fn call(&self, method: &str, parameters: Value) -> Value {
        let http = mpchat_console::api::http::client().no_proxy().build().expect("a client");
        let url = format!("{}/bot{}/{method}", self.address, self.token);
        http.post(url).json(&parameters).send().await.expect("an answer").json().await.expect("JSON")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn it_prints_where_it_is_and_answers_there() {
    let running = Running::start(&["--quiet", "--token", "5:FAKE", "--rate-limit", "0"]);
    assert!(running.address.starts_with("http://127.0.0.1:") && running.address.ends_with("/bot"));
    assert!(running.control.ends_with("/_sandbox"));
    assert_eq!(running.token, "5:FAKE");
    assert_eq!(running.call("getMe", json!({})).await["result"]["username"], "demo_mpbot");
    assert_eq!(running.call("getUpdates", json!({})).await["result"], json!([]), "nobody is there");
}

#[tokio::test]
async fn the_demo_is_there_unless_it_is_told_to_be_quiet() {
    let running = Running::start(&[]);
    let updates = running.call("getUpdates", json!({})).await;
    assert!(updates["result"].as_array().is_some_and(|updates| updates.len() > 10));
}

#[cfg(unix)]
#[tokio::test]
async fn it_stops_cleanly_and_goes_on_from_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("world.json");
    let state = state.to_str().expect("a path");
    let mut running = Running::start(&["--quiet", "--state", state]);
    let token = running.token.clone();
    let commands = json!({"commands": [{"command": "start", "description": "Begin"}]});
    running.call("setMyCommands", commands).await;
    let interrupted = Command::new("kill").arg("-INT").arg(running.child.id().to_string()).status();
    assert!(interrupted.expect("kill").success());
    assert!(running.child.wait().expect("an end").success(), "Ctrl-C is no failure");

    let running = Running::start(&["--quiet", "--state", state]);
    assert_eq!(running.token, token);
    let commands = running.call("getMyCommands", json!({})).await;
    assert_eq!(commands["result"][0]["command"], "start");
}

#[tokio::test]
async fn a_script_is_played() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("script.json");
    let text = r#"{
        "people": [{"id": 7, "name": "Ada"}],
        "steps": [
            {"chat": 7, "from": 7, "text": "first", "label": "first"},
            {"chat": 7, "from": 7, "text": "second", "after_bot": true, "reply_to": "first"}
        ]
    }"#;
    std::fs::write(&script, text).expect("written");
    let running = Running::start(&["--script", script.to_str().expect("a path"), "--pace", "100"]);
    let first = running.call("getUpdates", json!({"timeout": 10})).await;
    assert_eq!(first["result"][0]["message"]["text"], "first");
    running.call("sendMessage", json!({"chat_id": 7, "text": "go on"})).await;
    let second = running.call("getUpdates", json!({"timeout": 10})).await;
    let message = &second["result"][0]["message"];
    assert_eq!((&message["text"], &message["reply_to_message"]["text"]), (&json!("second"), &json!("first")));
}

#[test]
fn a_mistake_is_said_in_one_line_and_ends_it() {
    for (arguments, says) in [
        (vec!["--token", "a/b"], "slash"),
        (vec!["--script", "no-such-file.json"], "no-such-file.json"),
        (vec!["--quiet", "--script", "x"], "cannot be used with"),
        (vec!["--mini-app", "orders"], "NAME=URL"),
    ] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_mpchat-console")).arg("sandbox").args(&arguments).output();
        let output = output.expect("the program runs");
        assert!(!output.status.success());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(says), "{arguments:?}: {error}");
    }
}
