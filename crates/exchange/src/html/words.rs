//! Descriptions as people write them in a text field, and back.
//!
//! A blank line parts paragraphs, a line that begins with "- " or "1. " is a member of a list, `**strong**` and
//! `_emphasis_` stand out, a web address is a link, and `[text](https://…)` one with words of its own. A
//! backslash takes its meaning from the sign behind it. Everything else is words: "a < b" is what it says.
//!
//! Long because both ways are one grammar: words are read and written, and so is the HTML of both, over the same
//! [`Block`]s. A sign that the one way learns the other has to mask ([`to_words`] reads what it wrote to be sure);
//! apart from each other the two would drift.

use base::calendar::MONTHS;

use super::{clean, escape_into};

/// The sanitised HTML of what somebody wrote.
pub fn from_words(text: &str) -> String {
    let blocks = read(&text.replace('\u{a0}', " "));
    if blocks.is_empty() {
        return String::new();
    }
    clean(&html_of(&blocks))
}

/// What somebody would have written for this HTML. What words cannot say (a list within a list) is said
/// with its words alone.
pub fn to_words(html: &str) -> String {
    let html = clean(html);
    let mut text = String::new();
    for block in parsed(&html) {
        let bare = block.without_marks();
        let tries = [(&block, false), (&block, true), (&bare, false), (&bare, true)];
        let reads_same = |(block, words): &(&Block, String)| {
            html_of(&read(words)) == html_of(std::slice::from_ref(*block))
        };
        let said = tries.into_iter().map(|(block, masked)| (block, block.words(masked)));
        let words = said.into_iter().find(reads_same).map(|(_, words)| words);
        let words = words.unwrap_or_else(|| bare.words(true));
        if words.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&words);
    }
    text
}

/// A paragraph or a list with its members.
#[derive(Debug, Clone, PartialEq)]
enum Block {
    Paragraph(Vec<Inline>),
    Bullets(Vec<Vec<Inline>>),
    Numbers(Vec<Vec<Inline>>),
}

#[derive(Debug, Clone, PartialEq)]
enum Inline {
    Text(String),
    Break,
    Begin(Mark),
    End(Mark),
    /// Address and words.
    Link(String, String),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Strong,
    Emphasis,
}

impl Mark {
    fn tag(self) -> &'static str {
        match self {
            Mark::Strong => "strong",
            Mark::Emphasis => "em",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Mark::Strong => "**",
            Mark::Emphasis => "_",
        }
    }
}

// Words to blocks.

const BULLETS: [&str; 4] = ["- ", "* ", "• ", "– "];

/// The text behind the sign of a list.
fn bullet(line: &str) -> Option<&str> {
    BULLETS.iter().find_map(|sign| line.strip_prefix(sign)).map(str::trim)
}

/// The number, whether a bracket stands behind it, and the text.
fn number(line: &str) -> Option<(u32, bool, &str)> {
    let (digits, rest) = line.split_once(['.', ')'])?;
    let bracket = !line.strip_prefix(digits)?.starts_with('.');
    let text = rest.strip_prefix(' ')?.trim();
    let fine = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    // "1. Mai" begins a date and no list.
    let first = text.split([' ', ',', ':']).next().unwrap_or_default().to_lowercase();
    let month = !bracket && MONTHS.iter().any(|month| first == month.to_lowercase());
    Some((digits.parse().ok().filter(|_| fine && !month)?, bracket, text))
}

fn read(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut at = 0;
    let behind = |at: usize, indented: bool| -> Vec<&str> {
        let rest = lines.iter().skip(at);
        rest.take_while(|line| indented && line.starts_with("  ") && !line.trim().is_empty())
            .map(|line| line.trim())
            .collect()
    };
    while let Some(line) = lines.get(at).map(|line| line.trim()) {
        let numbered = number(line).filter(|(first, bracket, _)| {
            let next = lines.get(at + 1 + behind(at + 1, true).len()).map(|line| line.trim());
            let goes_on = next.and_then(number).is_some_and(|(next, ..)| next == 2);
            *first == 1 && (*bracket || goes_on)
        });
        let list = bullet(line).is_some() || numbered.is_some();
        if list || line.is_empty() {
            ended(&mut paragraph, &mut blocks);
        }
        if !list {
            if !line.is_empty() {
                paragraph.push(line);
            }
            at += 1;
            continue;
        }
        let mut members = Vec::new();
        while let Some(line) = lines.get(at).map(|line| line.trim()) {
            let text = match numbered {
                None => bullet(line),
                Some((_, bracket, _)) => number(line)
                    .filter(|(n, b, _)| {
                        usize::try_from(*n) == Ok(members.len() + 1) && *b == bracket
                    })
                    .map(|(_, _, text)| text),
            };
            let Some(text) = text else { break };
            let more = behind(at + 1, true);
            at += 1 + more.len();
            let mut of_member = vec![text];
            of_member.extend(more);
            members.push(inline(&lines_of(&of_member)));
        }
        blocks.push(if numbered.is_some() {
            Block::Numbers(members)
        } else {
            Block::Bullets(members)
        });
    }
    ended(&mut paragraph, &mut blocks);
    blocks
}

fn ended(paragraph: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(inline(&lines_of(paragraph))));
        paragraph.clear();
    }
}

fn lines_of(lines: &[&str]) -> String {
    lines.iter().map(|line| super::one_line(line)).collect::<Vec<_>>().join("\n")
}

/// What stands within a block.
fn inline(text: &str) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        let word_before = before.is_some_and(char::is_alphanumeric);
        let (piece, length) = if c == '\n' {
            (Some(Inline::Break), 1)
        } else if let Some((link, length)) = linked(rest, word_before) {
            (Some(link), length)
        } else if let Some((mark, ends)) = marked(rest, before, &open)
            && !(ends && plain.is_empty() && found.last() == Some(&Inline::Begin(mark)))
        {
            if ends {
                open.pop();
            } else {
                open.push(mark);
            }
            (Some(if ends { Inline::End(mark) } else { Inline::Begin(mark) }), mark.sign().len())
        } else {
            (None, 0)
        };
        if let Some(piece) = piece {
            if !plain.is_empty() {
                found.push(Inline::Text(std::mem::take(&mut plain)));
            }
            found.push(piece);
            let (taken, left) = rest.split_at_checked(length).unwrap_or((rest, ""));
            before = taken.chars().next_back();
            rest = left;
        } else if let Some(masked) = tail.chars().next().filter(|m| c == '\\' && is_sign(*m)) {
            plain.push(masked);
            before = Some(masked);
            rest = tail.get(masked.len_utf8()..).unwrap_or_default();
        } else {
            plain.push(c);
            before = Some(c);
            rest = tail;
        }
    }
    if !plain.is_empty() {
        found.push(Inline::Text(plain));
    }
    found
}

/// What a backslash can stand before.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '•' | '–')
}

/// A mark that begins or ends here. What begins must end in the same block, before what it is within.
fn marked(rest: &str, before: Option<char>, open: &[Mark]) -> Option<(Mark, bool)> {
    let mark = [Mark::Strong, Mark::Emphasis].into_iter().find(|m| rest.starts_with(m.sign()))?;
    let behind = rest.strip_prefix(mark.sign())?;
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let within_word = |a: Option<char>, b: Option<char>| {
        mark == Mark::Emphasis
            && a.is_some_and(char::is_alphanumeric)
            && b.is_some_and(char::is_alphanumeric)
    };
    let next = behind.chars().next();
    if open.last() == Some(&mark) {
        return (!space(before) && !within_word(before, next)).then_some((mark, true));
    }
    if open.contains(&mark)
        || space(next)
        || (mark == Mark::Emphasis && before.is_some_and(char::is_alphanumeric))
    {
        return None;
    }
    // Where it ends: not at once, and not within an address or behind a backslash.
    let (mut last, mut at) = (None, behind);
    while let Some(c) = at.chars().next() {
        let here = at.strip_prefix(mark.sign());
        if let Some(after) = here
            && last.is_some()
            && !space(last)
            && !within_word(last, after.chars().next())
        {
            return Some((mark, false));
        }
        let skip = match linked(at, last.is_some_and(char::is_alphanumeric)) {
            Some((_, length)) => length,
            None if c == '\\' => c.len_utf8() + at.chars().nth(1).map_or(0, char::len_utf8),
            None => c.len_utf8(),
        };
        let (taken, left) = at.split_at_checked(skip).unwrap_or((at, ""));
        last = taken.chars().next_back();
        at = left;
    }
    None
}

/// A link that begins here, with its length in bytes.
fn linked(rest: &str, word_before: bool) -> Option<(Inline, usize)> {
    if let Some(inner) = rest.strip_prefix('[') {
        let mut words = String::new();
        let mut chars = inner.char_indices();
        let close = loop {
            match chars.next()? {
                (_, '\n') => return None,
                (_, '\\') => match chars.next()? {
                    (_, c) if is_sign(c) => words.push(c),
                    (_, c) => words.extend(['\\', c]),
                },
                (at, ']') => break at,
                (_, c) => words.push(c),
            }
        };
        let behind = inner.get(close + 1..)?.strip_prefix('(')?;
        let mut depth = 0_i32;
        let end = behind.char_indices().find_map(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => return Some(Some(at)),
                ')' => depth -= 1,
                c if c.is_whitespace() => return Some(None),
                _ => {}
            }
            None
        })??;
        let address = behind.get(..end)?;
        let words = super::one_line(&words);
        let known = ["http://", "https://", "mailto:", "tel:"];
        let fine = !words.is_empty()
            && known.iter().any(|scheme| address.starts_with(scheme))
            && url::Url::parse(address).is_ok();
        return fine.then(|| (Inline::Link(address.to_owned(), words), close + end + 4));
    }
    if word_before {
        return None;
    }
    let scheme =
        ["https://", "http://", "www."].iter().find(|scheme| rest.starts_with(**scheme))?;
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"„“”|\\[]".contains(c));
    let mut address = balanced(rest.get(..end.unwrap_or(rest.len()))?);
    let ends = ['.', ',', ';', ':', '!', '?', '\'', '*', '_', '…'];
    while let Some(shorter) = Some(address.trim_end_matches(ends)).filter(|s| *s != address) {
        address = balanced(shorter);
    }
    let href = if *scheme == "www." { format!("https://{address}") } else { address.to_owned() };
    super::web_address(&href).filter(|_| address.len() > scheme.len())?;
    Some((Inline::Link(href, address.to_owned()), address.len()))
}

/// An address up to the first bracket that it does not close or did not open: that is of the sentence.
fn balanced(address: &str) -> &str {
    let mut open = Vec::new();
    for (at, c) in address.char_indices() {
        match c {
            '(' => open.push(at),
            ')' if open.pop().is_none() => return address.get(..at).unwrap_or(address),
            _ => {}
        }
    }
    open.first().and_then(|at| address.get(..*at)).unwrap_or(address)
}

// Blocks to HTML.

fn html_of(blocks: &[Block]) -> String {
    let mut html = String::new();
    for block in blocks {
        let (tag, members) = match block {
            Block::Paragraph(inline) => {
                html.push_str("<p>");
                inline_html(inline, &mut html);
                html.push_str("</p>");
                continue;
            }
            Block::Bullets(members) => ("ul", members),
            Block::Numbers(members) => ("ol", members),
        };
        html.push_str(&format!("<{tag}>"));
        for member in members {
            html.push_str("<li>");
            inline_html(member, &mut html);
            html.push_str("</li>");
        }
        html.push_str(&format!("</{tag}>"));
    }
    html
}

fn inline_html(inline: &[Inline], html: &mut String) {
    for piece in inline {
        match piece {
            Inline::Text(text) => escape_into(text, html),
            Inline::Break => html.push_str("<br>"),
            Inline::Begin(mark) => html.push_str(&format!("<{}>", mark.tag())),
            Inline::End(mark) => html.push_str(&format!("</{}>", mark.tag())),
            Inline::Link(address, words) => {
                let mut masked = String::new();
                escape_into(address, &mut masked);
                html.push_str(&format!("<a href=\"{}\">", masked.replace('"', "&quot;")));
                escape_into(words, html);
                html.push_str("</a>");
            }
        }
    }
}

// HTML to blocks.

/// The blocks of HTML that was cleaned.
fn parsed(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tail) = rest.split_once('<').map_or((rest, None), |(a, b)| (a, Some(b)));
        reader.text(text);
        let Some(tail) = tail else { break };
        let (tag, tail) = tail.split_once('>').unwrap_or((tail, ""));
        reader.tag(tag);
        rest = tail;
    }
    reader.flush();
    reader.end_list();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    inline: Vec<Inline>,
    open: Vec<Mark>,
    /// Address and words of the link that is open.
    link: Option<(String, String)>,
    /// The tag of the outermost list that is open, and its members so far.
    list: Option<(bool, Vec<Vec<Inline>>)>,
    depth: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let text = super::entities(text);
        if let Some((_, words)) = &mut self.link {
            words.push_str(&text);
            return;
        }
        let mut line = String::new();
        for c in text.chars() {
            let blank = c.is_ascii_whitespace();
            let after_blank = match line.chars().next_back() {
                Some(last) => last == ' ',
                None => match self.inline.last() {
                    None | Some(Inline::Break) => true,
                    Some(Inline::Text(text)) => text.ends_with(' '),
                    Some(_) => false,
                },
            };
            if !blank {
                line.push(c);
            } else if !after_blank {
                line.push(' ');
            }
        }
        match self.inline.last_mut() {
            Some(Inline::Text(before)) => before.push_str(&line),
            _ if line.is_empty() => {}
            _ => self.inline.push(Inline::Text(line)),
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        let ends = tag.starts_with('/');
        match (name, ends) {
            ("p", _) => self.paragraph(),
            ("br", _) => {
                self.end_link();
                self.inline.push(Inline::Break);
            }
            ("ul" | "ol", false) => {
                self.flush();
                if self.depth == 0 {
                    self.list = Some((name == "ol", Vec::new()));
                }
                self.depth += 1;
            }
            ("ul" | "ol", true) => {
                self.flush();
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_list();
                }
            }
            ("li", _) => self.flush(),
            ("a", false) => {
                let address = tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
                self.link = address.map(|address| (super::entities(address), String::new()));
            }
            ("a", true) => self.end_link(),
            ("strong" | "b", _) => self.mark(Mark::Strong, ends),
            ("em" | "i", _) => self.mark(Mark::Emphasis, ends),
            _ => {}
        }
    }

    /// Within a list a paragraph is a line of its member.
    fn paragraph(&mut self) {
        if self.list.is_none() {
            self.flush();
        } else if !self.inline.is_empty() {
            self.end_link();
            self.inline.push(Inline::Break);
        }
    }

    fn mark(&mut self, mark: Mark, ends: bool) {
        if self.link.is_some() {
            return;
        }
        if ends {
            if self.open.last() == Some(&mark) {
                self.open.pop();
                self.inline.push(Inline::End(mark));
            }
        } else if !self.open.contains(&mark) {
            self.open.push(mark);
            self.inline.push(Inline::Begin(mark));
        }
    }

    fn end_link(&mut self) {
        if let Some((address, words)) = self.link.take() {
            let words = super::one_line(&words);
            if !words.is_empty() {
                self.inline.push(Inline::Link(address, words));
            }
        }
    }

    fn flush(&mut self) {
        self.end_link();
        while let Some(mark) = self.open.pop() {
            self.inline.push(Inline::End(mark));
        }
        let inline = tidied(std::mem::take(&mut self.inline));
        if inline.is_empty() {
            return;
        }
        match &mut self.list {
            Some((_, members)) => members.push(inline),
            None => self.blocks.push(Block::Paragraph(inline)),
        }
    }

    fn end_list(&mut self) {
        if let Some((numbered, members)) = self.list.take()
            && !members.is_empty()
        {
            let block = if numbered { Block::Numbers } else { Block::Bullets };
            self.blocks.push(block(members));
        }
    }
}

/// Without breaks at its ends and in a row, spaces beside them, and marks around nothing.
fn tidied(inline: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for piece in inline {
        match (&piece, out.last_mut()) {
            (Inline::Break, None | Some(Inline::Break)) => continue,
            (Inline::Break, Some(Inline::Text(text))) => {
                text.truncate(text.trim_end().len());
                if text.is_empty() {
                    out.pop();
                    if matches!(out.last(), None | Some(Inline::Break)) {
                        continue;
                    }
                }
            }
            (Inline::End(mark), Some(Inline::Begin(open))) if mark == open => {
                out.pop();
                continue;
            }
            // Words can begin and end to stand out only where there is no space.
            (Inline::End(_), Some(Inline::Text(text))) if text.ends_with(' ') => {
                text.truncate(text.trim_end().len());
                out.push(piece);
                out.push(Inline::Text(" ".to_owned()));
                continue;
            }
            _ => {}
        }
        match (piece, out.last_mut()) {
            (Inline::Text(text), Some(Inline::Text(before))) => before.push_str(&text),
            (Inline::Text(text), None | Some(Inline::Break)) => {
                let text = text.trim_start();
                if !text.is_empty() {
                    out.push(Inline::Text(text.to_owned()));
                }
            }
            (piece, _) => out.push(piece),
        }
    }
    while let Some(last) = out.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text(text) => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    break;
                }
            }
            _ => break,
        }
        out.pop();
    }
    let said = out.iter().any(|piece| match piece {
        Inline::Text(text) => !text.trim().is_empty(),
        piece => matches!(piece, Inline::Link(..)),
    });
    if said { out } else { Vec::new() }
}

// Blocks to words.

impl Block {
    /// Without what stands out.
    fn without_marks(&self) -> Block {
        let bare = |inline: &Vec<Inline>| {
            let pieces = inline.iter().cloned();
            tidied(pieces.filter(|p| !matches!(p, Inline::Begin(_) | Inline::End(_))).collect())
        };
        match self {
            Block::Paragraph(inline) => Block::Paragraph(bare(inline)),
            Block::Bullets(members) => Block::Bullets(members.iter().map(bare).collect()),
            Block::Numbers(members) => Block::Numbers(members.iter().map(bare).collect()),
        }
    }

    /// As words, every sign masked where `masked`.
    fn words(&self, masked: bool) -> String {
        match self {
            Block::Paragraph(inline) => {
                let text = inline_words(inline, masked);
                let lines = text
                    .split('\n')
                    .map(|line| if masked { beginning(line) } else { line.to_owned() });
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::Bullets(members) => {
                let members =
                    members.iter().map(|m| format!("- {}", indented(&inline_words(m, masked))));
                members.collect::<Vec<_>>().join("\n")
            }
            Block::Numbers(members) => {
                let sign = if masked || members.len() == 1 { ')' } else { '.' };
                let members = (1..).zip(members).map(|(number, member)| {
                    format!("{number}{sign} {}", indented(&inline_words(member, masked)))
                });
                members.collect::<Vec<_>>().join("\n")
            }
        }
    }
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}

/// A line whose first sign could begin a list, with that sign masked.
fn beginning(line: &str) -> String {
    if bullet(&format!("{line} ")).is_some() {
        return format!("\\{line}");
    }
    match line.find(['.', ')']) {
        Some(at) if number(&format!("{line} ")).is_some() => {
            let (digits, rest) = line.split_at_checked(at).unwrap_or((line, ""));
            format!("{digits}\\{rest}")
        }
        _ => line.to_owned(),
    }
}

fn inline_words(inline: &[Inline], masked: bool) -> String {
    let mut words = String::new();
    for piece in inline {
        match piece {
            Inline::Text(text) if masked => words.push_str(&mask(text)),
            Inline::Text(text) => words.push_str(text),
            Inline::Break => words.push('\n'),
            Inline::Begin(mark) | Inline::End(mark) => words.push_str(mark.sign()),
            Inline::Link(address, text) => {
                let bare = text == address || *address == format!("https://{text}");
                let word_before = words.chars().next_back().is_some_and(char::is_alphanumeric);
                let alone = linked(text, word_before);
                if bare && !masked && alone == Some((piece.clone(), text.len())) {
                    words.push_str(text);
                } else {
                    let unbalanced = address.matches('(').count() != address.matches(')').count();
                    let address = match unbalanced {
                        true => address.replace('(', "%28").replace(')', "%29"),
                        false => address.clone(),
                    };
                    let text = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
                    words.push_str(&format!("[{text}]({address})"));
                }
            }
        }
    }
    words
}

fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']') {
            masked.push('\\');
        }
        masked.push(c);
    }
    masked.replace("://", "\\://").replace("www.", "www\\.")
}
