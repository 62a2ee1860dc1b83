//! Pictures: taken in, shown by their content, and nothing else with them.

use access::{EditOrganisation, Granted, Membership, Role, Visitor as Who, grant};
use axum::body::Bytes;
use base::{AccountId, LocalText};
use landscape::Caption;
use web::pictures::{NotKept, keep, path};

use crate::{stock::organisation_id, visitor::Visitor};

/// A photograph with its colours for printing, as the crate `pictures` is tried on.
const PHOTOGRAPH: &[u8] = include_bytes!("../../../pictures/fixtures/progressive.jpg");

fn may_edit(visitor: &Visitor) -> Granted<EditOrganisation> {
    let of = organisation_id("musikschule");
    let source = "probe".parse().unwrap();
    let account = AccountId::derived(&visitor.state.district, &source, &"konto".parse().unwrap());
    let memberships = vec![Membership { organisation: of, role: Role::Editor }];
    grant(&Who::Person { account, memberships }, EditOrganisation(of)).unwrap()
}

fn caption() -> Caption {
    Caption::new(LocalText::german("Ein Klavier"), "Foto: Archiv", "cc0").unwrap()
}

#[tokio::test]
async fn a_picture_is_shown_by_its_content_and_kept_for_ever_by_browsers() {
    let visitor = Visitor::new().await;
    let bytes = Bytes::from_static(PHOTOGRAPH);
    let id = keep(&visitor.state, &may_edit(&visitor), bytes, &caption()).await.unwrap();
    let mut tx = visitor.state.db.read().await.unwrap();
    let kept = store::pictures::by_ids(&mut tx, &[id]).await.unwrap().pop().unwrap();
    assert_eq!((kept.owner, kept.caption), (organisation_id("musikschule"), caption()));
    let size = kept.sizes.last().unwrap();
    let shown = visitor.opens(&path(kept.hash, size.width)).await;
    assert_eq!(shown.status, 200);
    assert_eq!(shown.header("content-type"), "image/jpeg");
    assert!(shown.header("cache-control").contains("immutable"));
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    assert_eq!(shown.header("content-encoding"), "");
    let file = visitor.state.files.get(size.file).await.unwrap();
    assert_eq!(shown.size, file.len());
    for wrong in [
        path(kept.hash, size.width + 1),
        path(store::files::FileHash::of(b"another"), size.width),
        format!("/bilder/{}/breit", kept.hash),
        "/bilder/..%2f..%2fverzahnt.sqlite/320".to_owned(),
    ] {
        assert_eq!(visitor.opens(&wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_picture_of_ours_is_not_shown() {
    let visitor = Visitor::new().await;
    let raw = std::io::Cursor::new(b"<script>alert(1)</script>");
    let hash = visitor.state.files.put(raw).await.unwrap();
    assert_eq!(visitor.opens(&path(hash, 320)).await.status, 404);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_nothing_of_it_is_kept() {
    let visitor = Visitor::new().await;
    let svg = Bytes::from_static(b"<svg xmlns='http://www.w3.org/2000/svg'/>");
    let refused = keep(&visitor.state, &may_edit(&visitor), svg, &caption()).await;
    assert!(matches!(refused, Err(NotKept::Refused(_))), "{refused:?}");
    assert_eq!(visitor.state.files.all().await.unwrap(), []);
}
