//! The Rust verifier that the program hands out, compiled as it is handed out, against both
//! vectors. `tests/interop/run` does the same with the other two.

#[path = "../assets/verifiers/verify.rs"]
#[allow(missing_docs, clippy::all, clippy::pedantic, clippy::expect_used, reason = "it is for other people's projects")]
#[rustfmt::skip]
mod verify;

use verify::{InitDataError, unix_now, verify_init_data};

const APP: Option<&str> = Some("ma_sandbox0001");

#[test]
fn the_rust_verifier_meets_all_seven_expectations_of_both_vectors() {
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("interop/init_data_vectors.json")).expect("JSON");
    let token = vectors["token"].as_str().expect("a token");
    for name in ["a", "b"] {
        let vector = vectors[name].as_str().expect("a vector");
        let at = |now| verify_init_data(vector, token, APP, 300, now).map(drop);
        let now = 1_767_225_610;
        let as_is = |text: &str, token: &str, app| verify_init_data(text, token, app, 300, now).map(drop);
        assert_eq!(at(now), Ok(()));
        assert_eq!(at(1_767_225_900), Ok(()));
        assert_eq!(at(1_767_225_901), Err(InitDataError::Invalid));
        assert_eq!(as_is(vector, token, Some("ma_other")), Err(InitDataError::Forbidden));
        assert_eq!(as_is(vector, &format!("{token}x"), APP), Err(InitDataError::Invalid));
        let other = vector.replace("987654321", "987654322").replace("9007199254740991", "9007199254740990");
        assert_eq!(as_is(&other, token, APP), Err(InitDataError::Invalid));
        let (without_hash, _) = vector.split_once("&hash=").expect("a hash");
        assert_eq!(as_is(without_hash, token, APP), Err(InitDataError::Invalid));
        assert_eq!(as_is(&format!("{vector}&user=%7B%7D"), token, APP), Err(InitDataError::Invalid));
    }
    assert!(unix_now() > 1_700_000_000);
}
