//! Plain text as people write it into a settings file: paragraphs, headings, lists.

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(String),
    Paragraph(String),
    Items(Vec<String>),
}

/// Blocks are separated by blank lines; `## ` begins a heading, `- ` an item.
pub(crate) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in text.replace("\r\n", "\n").split("\n\n") {
        let lines: Vec<&str> =
            part.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut words: Vec<&str> = Vec::new();
        let mut items: Vec<String> = Vec::new();
        for line in lines {
            if let Some(heading) = line.strip_prefix("## ") {
                blocks.push(Block::Heading(heading.to_owned()));
            } else if let Some(item) = line.strip_prefix("- ") {
                items.push(item.to_owned());
            } else {
                words.push(line);
            }
        }
        if !words.is_empty() {
            blocks.push(Block::Paragraph(words.join("\n")));
        }
        if !items.is_empty() {
            blocks.push(Block::Items(items));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_items_are_told_apart() {
        let blocks = read("## Wer\nAmt\nStraße 1\n\n- eins\n- zwei\n");
        let expected = [
            Block::Heading("Wer".to_owned()),
            Block::Paragraph("Amt\nStraße 1".to_owned()),
            Block::Items(vec!["eins".to_owned(), "zwei".to_owned()]),
        ];
        assert_eq!(blocks, expected);
    }
}
