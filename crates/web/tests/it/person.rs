//! Somebody with an account: comes in, opens pages, sends forms.

use std::collections::BTreeMap;

use access::{Membership, Role};
use axum::{
    body::Body,
    http::{Method, Request},
};
use base::{AccountId, Actor, Cause, OrganisationId};
use store::{
    Secret,
    accounts::{self, NewAccount},
    sessions::{self, Purpose},
};
use url::form_urlencoded::Serializer;

use crate::visitor::{Answer, Visitor};

/// The cookie of somebody signed in.
const SESSION: &str = "verzahnt_session";

/// What is typed into a form: names and values.
pub(crate) type Typed<'a> = &'a [(&'a str, &'a str)];

/// A file that is chosen: its name and its bytes.
pub(crate) type Chosen<'a> = (&'a str, &'a [u8]);

/// A browser with the cookies that it was given.
pub(crate) struct Person<'v> {
    visitor: &'v Visitor,
    pub(crate) account: AccountId,
    cookies: BTreeMap<String, String>,
}

/// An account with a role, made by command; gives the link to come in.
pub(crate) async fn invited(
    visitor: &Visitor,
    email: &str,
    organisation: OrganisationId,
    role: Role,
) -> (AccountId, String) {
    let state = &visitor.state;
    let actor = Actor::System(Cause::Command("user"));
    let mut tx = state.db.write(actor, state.clock.now()).await.unwrap();
    let new = NewAccount {
        email: email.to_owned(),
        name: "Beispielperson".to_owned(),
        membership: Membership { organisation, role },
    };
    let account = accounts::add_by_command(&mut tx, &state.district, &new).await.unwrap();
    let secret = Secret::random().unwrap();
    sessions::issue(&mut tx, account, Purpose::Invitation, &secret).await.unwrap();
    tx.commit().await.unwrap();
    (account, format!("/zugang/{}", secret.reveal()))
}

impl<'v> Person<'v> {
    /// Somebody who has not signed in.
    pub(crate) fn stranger(visitor: &'v Visitor) -> Person<'v> {
        Person {
            visitor,
            account: AccountId::from_uuid(uuid::Uuid::nil()),
            cookies: BTreeMap::new(),
        }
    }

    /// Somebody signed in with a role in an organisation; the session is opened in the store.
    pub(crate) async fn with_role(
        visitor: &'v Visitor,
        organisation: OrganisationId,
        role: Role,
    ) -> Person<'v> {
        let email = format!("{}@beispiel.example", role.code());
        let (account, _) = invited(visitor, &email, organisation, role).await;
        let mut person = Person { visitor, account, cookies: BTreeMap::new() };
        person.comes_again().await;
        person
    }

    /// A new session of the same account, opened in the store: the old one is over.
    pub(crate) async fn comes_again(&mut self) {
        let (state, secret) = (&self.visitor.state, Secret::random().unwrap());
        let mut tx = state.db.write(Actor::Person(self.account), state.clock.now()).await.unwrap();
        sessions::open(&mut tx, &state.district, self.account, &secret, "Test").await.unwrap();
        tx.commit().await.unwrap();
        self.cookies.insert(SESSION.to_owned(), secret.reveal());
    }

    pub(crate) fn has_cookie(&self) -> bool {
        self.cookies.contains_key(SESSION)
    }

    /// Takes a cookie that nobody gave.
    pub(crate) fn holds(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Another browser with the same cookies.
    pub(crate) fn twin(&self) -> Person<'v> {
        Person { visitor: self.visitor, account: self.account, cookies: self.cookies.clone() }
    }

    pub(crate) async fn opens(&mut self, address: &str) -> Answer {
        self.asks(Method::GET, address, None, &[]).await
    }

    /// Sends a form as a browser does from a page of ours.
    pub(crate) async fn sends(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [("sec-fetch-site", "same-origin")];
        self.asks(Method::POST, address, Some(fields), &headers).await
    }

    /// Sends a form with a file as a browser does (RFC 7578): the fields in their order, then the file.
    pub(crate) async fn uploads(
        &mut self,
        address: &str,
        fields: &[(&str, &str)],
        (field, name, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = "--grenze\r\nContent-Disposition: form-data; name=";
            body.extend_from_slice(format!("{part}\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
        }
        let head = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grenze--\r\n");
        let kind = "multipart/form-data; boundary=grenze";
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", kind)];
        self.carries(Method::POST, address, Body::from(body), &headers).await
    }

    pub(crate) async fn asks(
        &mut self,
        method: Method,
        address: &str,
        fields: Option<&[(&str, &str)]>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut headers = headers.to_vec();
        let body = match fields {
            Some(fields) => {
                headers.push(("content-type", "application/x-www-form-urlencoded"));
                Body::from(Serializer::new(String::new()).extend_pairs(fields).finish())
            }
            None => Body::empty(),
        };
        self.carries(method, address, body, &headers).await
    }

    /// A request with this browser's cookies; those of the answer are kept.
    async fn carries(
        &mut self,
        method: Method,
        address: &str,
        body: Body,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let pairs: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !pairs.is_empty() {
            request = request.header("cookie", pairs.join("; "));
        }
        let answer = self.visitor.asks(request.body(body).unwrap()).await;
        for set in answer.headers.get_all("set-cookie") {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// Opens a page, fills some fields of its form and presses a button, as a browser would: to where the form leads.
    pub(crate) async fn fills(
        &mut self,
        page: &str,
        form: &str,
        fields: &[(&str, &str)],
        button: (&str, &str),
    ) -> Answer {
        let page_shown = self.opens(page).await;
        assert_eq!(page_shown.status, 200, "{page}");
        self.fills_again(&page_shown, page, form, fields, button).await
    }

    /// The same on a page that is open already.
    pub(crate) async fn fills_again(
        &mut self,
        shown: &Answer,
        page: &str,
        form: &str,
        fields: &[(&str, &str)],
        button: (&str, &str),
    ) -> Answer {
        let mut sent = shown.form(form);
        for (name, value) in fields {
            sent.retain(|(known, _)| known != name);
            sent.push(((*name).to_owned(), (*value).to_owned()));
        }
        sent.push((button.0.to_owned(), button.1.to_owned()));
        let sent: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let action = shown.attributes(form, "action").pop();
        let action = action.unwrap_or_else(|| page.to_owned());
        self.sends(&action, &sent).await
    }

    /// The word that the forms of this session carry.
    pub(crate) async fn word(&mut self) -> String {
        let page = self.opens("/cockpit/konto/sicherheit").await;
        page.attributes("input[name=formular]", "value").first().cloned().unwrap_or_default()
    }
}
