#!/usr/bin/env bash
# Makes everything of the example shows that is not written by hand: audio, transcript, chapters, artwork.
#
#   test/make-examples.sh            writes into episodes/
#   test/make-examples.sh <folder>   writes into <folder>, laid out like episodes/
#
# Needs, from Debian 12: espeak-ng sox ffmpeg imagemagick fonts-urw-base35
#
# No clock, random number, locale or encoder version goes into a file, so a second run with the same tools
# gives the same bytes. Other versions of espeak-ng speak a little faster or slower: the times in the
# transcript and the chapters are measured from the audio and follow it.
set -euo pipefail
export LC_ALL=C.UTF-8

target=$(realpath -m "${1:-"$(dirname "$0")/../episodes"}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- audio ----------------------------------------------------------------------------------------------

rate=44100 # samples per second

declare -A voice=(
  ['Matthias Endler']='en-gb+m3 -p 45'
  ['Danilo Krummrich']='en-us+m7 -p 35'
  ['Alice Ryhl']='en-gb+f3 -p 55'
  ['Greg Kroah-Hartman']='en-us+m4 -p 30'
)

# speak <speaker> <text> <grid> <wav>: speech and a pause of a third of a second or more, its length a
# multiple of <grid> milliseconds, so that pieces put end to end start at round times.
speak() {
  local speaker=$1 text=$2 grid=$3 wav=$4
  # shellcheck disable=SC2086 # a voice is several arguments
  espeak-ng -v ${voice[$speaker]} -s 165 -w "$work/raw.wav" -- "$text"
  sox -D "$work/raw.wav" -r $rate -c 1 -b 16 "$work/speech.wav" norm -4 silence 1 0.01 0.3% reverse \
    silence 1 0.01 0.3% reverse
  local samples step length
  samples=$(soxi -s "$work/speech.wav")
  step=$((rate * grid / 1000))
  length=$(((samples + rate / 3 + step - 1) / step * step))
  sox -D "$work/speech.wav" "$wav" pad 0 $((length - samples))s
}

milliseconds() { echo $(($(soxi -s "$1") * 1000 / rate)); }

# encode <mp3> <title> <wav>...: mono MP3 of 64 kbit/s, constant, with the title as ID3.
encode() {
  local mp3=$1 title=$2
  shift 2
  sox -D "$@" "$work/whole.wav"
  ffmpeg -loglevel error -y -i "$work/whole.wav" -map_metadata -1 -metadata title="$title" \
    -metadata album='Rust in Production' -c:a libmp3lame -b:a 64k -ac 1 -ar $rate -id3v2_version 3 \
    -fflags +bitexact -flags:a +bitexact "$mp3"
}

# 4200 → 00:00:04.200
timestamp() {
  printf '%02d:%02d:%02d.%03d' $(($1 / 3600000)) $(($1 / 60000 % 60)) $(($1 / 1000 % 60)) $(($1 % 1000))
}

# The first episode: one piece of audio for each cue of its transcript.
interview() {
  local folder=$1 at=0 pieces=() speaker text piece end
  {
    printf 'WEBVTT\n\nNOTE\nSynthetic voices read a script written for this example.\n'
    printf 'The people named here did not speak these words.\n'
    while IFS='|' read -r speaker text; do
      piece=$work/cue-${#pieces[@]}.wav
      speak "$speaker" "$text" 100 "$piece"
      pieces+=("$piece")
      end=$((at + $(milliseconds "$piece")))
      printf '\n%s --> %s\n' "$(timestamp $at)" "$(timestamp $end)"
      fold -s -w 60 <<<"<v $speaker>$text" | sed 's/ $//'
      at=$end
    done
  } >"$folder/rust-for-linux.vtt" <<'LINES'
Matthias Endler|Rust in Production, season five, episode six. Synthetic voices read this short example.
Matthias Endler|Danilo Krummrich maintains several parts of the Linux kernel. What comes before the first driver?
Danilo Krummrich|A way to reach devices from Rust. The driver core, PCI and DMA need abstractions first.
Matthias Endler|And which driver builds on them?
Danilo Krummrich|Nova, for recent NVIDIA cards. It is written in Rust and follows Nouveau.
Matthias Endler|How are patches reviewed?
Danilo Krummrich|By mail, on the lists of the kernel. Newcomers can ask on the project's Zulip chat.
Matthias Endler|Every link is in the show notes.
LINES
  encode "$folder/rust-for-linux.mp3" 'Rust for Linux' "${pieces[@]}"
}

# The second episode: one piece of audio for each chapter, a whole number of seconds long.
live() {
  local folder=$1 at=0 pieces=() separator='' speaker title text piece
  {
    printf '{\n  "version": "1.2.0",\n  "chapters": ['
    while IFS='|' read -r speaker title text; do
      piece=$work/chapter-${#pieces[@]}.wav
      speak "$speaker" "$text" 1000 "$piece"
      pieces+=("$piece")
      printf '%s\n    { "startTime": %d, "title": "%s" }' "$separator" $((at / 1000)) "$title"
      separator=','
      at=$((at + $(milliseconds "$piece")))
    done
    printf '\n  ]\n}\n'
  } >"$folder/chapters.json" <<'LINES'
Matthias Endler|Live from Rust Week|Rust for Linux, on stage at Rust Week in Utrecht, with Alice Ryhl and Greg Kroah-Hartman. Synthetic voices read this short example.
Alice Ryhl|Beside C, not instead of it|The kernel has some thirty-five million lines of C. Rust has to work beside them, not replace them.
Alice Ryhl|The core library, without std|Kernel code uses the core library of Rust. The standard library expects a kernel below it.
Greg Kroah-Hartman|A QR code for a panic|When the kernel panics, a piece of Rust can draw the report as a QR code.
Matthias Endler|Further reading|The earlier episode with Danilo Krummrich is linked in the show notes.
LINES
  encode "$folder/rust-for-linux-live.mp3" 'Rust for Linux Live' "${pieces[@]}"
}

# --- artwork --------------------------------------------------------------------------------------------

# Debian names it convert-im6.q16; ImageMagick 7 is called magick.
imagemagick=$(command -v magick || command -v convert-im6.q16 || command -v convert)
fonts=/usr/share/fonts/opentype/urw-base35

# artwork <background> <drawing>... <jpg>: a square of 1400 pixels, RGB, 72 dpi.
artwork() {
  local background=$1 jpg=${*: -1}
  "$imagemagick" -size 1400x1400 "xc:$background" "${@:2:$#-2}" -colorspace sRGB -type TrueColor -strip \
    -units PixelsPerInch -density 72 -sampling-factor 4:2:0 -quality 88 "$jpg"
}

# A row of bars like a recorded voice, from rust red to sand.
rust_in_production_cover() {
  local bars=() x=130 i=0 height colour
  local colours=('#8f2d12' '#a83a14' '#bd4a18' '#cf5b1f' '#de6f2c' '#e9853f' '#f09c59' '#f4b277')
  for height in 90 190 330 240 430 300 520 380 260 460 340 210 400 280 150 80; do
    colour=${colours[i++ / 2]}
    bars+=(-fill "$colour" -draw "roundrectangle $x,$((930 - height / 2)) $((x + 44)),$((930 + height / 2)) 22,22")
    x=$((x + 73))
  done
  artwork '#1b1d22' "${bars[@]}" -fill '#f6efe6' -font $fonts/URWGothic-Demi.otf \
    -pointsize 250 -annotate +118+350 'Rust in' -pointsize 178 -annotate +122+570 'Production' \
    -fill '#f09c59' -font $fonts/URWGothic-Book.otf -pointsize 54 -annotate +128+1300 'every other Thursday' "$1"
}

# A plug pulled out of its socket.
linux_unplugged_cover() {
  artwork '#0f3d4c' \
    -fill '#f3c14b' -draw 'rectangle 0,883 400,917' -draw 'roundrectangle 400,770 690,1030 60,60' \
    -fill '#dfe9ea' -draw 'roundrectangle 690,822 820,858 14,14' -draw 'roundrectangle 690,942 820,978 14,14' \
    -fill '#17566a' -draw 'circle 1110,900 1110,690' -fill '#0b2f3b' -draw 'circle 1110,900 1110,740' \
    -fill '#f3c14b' -draw 'circle 1110,840 1110,814' -draw 'circle 1110,960 1110,934' \
    -fill '#ffffff' -font $fonts/URWGothic-Demi.otf -pointsize 270 -annotate +108+350 'LINUX' \
    -font $fonts/URWGothic-Book.otf -pointsize 208 -annotate +112+580 'Unplugged' "$1"
}

mkdir -p "$target"/rust-in-production/{s05e06-rust-for-linux,s06e04-rust-for-linux-live} "$target/linux-unplugged"
interview "$target/rust-in-production/s05e06-rust-for-linux"
live "$target/rust-in-production/s06e04-rust-for-linux-live"
rust_in_production_cover "$target/rust-in-production/cover.jpg"
linux_unplugged_cover "$target/linux-unplugged/cover.jpg"
