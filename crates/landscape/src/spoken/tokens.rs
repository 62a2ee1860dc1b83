//! A text as numbers, folded words and signs, each with its place.

use std::ops::Range;

/// One piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub at: Range<usize>,
    /// Whether it follows the piece before it without white space.
    pub glued: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number with the count of its digits.
    Number(u32, usize),
    /// A word in lower case, umlauts as two letters.
    Word(String),
    Mark(char),
    /// A recurrence rule as it stood: `FREQ=…`.
    Rule(String),
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut glued = false;
    while let Some((begin, c)) = chars.next() {
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        // What a word processor leaves: soft hyphens and marks of the byte order.
        if matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}') {
            continue;
        }
        let mut end = begin + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some((at, _)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
                end = at + 1;
            }
            let digits = text.get(begin..end).unwrap_or_default();
            Kind::Number(digits.parse().unwrap_or(u32::MAX), digits.len())
        } else if c.is_alphabetic() {
            let rest = text.get(begin..).unwrap_or_default();
            if is_rule(rest) {
                let rule = rest.split_whitespace().next().unwrap_or_default();
                let rule = rule.trim_end_matches([',', ';', '.', ')']);
                end = begin + rule.len();
                while chars.next_if(|(at, _)| *at < end).is_some() {}
                Kind::Rule(rule.to_owned())
            } else {
                while let Some((at, c)) =
                    chars.next_if(|(_, c)| c.is_alphabetic() || matches!(c, '\u{308}' | '\u{ad}'))
                {
                    end = at + c.len_utf8();
                }
                Kind::Word(fold(text.get(begin..end).unwrap_or_default()))
            }
        } else {
            Kind::Mark(match c {
                '–' | '—' | '‒' | '−' | '‐' | '‑' => '-',
                '×' => 'x',
                c => c,
            })
        };
        let kind = if kind == Kind::Mark('x') { Kind::Word("x".to_owned()) } else { kind };
        tokens.push(Token { kind, at: begin..end, glued });
        glued = true;
    }
    tokens
}

/// Whether a recurrence rule stands here: letters and an equals sign.
fn is_rule(rest: &str) -> bool {
    let name = rest.split('=').next().unwrap_or_default();
    name.len() < rest.len() && name.len() <= 10 && name.bytes().all(|b| b.is_ascii_alphabetic())
}

fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len() + 2);
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '\u{308}' => folded.push('e'),
            '\u{ad}' => {}
            c => folded.push(c),
        }
    }
    folded
}
