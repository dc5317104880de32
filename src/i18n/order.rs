//! The order of names in a list, as readers of each language expect it.

use encoding_rs::{BIG5, Encoding, GBK};
use icu_normalizer::DecomposingNormalizerBorrowed;
use unicode_script::{Script, UnicodeScript as _};

use super::Language;

impl Language {
    /// What to sort names by. Letters come without their marks and before Chinese characters, which
    /// are sorted by pinyin in 简体中文 and English and by strokes in 繁體中文.
    ///
    /// The two old character sets were laid out in these orders: the 3,755 characters of GB 2312's
    /// first level by pinyin, the 5,401 of Big5's first level by strokes. What they do not have
    /// comes after them.
    #[must_use]
    pub fn sort_key(self, name: &str) -> Vec<u8> {
        let charset = match self {
            Self::English | Self::SimplifiedChinese => GBK,
            Self::TraditionalChinese => BIG5,
        };
        let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(name);
        let mut key = Vec::with_capacity(name.len() * 2);
        for letter in plain.chars().flat_map(char::to_lowercase) {
            match letter.script() {
                Script::Inherited => {}
                Script::Han => han(letter, charset, &mut key),
                _ => {
                    key.push(1);
                    key.extend(&u32::from(letter).to_be_bytes()[1..]);
                }
            }
        }
        key
    }
}

fn han(letter: char, charset: &'static Encoding, key: &mut Vec<u8>) {
    let mut utf8 = [0; 4];
    let (bytes, _, unknown) = charset.encode(letter.encode_utf8(&mut utf8));
    // In GBK the characters of GB 2312 have two high bytes; what was added later stands in between.
    let first_sets = bytes.iter().all(|byte| *byte >= 0xa1) || charset == BIG5;
    if unknown || !first_sets {
        key.push(3);
        key.extend(&u32::from(letter).to_be_bytes()[1..]);
    } else {
        key.push(2);
        key.extend(&*bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(language: Language, mut names: [&str; N]) -> [&str; N] {
        names.sort_by_key(|name| language.sort_key(name));
        names
    }

    #[test]
    fn letters_are_sorted_without_case_and_marks() {
        let names = ["zebra", "Émile", "eric", "Ada", "ada 2", "Ωmega"];
        let order = ["Ada", "ada 2", "Émile", "eric", "zebra", "Ωmega"];
        for language in Language::ALL {
            assert_eq!(sorted(language, names), order);
        }
    }

    #[test]
    fn chinese_is_sorted_by_pinyin_or_by_strokes() {
        // zhāng, lǐ, wáng, ān
        let simplified = sorted(Language::SimplifiedChinese, ["张三", "李四", "王五", "安娜", "Bob"]);
        assert_eq!(simplified, ["Bob", "安娜", "李四", "王五", "张三"]);
        // 4, 6, 7, 11 strokes
        let traditional = sorted(Language::TraditionalChinese, ["張三", "李四", "安娜", "王五", "Bob"]);
        assert_eq!(traditional, ["Bob", "王五", "安娜", "李四", "張三"]);
    }

    #[test]
    fn what_a_character_set_does_not_have_comes_last() {
        assert_eq!(
            sorted(Language::TraditionalChinese, ["\u{20000}", "\u{9f8d}", "张"]),
            ["\u{9f8d}", "张", "\u{20000}"]
        );
        assert_eq!(sorted(Language::SimplifiedChinese, ["\u{5586}", "做"]), ["做", "\u{5586}"]);
    }
}
