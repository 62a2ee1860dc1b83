//! Elements come out whole, and nothing that swells does.

use super::*;

fn items(text: &str) -> Result<Vec<String>, Finding> {
    let mut reader = XmlReader::new(text.as_bytes(), "XML");
    let mut found = Vec::new();
    loop {
        match reader.step()? {
            Step::Open if reader.name() == "item" => {
                let tree = reader.subtree()?;
                let root = tree.root().unwrap();
                let parts: Vec<String> =
                    root.children().map(|c| format!("{}={}", c.name(), c.text())).collect();
                found.push(format!("{}:{}", root.attr("id").unwrap_or("-"), parts.join(",")));
            }
            Step::End => return Ok(found),
            _ => {}
        }
    }
}

#[test]
fn records_are_taken_one_by_one_with_attributes_and_nested_elements() {
    let xml = "<?xml version='1.0'?><all><head/><item id='1'><a>x &amp; y<![CDATA[ <b>]]></a><e/>\
        <n><a>inner</a></n></item><item/><item id='3'>t&#228;xt</item></all>";
    assert_eq!(items(xml).unwrap(), ["1:a=x & y <b>,e=,n=", "-:", "3:"]);
}

#[test]
fn entities_are_never_expanded() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE all [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>\
        <all><item><a>&b;</a></item></all>";
    assert_eq!(items(bomb).unwrap_err().kind.code(), "not-supported");
    assert_eq!(items("<all><item><a>&b;&uuml;</a></item></all>").unwrap(), ["-:a=&b;&uuml;"]);
}

#[test]
fn a_file_that_ends_in_the_middle_is_said_to() {
    for text in ["<all><item><a>x", "<all><item><a>x</a></item>", "<all><it", "<all"] {
        let finding = items(text).unwrap_err();
        assert_eq!(finding.kind.code(), "broken", "{text}: {finding}");
    }
}

#[test]
fn wrong_nesting_and_other_files_are_found_with_their_line() {
    assert_eq!(items("<all>\n<item>\n<a></b></item></all>").unwrap_err().spot.line, Some(3));
    assert_eq!(items("Titel;Datum\n").unwrap_err().kind, FindingKind::NotThisFormat("XML"));
}

#[test]
fn depth_has_an_end() {
    let deep = format!("<all><item>{}", "<a>".repeat(100_000));
    assert_eq!(items(&deep).unwrap_err().kind.code(), "too-large");
    assert_eq!(items(&"<a>".repeat(100_000)).unwrap_err().kind.code(), "too-large");
}

#[test]
fn a_text_without_end_does_not_fill_the_memory() {
    let endless = std::io::Read::chain(&b"<all><item><a>"[..], std::io::repeat(b'x'));
    let mut reader = XmlReader::new(std::io::BufReader::new(endless), "XML");
    while reader.name() != "item" {
        reader.step().unwrap();
    }
    assert_eq!(reader.subtree().unwrap_err().kind.code(), "too-large");
}

#[test]
fn a_document_type_that_declares_nothing_is_passed_over() {
    let text = "<!DOCTYPE all SYSTEM \"all.dtd\"><all><item id='1'/></all>";
    assert_eq!(items(text).unwrap(), ["1:"]);
}

#[test]
fn text_between_elements_is_kept_in_its_place() {
    let text =
        "<item>a<b>c<i/>d</b>e &amp; f<br/> <!-- x -->g<a href='https://x.example'>h</a></item>";
    let xml = format!("<all>{text}</all>");
    let mut reader = XmlReader::new(xml.as_bytes(), "XML");
    reader.step().unwrap();
    let tree = reader.subtree().unwrap();
    assert_eq!(
        tree.root().unwrap().rich("item").unwrap(),
        "a<b>c<i></i>d</b>e & f<br> g<a href=\"https://x.example\">h</a>"
    );
}
