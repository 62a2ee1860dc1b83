//! Texts are safe whatever they contain.

use super::*;

#[test]
fn plain_text_becomes_paragraphs_with_everything_escaped() {
    assert_eq!(
        clean("Eins & zwei\nweiter < 3\n\n\nNeuer Absatz"),
        "<p>Eins &amp; zwei<br>weiter &lt; 3</p><p>Neuer Absatz</p>"
    );
    assert_eq!(clean("Caf&eacute; f&uuml;r 3 &euro;"), "<p>Café für 3 €</p>");
    assert_eq!(clean("  \n "), "");
}

#[test]
fn markup_keeps_paragraphs_lists_emphasis_and_links_alone() {
    let html = "<div onclick=\"x()\"><h2>Titel</h2><p style=\"a\">Text <b>fett</b></p><ul><li>eins</ul>\
        <a href=\"https://example.org\" target=_blank>hier</a><img src=x onerror=alert(1)></div>";
    let safe = clean(html);
    assert_eq!(
        safe,
        "Titel<p>Text <b>fett</b></p><ul><li>eins</li></ul>\
        <a href=\"https://example.org\" rel=\"noopener nofollow\">hier</a>"
    );
}

#[test]
fn scripts_and_their_addresses_do_not_come_through() {
    for (given, forbidden) in [
        ("<script>alert(1)</script>Hallo", "alert"),
        ("<a href=\"javascript:alert(1)\">x</a>", "javascript"),
        ("<svg/onload=alert(1)>", "onload"),
        ("<a href='data:text/html,x'>x</a>", "data:"),
        ("a<!--[if]><script>alert(1)</script>-->b", "script"),
        ("<style>body{display:none}</style>x", "display"),
    ] {
        assert!(!clean(given).contains(forbidden), "{given} -> {}", clean(given));
        assert!(!plain(given).contains("<script"), "{given} -> {}", plain(given));
    }
    assert_eq!(clean("&lt;script&gt;"), "<p>&lt;script&gt;</p>");
}

#[test]
fn titles_lose_their_markup_and_keep_their_words() {
    assert_eq!(plain("<p>Eins</p><p>zwei &amp; drei</p>"), "Eins zwei & drei");
    assert_eq!(plain("  viele\n\t Räume "), "viele Räume");
}

#[test]
fn only_web_addresses_are_web_addresses() {
    assert_eq!(web_address("www.example.org/x").as_deref(), Some("https://www.example.org/x"));
    assert_eq!(web_address("HTTP://example.org").as_deref(), Some("http://example.org/"));
    for text in [
        "",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "/pfad",
        "auf Anfrage",
        "ftp://x.org",
        "https://user:secret@example.org",
        "https://",
        "example",
    ] {
        assert_eq!(web_address(text), None, "{text}");
    }
}
