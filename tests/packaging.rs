//! What packages say about the program: every file that a download is made of agrees with Cargo.toml.
//! The scripts are for `sh`, so this runs where there is one.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use clap::CommandFactory as _;
use mpchat_console::about::{APP_ID, NAME, PROGRAM, VERSION};
use mpchat_console::cli::Args;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn manifest(path: &[&str]) -> String {
    let table: toml::Table = read("Cargo.toml").parse().unwrap();
    let mut value = &toml::Value::Table(table);
    for key in path {
        value = &value[*key];
    }
    value.as_str().unwrap().to_owned()
}

fn id() -> String {
    manifest(&["package", "metadata", "desktop", "id"])
}

fn name() -> String {
    manifest(&["package", "metadata", "desktop", "name"])
}

fn version() -> String {
    manifest(&["package", "version"])
}

fn program() -> String {
    manifest(&["package", "name"])
}

/// A template as the scripts fill it.
fn filled(path: &str) -> String {
    let output = Command::new("sh")
        .args(["-euc", ". packaging/identity.sh; fill \"$1\"", "packaging/linux/build", path])
        .current_dir(ROOT)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The words in @ signs that are left.
fn words_left(text: &str) -> Vec<&str> {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    text.lines().flat_map(|line| line.split('@').skip(1).step_by(2)).filter(|word| is_word(word)).collect()
}

/// The top dictionary of a property list, arrays and switches as their tags' names.
fn property_list(text: &str) -> BTreeMap<String, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).unwrap();
    assert!(document.root_element().has_tag_name("plist"));
    let dict = document.root_element().first_element_child().unwrap();
    assert!(dict.has_tag_name("dict"));
    let parts: Vec<_> = dict.children().filter(roxmltree::Node::is_element).collect();
    assert!(parts.len().is_multiple_of(2), "a key without a value");
    let entry = |pair: &[roxmltree::Node<'_, '_>]| {
        assert!(pair[0].has_tag_name("key"), "{pair:?}");
        let value =
            if pair[1].has_tag_name("string") { pair[1].text().unwrap() } else { pair[1].tag_name().name() };
        (pair[0].text().unwrap().to_owned(), value.to_owned())
    };
    parts.chunks_exact(2).map(entry).collect()
}

/// The keys of the first group of a desktop entry.
fn desktop_entry(text: &str) -> BTreeMap<&str, &str> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("[Desktop Entry]"));
    lines.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once('=')).collect()
}

#[test]
fn the_program_says_of_itself_what_its_packages_say() {
    assert_eq!([APP_ID, NAME, PROGRAM, VERSION], [id(), name(), program(), version()]);
}

#[test]
fn the_bundle_for_macos_has_the_programs_name_version_and_id() {
    let text = filled("packaging/macos/Info.plist");
    assert_eq!(words_left(&text), Vec::<&str>::new());
    let list = property_list(&text);
    assert_eq!(list["CFBundleIdentifier"], id());
    assert_eq!(list["CFBundleName"], name());
    assert_eq!(list["CFBundleExecutable"], program());
    assert_eq!(list["CFBundleShortVersionString"], version());
    assert_eq!(list["CFBundleVersion"], version());
    assert_eq!(list["NSHighResolutionCapable"], "true");
    assert!(
        Path::new(ROOT).join("assets/icon").join(&list["CFBundleIconFile"]).with_extension("icns").is_file()
    );
}

#[test]
fn the_hardened_runtime_has_no_exceptions() {
    assert!(property_list(&read("packaging/macos/entitlements.plist")).is_empty());
}

#[test]
fn the_entry_in_linux_menus_starts_the_program_and_belongs_to_its_window() {
    let text = filled("packaging/linux/program.desktop");
    assert_eq!(words_left(&text), Vec::<&str>::new());
    let entry = desktop_entry(&text);
    assert_eq!(entry["Name"], name());
    assert_eq!(entry["Exec"], program());
    assert_eq!(entry["Icon"], id());
    assert_eq!(entry["StartupWMClass"], id());
    assert_eq!(entry["Comment"], manifest(&["package", "description"]));
    for language in ["zh_CN", "zh_TW"] {
        assert!(entry.contains_key(format!("Comment[{language}]").as_str()), "{language}");
    }
}

#[test]
fn software_centres_read_the_same_name_version_and_id() {
    let text = filled("packaging/linux/metainfo.xml");
    assert_eq!(words_left(&text), Vec::<&str>::new());
    let document = roxmltree::Document::parse(&text).unwrap();
    let element = |tag: &str| document.descendants().find(|node| node.has_tag_name(tag)).unwrap();
    assert_eq!(element("id").text(), Some(id().as_str()));
    assert_eq!(element("name").text(), Some(name().as_str()));
    assert_eq!(element("project_license").text(), Some(manifest(&["package", "license"]).as_str()));
    assert_eq!(element("launchable").text(), Some(format!("{}.desktop", id()).as_str()));
    assert_eq!(element("binary").text(), Some(program().as_str()));
    assert_eq!(element("release").attribute("version"), Some(version().as_str()));
}

#[test]
fn the_manual_page_knows_the_arguments_of_the_program_and_no_others() {
    let page = filled("packaging/linux/program.1").replace("\\-", "-");
    assert_eq!(words_left(&page), Vec::<&str>::new());
    let options = page.split(".SH OPTIONS").nth(1).unwrap().split(".SH").next().unwrap();
    let told: BTreeSet<&str> = options
        .lines()
        .filter(|line| line.starts_with(".B"))
        .filter_map(|line| line.split_once("--"))
        .map(|(_, rest)| rest.split(' ').next().unwrap())
        .collect();
    let mut command = Args::command();
    command.build();
    let known: BTreeSet<&str> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
    assert_eq!(told, known);
}

#[test]
fn the_deb_the_installer_and_the_exe_leave_only_what_their_scripts_measure() {
    let control = filled("packaging/linux/control");
    assert_eq!(words_left(&control), ["ARCHITECTURE", "SIZE", "GLIBC"]);
    assert!(control.contains(&format!("Package: {}\nVersion: {}\n", program(), version())));

    let installer = filled("packaging/windows/installer.nsi");
    let mut left = words_left(&installer);
    left.sort_unstable();
    left.dedup();
    assert_eq!(left, ["DOTTED", "OUTPUT", "PROGRAM_FILE", "ROOT"]);
    assert!(installer.contains(&format!("\"DisplayVersion\" \"{}\"", version())));
    assert!(installer.contains("RequestExecutionLevel user\n"));
    // The program looks for this key before it says on the desktop that somebody wrote.
    assert!(installer.contains(&format!("!define NOTIFIER \"Software\\Classes\\AppUserModelId\\{APP_ID}\"")));

    let resource = filled("packaging/windows/program.rc");
    assert!(resource.contains(&format!("VALUE \"ProductVersion\", \"{}\"", version())));
    roxmltree::Document::parse(&read("packaging/windows/program.manifest")).unwrap();
}

/// Packages end on a panic, which no test built by cargo does.
#[test]
fn a_decoder_that_panics_does_not_end_a_program_that_ends_on_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("contained.rs"), read("src/engine/contained.rs")).unwrap();
    let main = r#"
        mod contained;
        use contained::contained;
        fn main() {
            for round in 1..=8 {
                assert_eq!(contained(move || round), Some(round));
                assert_eq!(contained(|| -> u8 { panic!("as a decoder may") }), None);
            }
            assert_eq!(contained(|| 9), None, "nothing more is tried");
            println!("goes on");
        }"#;
    std::fs::write(folder.path().join("main.rs"), main).unwrap();
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let built = Command::new(compiler)
        .args(["--edition=2024", "-Cpanic=abort", "-o", "program", "main.rs"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let ran = Command::new(folder.path().join("program")).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && ran.stdout == b"goes on\n", "{said}");
    assert_eq!(said.matches("as a decoder may").count(), 8, "{said}");
}

#[test]
fn only_the_tag_of_this_version_can_be_released() {
    let check = |tag: &str| -> Output {
        Command::new("packaging/check-tag").arg(tag).current_dir(ROOT).output().unwrap()
    };
    assert!(check(&format!("v{}", version())).status.success());
    for other in ["v99.0.0", &version(), ""] {
        let refused = check(other);
        assert!(!refused.status.success(), "{other:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains(&version()));
    }
}

#[test]
fn workflows_pin_what_others_wrote_and_call_the_commands_of_this_folder() {
    let (ci, release) = (read(".github/workflows/ci.yml"), read(".github/workflows/release.yml"));
    for line in ci.lines().chain(release.lines()) {
        let Some((_, action)) = line.split_once("uses: ") else { continue };
        let commit = action.split_once('@').map(|(_, rest)| rest.split(' ').next().unwrap()).unwrap();
        assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "not pinned: {line}");
    }
    for command in ["check-tag", "linux/build", "linux/try", "windows/build", "macos/build"] {
        assert!(release.contains(&format!("packaging/{command}")), "{command}");
        assert!(Path::new(ROOT).join("packaging").join(command).is_file(), "{command}");
    }
}

#[test]
fn a_trace_with_another_computer_in_it_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let connects_to = |address: &str| {
        let line = format!(
            "7 connect(9, {{sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"{address}\")}}, 16) = 0\n"
        );
        std::fs::write(&trace, line).unwrap();
        Command::new("packaging/connections").arg(&trace).current_dir(ROOT).output().unwrap().status.success()
    };
    assert!(connects_to("127.0.0.1"));
    assert!(!connects_to("203.0.113.7"));
}

#[test]
fn the_containers_hold_the_pictures_that_lie_beside_them() {
    let icons = Path::new(ROOT).join("assets/icon");
    let ico = std::fs::read(icons.join("icon.ico")).unwrap();
    let icns = std::fs::read(icons.join("icon.icns")).unwrap();
    assert_eq!(&icns[..4], b"icns");
    assert_eq!(u32::from_be_bytes(icns[4..8].try_into().unwrap()) as usize, icns.len());
    for size in [16, 24, 32, 48, 64, 128, 256] {
        let png = std::fs::read(icons.join(format!("icon-{size}.png"))).unwrap();
        assert!(ico.windows(png.len()).any(|window| window == png), "{size}");
    }
}
