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

#[test]
fn what_people_write_becomes_paragraphs_lists_links_and_emphasis() {
    for (words, html) in [
        ("", ""),
        ("  \n\n ", ""),
        ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        ("<b>fett</b> &amp; <script>", "<p>&lt;b&gt;fett&lt;/b&gt; &amp;amp; &lt;script&gt;</p>"),
        ("Eins\nzwei\n\n\ndrei", "<p>Eins<br>zwei</p><p>drei</p>"),
        (
            "Bitte mitbringen:\n- Stift\n- Papier\n  und Schere\nDanke",
            "<p>Bitte mitbringen:</p><ul><li>Stift</li><li>Papier<br>und Schere</li></ul><p>Danke</p>",
        ),
        ("• eins\n• zwei", "<ul><li>eins</li><li>zwei</li></ul>"),
        ("1. eins\n2. zwei\n3. drei", "<ol><li>eins</li><li>zwei</li><li>drei</li></ol>"),
        ("1) nur eins", "<ol><li>nur eins</li></ol>"),
        ("1. Mai geschlossen\n2. Mai offen", "<p>1. Mai geschlossen<br>2. Mai offen</p>"),
        ("1. Preis", "<p>1. Preis</p>"),
        ("12. Januar", "<p>12. Januar</p>"),
        ("-5 Grad", "<p>-5 Grad</p>"),
        ("**Wichtig:** kommen", "<p><strong>Wichtig:</strong> kommen</p>"),
        ("Schüler*innen und Lehrer*innen", "<p>Schüler*innen und Lehrer*innen</p>"),
        ("2 ** 3 ** 4", "<p>2 ** 3 ** 4</p>"),
        ("_leise_ und snake_case_name", "<p><em>leise</em> und snake_case_name</p>"),
        ("**_beides_**", "<p><strong><em>beides</em></strong></p>"),
        ("**offen", "<p>**offen</p>"),
        ("\\*\\*wörtlich\\*\\*", "<p>**wörtlich**</p>"),
        (
            "Mehr auf www.example.org/a_b, oder (https://example.org/x?a=1&b=2).",
            "<p>Mehr auf <a href=\"https://www.example.org/a_b\" rel=\"noopener nofollow\">www.example.org/a_b</a>, oder \
             (<a href=\"https://example.org/x?a=1&amp;b=2\" rel=\"noopener nofollow\">https://example.org/x?a=1&amp;b=2</a>).</p>",
        ),
        (
            "[hier](https://example.org/a_(b)) und [Post](mailto:info@example.org)",
            "<p><a href=\"https://example.org/a_(b)\" rel=\"noopener nofollow\">hier</a> und \
             <a href=\"mailto:info@example.org\" rel=\"noopener nofollow\">Post</a></p>",
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x] (y)", "<p>[x] (y)</p>"),
        ("C:\\Ordner", "<p>C:\\Ordner</p>"),
    ] {
        assert_eq!(from_words(words), html, "{words}");
        assert_eq!(from_words(&to_words(html)), html, "{words} -> {}", to_words(html));
    }
}

#[test]
fn html_of_others_is_said_in_words_without_signs_that_are_not_needed() {
    for (html, words) in [
        (
            "<p>Text <b>fett</b> &amp; <i>kursiv</i></p><ul><li>eins</li></ul>",
            "Text **fett** & _kursiv_\n\n- eins",
        ),
        ("Titel<p>Absatz</p>", "Titel\n\nAbsatz"),
        ("<ol><li><p>eins</p></li><li>zwei</li></ol>", "1. eins\n2. zwei"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n- b"),
        ("<a href=\"https://example.org\">hier</a>", "[hier](https://example.org)"),
        ("<p>- kein Punkt</p>", "\\- kein Punkt"),
        ("<p>a_b *c* 1. d [e]</p>", "a_b *c* 1. d [e]"),
        ("<p>https://example.org</p>", "https\\://example.org"),
    ] {
        assert_eq!(to_words(html), words, "{html}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 600, ..Default::default() })]

    #[test]
    fn what_was_written_stays_as_it_was_read(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            "**", "_", "*", "- ", "1. ", "2. ", "1) ", "\n", "\n\n", "  ", " ", "\\", "[", "](https://x.de/a)",
            "https://x.de/b_c", "www.x.de", "Wort", "ä", "<", "&amp;", "<b>", ".", ")", "(", "• ", "12", ":", "\u{a0}",
        ]), 0..14),
    ) {
        let words = parts.concat();
        let html = from_words(&words);
        proptest::prop_assert_eq!(&clean(&html), &html);
        let said = to_words(&html);
        proptest::prop_assert_eq!(from_words(&said), html, "{:?} -> {:?}", words, said);
    }

    #[test]
    fn no_word_of_cleaned_html_is_lost(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            "<p>", "</p>", "<ul>", "<ol>", "<li>", "</li>", "</ul>", "</ol>", "<strong>", "</strong>", "<em>", "</i>",
            "<br>", "<a href=\"https://x.de/(a\">", "<a href=\"mailto:a@x.de\">", "</a>", "Wort ", "ä", "*", "_", "- ",
            "1. ", "&lt;", "&amp;amp;", "\n", " ", "[x]", "\\", "https://x.de",
        ]), 0..14),
    ) {
        let html = clean(&parts.concat());
        let again = from_words(&to_words(&html));
        let bare = |html: &str| plain(html).replace(' ', "");
        proptest::prop_assert_eq!(bare(&again), bare(&html), "{} -> {:?} -> {}", html, to_words(&html), again);
        proptest::prop_assert_eq!(from_words(&to_words(&again)), again);
    }
}
