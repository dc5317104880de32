#!/bin/sh
# Makes the fonts in this folder, smaller, from the complete ones. Run it again whenever the
# project's own texts gain a character that the test `own_texts_are_covered` misses.
#
# Needs pyftsubset (fonttools) and the complete fonts; on Debian: fonts-inter,
# fonts-noto-cjk, fonts-noto-core, fonts-noto-color-emoji.
# Other places: set INTER, CJK, ARABIC and EMOJI to their folders. SYMBOLS is the file
# emoji-icon-font.ttf of the crate epaint_default_fonts.
set -eu
cd "$(dirname "$0")"
INTER=${INTER:-/usr/share/fonts/opentype/inter}
CJK=${CJK:-/usr/share/fonts/opentype/noto}
ARABIC=${ARABIC:-/usr/share/fonts/truetype/noto}
EMOJI=${EMOJI:-/usr/share/fonts/truetype/noto}
SYMBOLS=${SYMBOLS:-$(find "${CARGO_HOME:-$HOME/.cargo}/registry/src" -path '*/epaint_default_fonts-0.37*/*' -name emoji-icon-font.ttf)}
CJK_FACE=2 # Simplified Chinese inside the collection

# Latin, Latin extended, IPA, accents, Greek, Cyrillic, Vietnamese; punctuation, super- and
# subscripts, currency, letterlike, fractions, arrows, mathematics, enclosed, shapes, ticks.
LETTERS=U+0020-024F,U+0250-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF
SIGNS=U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-214F,U+2150-218F,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+2460-24FF,U+25A0-25FF,U+2600-26FF,U+2700-27BF,U+FFFD

# Without "calt": it turns "->" and "x" between digits into other characters, and a console must
# show what was written.
for weight in Regular SemiBold; do
    pyftsubset "$INTER/Inter-$weight.otf" --output-file="Inter-$weight.otf" \
        --unicodes="$LETTERS,$SIGNS" --layout-features=ccmp,kern,locl,mark,mkmk \
        --name-IDs='*' --no-glyph-names
done

# Every character that our own texts use; in the regular weight also the everyday ones, so that a
# bare machine still reads most of what people write.
own=$(mktemp)
everyday=$(mktemp)
trap 'rm -f "$own" "$everyday"' EXIT
find ../../src/i18n* ../../src/sandbox ../../src/ui ../../assets ../../tests -type f \
    \( -name '*.rs' -o -name '*.json' -o -name '*.toml' \) -exec cat {} + > "$own"
cat "$own" common-han.txt > "$everyday"
han() {
    pyftsubset "$CJK/NotoSansCJK-$1.ttc" --font-number="$CJK_FACE" \
        --output-file="NotoSansCJKsc-$1.otf" --text-file="$2" \
        --layout-features= --name-IDs='*' --no-glyph-names
}
han Regular "$everyday"
han Bold "$own"
# Everyday Arabic and Persian. Letters join, so every layout rule stays.
pyftsubset "$ARABIC/NotoSansArabic-Regular.ttf" --output-file=NotoSansArabic-Regular.ttf \
    --unicodes=U+0600-06FF,U+200C-200F,U+FDF2,U+FDFC --layout-features='*' --name-IDs='*' \
    --no-glyph-names --no-hinting
# Emoji in colour: those of our own texts and the everyday ones, joined ones included.
emoji=$(mktemp)
trap 'rm -f "$own" "$everyday" "$emoji"' EXIT
cat common-emoji.txt "$own" > "$emoji"
pictures=$(python3 - "$emoji" <<'PYTHON'
import sys
keep = {c for c in open(sys.argv[1], encoding="utf-8").read()
        if c in "\u200d\ufe0f\u2764" or 0x1F000 <= ord(c) < 0x20000 or 0x2600 <= ord(c) < 0x2C00}
print(",".join(f"U+{ord(c):04X}" for c in sorted(keep)))
PYTHON
)
pyftsubset "$EMOJI/NotoColorEmoji.ttf" --output-file=NotoColorEmoji.ttf --unicodes="$pictures" \
    --layout-features='*' --name-IDs='*' --no-glyph-names
# Signs that no other font in the program has.
signs=$(python3 - "$SYMBOLS" "$(dirname "$SYMBOLS")" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
def characters(file):
    return set(TTFont(file).getBestCmap())
others = [f"{sys.argv[2]}/{name}" for name in ("Hack-Regular.ttf", "NotoEmoji-Regular.ttf")]
others += ["Inter-Regular.otf", "NotoSansCJKsc-Regular.otf"]
keep = characters(sys.argv[1]).difference(*map(characters, others), range(0xE000, 0xF900))
print(",".join(f"U+{c:04X}" for c in sorted(keep)))
PYTHON
)
pyftsubset "$SYMBOLS" --output-file=Symbols.ttf --unicodes="$signs" --layout-features='*' \
    --name-IDs='*' --no-glyph-names --no-hinting
# Emoji in black and white, without those in colour.
plain=$(python3 - "$(dirname "$SYMBOLS")/NotoEmoji-Regular.ttf" NotoColorEmoji.ttf <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
all, coloured = (set(TTFont(file).getBestCmap()) for file in sys.argv[1:])
print(",".join(f"U+{c:04X}" for c in sorted(all - coloured)))
PYTHON
)
pyftsubset "$(dirname "$SYMBOLS")/NotoEmoji-Regular.ttf" --output-file=NotoEmoji-Regular.ttf \
    --unicodes="$plain" --layout-features='*' --name-IDs='*' --no-glyph-names --no-hinting
# Seldom asked for, so they are unpacked only then.
gzip -9nf Noto*.otf Noto*.ttf Symbols.ttf
ls -l -- *.otf *.gz
