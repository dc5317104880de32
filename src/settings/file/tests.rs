use std::time::Duration;

use serde_json::json;

use super::*;
use crate::api::{Proxy, ProxyAddress};
use crate::engine::PollSettings;
use crate::i18n::Language;
use crate::settings::{Motion, Notifications, Retention, Scale};

/// Settings of which nothing is at its default.
fn chosen() -> Settings {
    Settings {
        language: Some(Language::TraditionalChinese),
        theme: Some(egui::Theme::Dark),
        scale: Scale::new(150).unwrap(),
        motion: Motion::Reduced,
        notifications: Notifications { enabled: false, show_text: true, sound: true, quiet_until: Some(7) },
        proxy: Proxy::Address(ProxyAddress::parse("socks5://127.0.0.1:1080").unwrap()),
        polling: PollSettings {
            timeout: Duration::from_secs(20),
            limit: 10,
            allowed_updates: Some(vec!["message".to_owned()]),
        },
        retention: Retention::Days(30),
        found: Found::default(),
    }
}

fn load_text(text: impl AsRef<[u8]>) -> (tempfile::TempDir, Settings) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), text).unwrap();
    let settings = Settings::load(folder.path());
    (folder, settings)
}

fn written(folder: &tempfile::TempDir) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.path().join(FILE)).unwrap()).unwrap()
}

/// The choices alone.
fn choices(settings: &Settings) -> Settings {
    Settings { found: Found::default(), ..settings.clone() }
}

#[test]
fn every_choice_survives() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Settings::load(folder.path()), Settings::default(), "no file is no problem");
    for settings in [chosen(), Settings::default()] {
        settings.save(folder.path()).unwrap();
        let read = Settings::load(folder.path());
        assert_eq!(choices(&read), settings);
        assert_eq!(read.found.problems(), []);
    }
    for field in Field::ALL {
        assert_ne!(field.write(&chosen()), field.write(&Settings::default()), "{field:?} is tried");
    }
}

#[test]
fn one_choice_that_is_none_is_named_and_leaves_the_others() {
    let wrong = |field| match field {
        Field::Language => vec![json!("tlh"), json!(7), json!(["en"])],
        Field::Theme => vec![json!("blue"), json!(true), json!({})],
        Field::Scale => vec![json!(74), json!(201), json!(-100), json!(100.5), json!("100"), json!(1e300)],
        Field::Motion => vec![json!("fast"), json!(false), json!(0)],
        Field::Notify | Field::NotifyText | Field::NotifySound => vec![json!(1), json!("yes"), json!([])],
        Field::QuietUntil => vec![json!("tomorrow"), json!(-1), json!(1.5), json!(u64::MAX)],
        Field::Proxy => vec![json!(""), json!("http://a:b@c"), json!("ftp://c"), json!(1), json!([])],
        Field::PollTimeout => vec![json!(51), json!(-1), json!("50"), json!(u64::MAX), json!(1.5)],
        Field::PollLimit => vec![json!(0), json!(101), json!("100"), json!([1])],
        Field::AllowedUpdates => {
            vec![json!([]), json!("message"), json!([1]), json!(["a b"]), json!([""]), json!(vec!["a"; 21])]
        }
        Field::Retention => vec![json!(0), json!(3651), json!(-1), json!("30"), json!(false)],
    };
    for field in Field::ALL {
        for value in wrong(field) {
            let mut document = chosen().to_document();
            put(&mut document, field, value.clone());
            let (_folder, settings) = load_text(Value::Object(document).to_string());
            let problems = settings.found.problems();
            let found = shown(&value);
            assert_eq!(problems, [SettingsProblem::Choice { field, found }], "{value}");
            for other in Field::ALL {
                let expected = if other == field { Settings::default() } else { chosen() };
                assert_eq!(other.write(&settings), other.write(&expected), "{field:?} {value}: {other:?}");
            }
        }
    }
}

#[test]
fn a_group_that_is_no_group_loses_its_own_choices_only() {
    for wrong in [json!(true), json!(7), json!("x"), json!([1])] {
        let mut document = chosen().to_document();
        document.insert("polling".to_owned(), wrong.clone());
        let (folder, settings) = load_text(Value::Object(document).to_string());
        assert_eq!(settings.found.problems().len(), 3, "{wrong}");
        assert_eq!(choices(&settings), Settings { polling: PollSettings::default(), ..chosen() });
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()).found.problems(), [], "written anew it is whole");
    }
}

#[test]
fn what_is_no_settings_file_is_set_aside_and_told() {
    let whole = Value::Object(chosen().to_document()).to_string();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let mut cases: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"null".to_vec(),
        b"[1]".to_vec(),
        b"\"settings\"".to_vec(),
        b"\xff\xfe{\0}\0".to_vec(),
        b"{\"theme\":\"\xff\"}".to_vec(),
        deep.into_bytes(),
        format!("{{\"x\":\"{}\"}}", "x".repeat(MAX_BYTES as usize)).into_bytes(),
        vec![0; 5_000_000],
    ];
    cases.extend((1..whole.len()).step_by(37).map(|length| whole.as_bytes()[..length].to_vec()));
    for bytes in cases {
        let (folder, settings) = load_text(&bytes);
        let aside = folder.path().join(DAMAGED);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        assert_eq!(settings.found.problems(), [SettingsProblem::Damaged(Some(aside.clone()))], "{start}");
        assert_eq!(choices(&settings), Settings::default(), "{start}");
        assert_eq!(fs::read(aside).unwrap(), bytes, "nothing of it is lost: {start}");
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()).found.problems(), []);
    }
}

#[test]
fn a_byte_order_mark_is_no_damage() {
    let (_folder, settings) = load_text("\u{feff}{\"theme\":\"dark\"}");
    assert_eq!((settings.theme, settings.found.problems()), (Some(egui::Theme::Dark), &[][..]));
}

#[test]
fn what_cannot_be_opened_is_told_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(FILE)).unwrap();
    let settings = Settings::load(folder.path());
    assert!(matches!(settings.found.problems(), [SettingsProblem::Unreadable(_)]));
    assert!(settings.save(folder.path()).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no half-written file stays behind");

    let no_folder = folder.path().join("a file");
    fs::write(&no_folder, "x").unwrap();
    assert!(matches!(Settings::load(&no_folder).found.problems(), [SettingsProblem::Unreadable(_)]));
    assert!(settings.save(&no_folder).is_err());
}

#[cfg(unix)]
#[test]
fn a_file_without_the_right_to_read_is_told_and_a_pipe_is_not_waited_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, _) = load_text("{}");
    let file = folder.path().join(FILE);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads it all the same.
    if fs::File::open(&file).is_err() {
        assert!(matches!(Settings::load(folder.path()).found.problems(), [SettingsProblem::Unreadable(_)]));
    }
    fs::remove_file(&file).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&file).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(matches!(Settings::load(folder.path()).found.problems(), [SettingsProblem::Unreadable(_)]));
    }
}

#[test]
fn what_a_later_version_wrote_is_told_and_kept() {
    let later = |scale: u16| {
        json!({
            "version": 9,
            "theme": {"light": "sepia"},
            "scale": scale,
            "colour": "#ff0000",
            "notifications": {"sound": true, "tune": "bell"},
        })
    };
    let (folder, mut settings) = load_text(later(120).to_string());
    let theme = SettingsProblem::Choice { field: Field::Theme, found: "{…}".to_owned() };
    assert_eq!(settings.found.problems(), [SettingsProblem::Newer(9), theme]);
    assert!(settings.notifications.sound && settings.scale.percent() == 120);
    settings.scale = Scale::new(175).unwrap();
    settings.save(folder.path()).unwrap();
    assert_eq!(written(&folder), later(175));
}

#[test]
fn a_file_from_before_there_were_versions_is_read_and_brought_up_to_date() {
    let (folder, settings) = load_text(r#"{"language":"zh-Hans","theme":null,"mine":1}"#);
    assert_eq!(settings.found.problems(), []);
    assert_eq!(settings.language, Some(Language::SimplifiedChinese));
    settings.save(folder.path()).unwrap();
    let kept = written(&folder);
    assert_eq!((&kept["version"], &kept["mine"], &kept["scale"]), (&json!(1), &json!(1), &json!(100)));
}

#[test]
fn a_value_from_outside_is_shown_short() {
    assert_eq!(shown(&json!("x".repeat(100))).chars().count(), SHOWN_CHARS);
    assert_eq!(shown(&json!([1, 2])), "[…]");
    assert_eq!(shown(&json!(7)), "7");
}
