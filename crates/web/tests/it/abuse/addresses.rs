//! Addresses that somebody made up: paths that climb, markup and SQL in every parameter and every form.

use web::Right;

use super::{
    MARKUP, RUNS, is_harmless,
    walk::{Walk, asked},
};
use crate::visitor::Visitor;

/// Ways to write "above", "the root" and "nothing" in a part of a path.
const CLIMBING: &[&str] = &[
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%2e%2e",
    "..%5c..%5cetc%5cpasswd",
    "..\\..\\etc\\passwd",
    "..%252f..%252fetc%252fpasswd",
    "%2fetc%2fpasswd",
    "%c0%ae%c0%ae%c0%af",
    "%00",
    "passwd%00.css",
    "names.txt",
    "%ff%fe",
    "..;",
    "%22%3E%3Csvg%20onload=alert(7)%3E",
    "'%20OR%201=1--",
    "1;DROP%20TABLE%20offer",
    "%25%5f",
];

#[tokio::test]
async fn no_part_of_a_path_leads_out_of_its_place() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    let with_parts: Vec<_> =
        walk.pages.iter().filter(|page| page.route.path.contains('{')).cloned().collect();
    assert!(with_parts.len() > 20);
    for page in with_parts {
        let unknown = page.route.path.replace("{", "gibt-es-nicht-").replace('}', "");
        let harmless = walk.opens(page.who, &unknown).await.status;
        for part in CLIMBING {
            // Each part by itself, the others as they were, and all of them.
            let pattern: Vec<&str> = page.route.path.split('/').collect();
            let real: Vec<&str> = page.address.split('?').next().unwrap().split('/').collect();
            let holes: Vec<usize> =
                (0..pattern.len()).filter(|at| pattern[*at].starts_with('{')).collect();
            let mut tried: Vec<Vec<usize>> = holes.iter().map(|at| vec![*at]).collect();
            if holes.len() > 1 {
                tried.push(holes);
            }
            for holes in tried {
                let mut address = real.clone();
                for at in holes {
                    address[at] = *part;
                }
                let address = address.join("/");
                let answer = walk.opens(page.who, &address).await;
                let fine = answer.status == harmless || matches!(answer.status, 400 | 404 | 410);
                assert!(fine, "{address}: {} instead of {harmless}", answer.status);
                assert!(!answer.body.contains("root:"), "{address}");
                assert!(!answer.body.contains("SQLite format"), "{address}");
                is_harmless(&answer, &address);
            }
        }
    }
    for path in
        ["/assets/../Cargo.toml", "/../../etc/passwd", "//etc/passwd", "/assets//etc/passwd"]
    {
        assert_eq!(visitor.opens(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn markup_in_a_parameter_stays_text() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    let value = format!("javascript:alert(7)//{MARKUP}");
    let all = walk.all_keys();
    for page in walk.pages.clone() {
        let everything = asked(&page.address, all.iter().map(|key| (key.as_str(), value.as_str())));
        let unknown = asked(&page.address, [(value.as_str(), value.as_str())]);
        let mut addresses = vec![format!("/en{everything}"), everything, unknown];
        if page.kind.starts_with("text/html") || page.kind.contains("xml") {
            for key in walk.keys_of(&page) {
                addresses.push(asked(&page.address, [(key.as_str(), value.as_str())]));
            }
        }
        for address in &addresses {
            let answer = walk.opens(page.who, address).await;
            assert_ne!(answer.status, 500, "{address}");
            is_harmless(&answer, address);
        }
    }
}

/// What a query in quotes, in a pattern or in a number could be broken with.
const SQL: [&str; 2] =
    ["1' OR '1'='1; DROP TABLE offer; --", "\\%_\") UNION SELECT email FROM person_account --"];

#[tokio::test]
async fn sql_in_a_parameter_changes_no_answer() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    for page in walk.pages.clone() {
        for key in walk.keys_of(&page) {
            let plain = asked(&page.address, [(key.as_str(), "beispiel")]);
            let harmless = walk.opens(page.who, &plain).await.status;
            for value in SQL {
                let address = asked(&page.address, [(key.as_str(), value)]);
                let answer = walk.opens(page.who, &address).await;
                // A word that is no word of a vocabulary may be refused by name.
                let fine = answer.status == harmless || answer.status == 400;
                assert!(fine, "{address}: {} instead of {harmless}", answer.status);
            }
        }
    }
    assert_eq!(visitor.opens("/angebote").await.status, 200);
    assert!(visitor.opens("/angebote.json").await.json()["total"].as_u64() > Some(20));
}

#[tokio::test]
async fn no_form_falls_over_what_is_typed_into_it() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    let (mut taken, mut all) = (0, 0);
    for form in walk.forms.clone() {
        for value in [MARKUP, "' OR '1'='1", "\r\nX-Evil: 1", "９９", "-1"] {
            // All fields at once, then each by itself among what the form holds.
            let filled = |only: Option<&str>| -> Vec<(String, String)> {
                let typed = |name: &str| only.is_none_or(|only| only == name);
                let fields = form.fields.iter().map(|(name, held)| {
                    let keep = name == "formular" || name == "tun" || !typed(name);
                    (name.clone(), if keep { held.clone() } else { value.to_owned() })
                });
                fields.collect()
            };
            let mut sent = vec![filled(None)];
            if form.fields.len() < 12 && value == MARKUP {
                sent.extend(form.fields.iter().map(|(name, _)| filled(Some(name))));
            }
            for fields in sent {
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, held)| (name.as_str(), held.as_str())).collect();
                let answer = walk.sends(&form, &fields).await;
                assert_ne!(answer.status, 500, "{} {fields:?}", form.action);
                is_harmless(&answer, &form.action);
                (taken, all) = (taken + i32::from(answer.status != 400), all + 1);
            }
        }
    }
    // They were looked at: not just refused for how they were put together.
    assert!(all > 200 && taken * 2 > all, "{taken} of {all}");
    assert_eq!(visitor.opens("/angebote").await.status, 200);
}

/// PostgreSQL keeps no NUL: it is refused before any engine sees it, on every address and in every form.
#[tokio::test]
async fn a_character_that_cannot_be_kept_is_refused_as_the_senders_fault() {
    let visitor = Visitor::new().await;
    let mut walk = Walk::over(&visitor).await;
    for page in walk.pages.clone() {
        let address = asked(&page.address, [("q", "a\u{0}b")]);
        let answer = walk.opens(page.who, &address).await;
        assert_eq!(answer.status, 400, "{address}");
    }
    for route in web::routes().filter(|route| route.method == "POST") {
        let form = super::walk::Form {
            action: route.path.replace(['{', '}'], ""),
            fields: Vec::new(),
            who: if route.right == Right::Public { 0 } else { 1 },
        };
        let answer = walk.sends(&form, &[("email", "a\u{0}b@beispiel.example")]).await;
        assert_eq!(answer.status, 400, "{}", route.path);
    }
    for runs in RUNS {
        assert!(!visitor.opens("/").await.body.contains(runs));
    }
}
