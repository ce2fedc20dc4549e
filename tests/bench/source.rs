//! From bytes to clean text and back: decoding, cleaning, folding, sentences, formats. Bytes per second.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::BytesCount;
use fangtan::parse::{clean, decode, formats, front_matter};
use fangtan::text::{fold, sentence};

fn main() {
    divan::main();
}

const HAN: &str = "今天我们请到了一位研究海洋的老师，请她谈谈深海里的声音。她说：“声音在水里走得很远！”后来呢？没有人知道。\n";
const MIXED: &str = "我们用 Llama 3 和 GPU（Graphics Processing Unit）做实验，Result 很好。What about the Café? It’s fine, Dr. Smith said.\n";
const SIZE: usize = 1 << 20;

fn text(line: &str) -> String {
    line.repeat(SIZE / line.len())
}

fn bytes(text: &str) -> BytesCount {
    BytesCount::of_str(text)
}

#[divan::bench(args = [HAN, MIXED])]
fn fold(bencher: Bencher<'_, '_>, line: &str) {
    let text = text(line);
    bencher.counter(bytes(&text)).bench_local(|| fold::fold(&text));
}

#[divan::bench(args = [HAN, MIXED])]
fn fold_han(bencher: Bencher<'_, '_>, line: &str) {
    let text = text(line);
    bencher.counter(bytes(&text)).bench_local(|| fold::fold_han(&text));
}

#[divan::bench(args = [HAN, MIXED])]
fn sentences(bencher: Bencher<'_, '_>, line: &str) {
    let text = text(line);
    bencher.counter(bytes(&text)).bench_local(|| sentence::sentences(&text).count());
}

#[divan::bench(args = [HAN, MIXED])]
fn clean(bencher: Bencher<'_, '_>, line: &str) {
    let text = text(line);
    bencher.counter(bytes(&text)).bench_local(|| clean::clean(&text).len());
}

#[divan::bench(args = ["utf-8", "gb18030", "big5", "shift_jis"])]
fn decode(bencher: Bencher<'_, '_>, label: &str) {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let text = text(HAN);
    let (encoded, ..) = encoding.encode(&text);
    bencher.counter(BytesCount::new(encoded.len())).bench_local(|| decode::decode(&encoded, None));
}

#[divan::bench]
fn front_matter(bencher: Bencher<'_, '_>) {
    let text = "---\ntitle: 灯塔\ndate: 2024-04-18\nsource: https://example.org/a\ntags:\n  - 海\n  - 光\nsummary: 一段话。\n---\n正文\n";
    bencher.counter(bytes(text)).bench_local(|| front_matter::split(text));
}

#[divan::bench(args = ["vtt", "json", "html"])]
fn formats(bencher: Bencher<'_, '_>, format: &str) {
    let (head, cue) = match format {
        "vtt" => ("WEBVTT\n\n", "00:00:01.000 --> 00:00:03.500\n<v Ana>今天我们谈谈灯塔，后来呢？\n\n"),
        "json" => (
            "{\"segments\": [",
            "{\"start\": 1.5, \"end\": 3.0, \"text\": \"今天我们谈谈灯塔。\", \"speaker\": \"Ana\"},\n",
        ),
        _ => (
            "<!DOCTYPE html><html><body><article>",
            "<p><strong>主持人：</strong>今天我们谈谈灯塔，后来呢？</p>\n",
        ),
    };
    let text = head.to_owned() + &text(cue);
    bencher.counter(bytes(&text)).bench_local(|| formats::read(&text, "x"));
}
