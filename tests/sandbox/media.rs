//! Photos, videos and files: by upload, by address, and never by `file_id`.

use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::client::{ADA, Bot, read};

const GIF: &[u8] = b"GIF89a\x40\x01\xf0\x00 and so on";

#[tokio::test]
async fn an_uploaded_photo_can_be_downloaded_again() {
    let bot = Bot::with_ada().await;
    let part = Part::bytes(GIF).file_name("cat.gif").mime_str("image/gif").expect("a type");
    let form = Form::new()
        .text("chat_id", ADA.to_string())
        .text("caption", "*meow*")
        .text("parse_mode", "Markdown")
        .part("photo", part);
    let (status, body) =
        read(bot.http.post(bot.url("sendPhoto")).multipart(form).send().await.expect("sent")).await;
    assert_eq!(status, 200, "{body}");
    let photo = &body["result"]["photo"][0];
    assert_eq!(
        (&photo["width"], &photo["height"], &photo["file_size"]),
        (&json!(320), &json!(240), &json!(GIF.len()))
    );
    assert_eq!(
        (&body["result"]["caption"], &body["result"]["caption_entities"][0]["type"]),
        (&json!("meow"), &json!("bold"))
    );
    let response = bot.http.get(photo["url"].as_str().expect("an address")).send().await.expect("sent");
    assert_eq!(response.headers()["content-type"], "image/gif");
    assert_eq!(response.bytes().await.expect("bytes"), GIF);
}

#[tokio::test]
async fn a_file_id_cannot_be_sent_again() {
    let bot = Bot::with_ada().await;
    let sent =
        bot.ok("sendDocument", json!({"chat_id": ADA, "document": "https://files.example/a.pdf"})).await;
    let id = sent["document"]["file_id"].as_str().expect("an id");
    let why = bot.refused("sendDocument", json!({"chat_id": ADA, "document": id}), 400).await;
    assert!(why.contains("file_id not supported"), "{why}");
}

#[tokio::test]
async fn a_public_address_is_recorded_and_one_of_this_computer_is_fetched() {
    let bot = Bot::with_ada().await;
    let sent = bot.ok("sendPhoto", json!({"chat_id": ADA, "photo": "https://files.example/a%20b.png"})).await;
    assert_eq!(sent["photo"][0]["url"], "https://files.example/a%20b.png");

    let form =
        Form::new().text("chat_id", ADA.to_string()).part("document", Part::bytes(GIF).file_name("cat.gif"));
    let (_, body) =
        read(bot.http.post(bot.url("sendDocument")).multipart(form).send().await.expect("sent")).await;
    let here = body["result"]["document"]["url"].as_str().expect("an address").to_owned();
    let sent = bot.ok("sendPhoto", json!({"chat_id": ADA, "photo": here})).await;
    assert_eq!(sent["photo"][0]["width"], 320);
    assert_ne!(sent["photo"][0]["url"], json!(here), "the sandbox keeps a copy of its own");

    let gone = format!("{here}x").replace("files/", "files/0");
    let why = bot.refused("sendPhoto", json!({"chat_id": ADA, "photo": gone}), 400).await;
    assert!(why.contains("photo cannot be fetched: it answers 404"), "{why}");
}

#[tokio::test]
async fn a_file_may_come_attached_under_another_name() {
    let bot = Bot::with_ada().await;
    let form = Form::new()
        .text("chat_id", ADA.to_string())
        .text("video", "attach://clip")
        .part("clip", Part::bytes(vec![1, 2, 3]).file_name("c.mp4").mime_str("video/mp4").expect("a type"));
    let (status, body) =
        read(bot.http.post(bot.url("sendVideo")).multipart(form).send().await.expect("sent")).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(body["result"]["video"]["file_name"], "c.mp4");
    assert_eq!(body["result"]["video"]["mime_type"], "video/mp4");
}

#[tokio::test]
async fn an_empty_file_and_a_caption_that_is_too_long_are_refused() {
    let bot = Bot::with_ada().await;
    let form =
        Form::new().text("chat_id", ADA.to_string()).part("photo", Part::bytes(vec![]).file_name("e.png"));
    let (status, body) =
        read(bot.http.post(bot.url("sendPhoto")).multipart(form).send().await.expect("sent")).await;
    assert_eq!((status, &body["description"]), (400, &json!("Bad Request: photo is an empty file")));
    let long = json!({"chat_id": ADA, "photo": "https://a.example/a.png", "caption": "x".repeat(1025)});
    assert!(bot.refused("sendPhoto", long, 400).await.contains("caption"));
    let marked = json!({"chat_id": ADA, "photo": "https://a.example/a.png", "parse_mode": "HTML", "caption": format!("<b>{}</b>", "x".repeat(1024))});
    bot.ok("sendPhoto", marked).await;
}

#[tokio::test]
async fn more_than_50_mb_is_refused_with_and_without_a_length() {
    let bot = Bot::with_ada().await;
    let big = vec![b'x'; 50 * 1024 * 1024 + 1];
    let known = Form::new()
        .text("chat_id", ADA.to_string())
        .part("document", Part::bytes(big.clone()).file_name("big"));
    let answer = bot.http.post(bot.url("sendDocument")).multipart(known).send().await;
    too_large(answer).await;
    let chunks = futures_util::stream::iter(
        big.chunks(1 << 20).map(|c| Ok::<_, std::io::Error>(c.to_vec())).collect::<Vec<_>>(),
    );
    let streamed = Part::stream(reqwest::Body::wrap_stream(chunks)).file_name("big");
    let unknown = Form::new().text("chat_id", ADA.to_string()).part("document", streamed);
    let answer = bot.http.post(bot.url("sendDocument")).multipart(unknown).send().await;
    too_large(answer).await;
    assert!(bot.control.bot_messages().is_empty());
}

/// A client that is still sending gets to see the answer too.
async fn too_large(answer: Result<reqwest::Response, reqwest::Error>) {
    let (status, body) = read(answer.expect("an answer")).await;
    assert_eq!((status, &body["error_code"]), (413, &json!(413)));
}

#[tokio::test]
async fn a_wrong_token_is_told_so_even_in_the_middle_of_an_upload() {
    let bot = Bot::with_ada().await;
    let part = Part::bytes(vec![b'x'; 20 * 1024 * 1024]).file_name("big");
    let url = bot.url("sendDocument").replace("/sendDocument", "x/sendDocument");
    let answer = bot.http.post(url).multipart(Form::new().part("document", part)).send().await;
    assert_eq!(read(answer.expect("an answer")).await.0, 401);
}
