//! What can be due, and the statements that find it and take it away.

use jiff::{Span, ToSpan};
use serde::Deserialize;

/// A rule by which something is deleted after its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum Rule {
    /// Accounts whose invitation was never followed.
    UnacceptedAccounts,
    /// Accounts that nobody uses: a mail asks first.
    UnusedAccountsMail,
    /// Then they are locked.
    UnusedAccountsLock,
    /// Then they are erased.
    UnusedAccounts,
    /// Accounts that the administration locked.
    LockedAccounts,
    /// Who of the office was away.
    Absences,
    IdleSessions,
    Sessions,
    SignInLinks,
    /// Who stopped on the way in, between two factors.
    SignInSteps,
    SignInFailures,
    Mails,
    UnsubscribeLinks,
    /// Remarks on entries of which nothing is open any more.
    Remarks,
    /// What readers said, once it is answered; its text goes with the answer.
    Feedback,
    /// Who signed in and out.
    SignInActs,
    /// Everything else in the audit trail.
    Acts,
    /// Which person changed an entry; the change itself stays.
    ChangeActors,
    /// Pictures that were taken away: their files went before.
    RemovedPictures,
    /// Files that an organisation uploaded and never decided on: they are given up.
    UndecidedUploads,
    /// What could not be read in files of providers.
    Findings,
    /// Words that were not yet asked often enough to be kept as words.
    SearchHashes,
    SearchWords,
    /// How often entries were opened.
    Views,
    /// What organisations looked for and gave.
    Notices,
    Jobs,
}

/// How something is taken away. Every statement has the time (or the day) up to which things are due as `$1`.
pub(super) enum Way {
    /// One statement deletes it all.
    Delete(&'static str),
    /// Finds accounts to be erased.
    Erase(&'static str),
    /// Finds accounts whose persons are asked whether they still need them.
    Ask(&'static str),
    /// Finds accounts to be locked.
    Lock(&'static str),
    /// Finds import runs to be given up.
    GiveUp(&'static str),
}

pub(super) struct Statements {
    /// How many are due.
    pub(super) count: &'static str,
    /// From when the oldest one counts.
    pub(super) oldest: &'static str,
    pub(super) way: Way,
    /// Whether times are days.
    pub(super) by_day: bool,
}

/// The statements over the rows of a table: those that count, from a column on.
macro_rules! rows {
    (of $table:literal $(if $filter:literal)?, $column:literal, $way:ident $act:literal) => {
        Statements {
            count: concat!("SELECT count(*) FROM ", $table, " WHERE ", $($filter, " AND ",)? $column, " <= $1"),
            oldest: concat!("SELECT min(", $column, ") FROM ", $table $(, " WHERE ", $filter)?),
            way: Way::$way(concat!($act, " WHERE ", $($filter, " AND ",)? $column, " <= $1")),
            by_day: false,
        }
    };
    (of $table:literal $(if $filter:literal)?, $column:literal) => {
        Statements {
            count: concat!("SELECT count(*) FROM ", $table, " WHERE ", $($filter, " AND ",)? $column, " <= $1"),
            oldest: concat!("SELECT min(", $column, ") FROM ", $table $(, " WHERE ", $filter)?),
            way: Way::Delete(concat!("DELETE FROM ", $table, " WHERE ", $($filter, " AND ",)? $column, " <= $1")),
            by_day: false,
        }
    };
}

impl Rule {
    pub const ALL: &'static [Rule] = &[
        Rule::UnacceptedAccounts,
        Rule::UnusedAccountsMail,
        Rule::UnusedAccountsLock,
        Rule::UnusedAccounts,
        Rule::LockedAccounts,
        Rule::Absences,
        Rule::IdleSessions,
        Rule::Sessions,
        Rule::SignInLinks,
        Rule::SignInSteps,
        Rule::SignInFailures,
        Rule::Mails,
        Rule::UnsubscribeLinks,
        Rule::Remarks,
        Rule::Feedback,
        Rule::SignInActs,
        Rule::Acts,
        Rule::ChangeActors,
        Rule::RemovedPictures,
        Rule::UndecidedUploads,
        Rule::Findings,
        Rule::SearchHashes,
        Rule::SearchWords,
        Rule::Views,
        Rule::Notices,
        Rule::Jobs,
    ];

    /// A stable word for the register, the database and texts of the interface.
    pub fn code(self) -> &'static str {
        match self {
            Rule::UnacceptedAccounts => "unaccepted-accounts",
            Rule::UnusedAccountsMail => "unused-accounts-mail",
            Rule::UnusedAccountsLock => "unused-accounts-lock",
            Rule::UnusedAccounts => "unused-accounts",
            Rule::LockedAccounts => "locked-accounts",
            Rule::Absences => "absences",
            Rule::IdleSessions => "idle-sessions",
            Rule::Sessions => "sessions",
            Rule::SignInLinks => "sign-in-links",
            Rule::SignInSteps => "sign-in-steps",
            Rule::SignInFailures => "sign-in-failures",
            Rule::Mails => "mails",
            Rule::UnsubscribeLinks => "unsubscribe-links",
            Rule::Remarks => "remarks",
            Rule::Feedback => "feedback",
            Rule::SignInActs => "sign-in-acts",
            Rule::Acts => "acts",
            Rule::ChangeActors => "change-actors",
            Rule::RemovedPictures => "removed-pictures",
            Rule::UndecidedUploads => "undecided-uploads",
            Rule::Findings => "findings",
            Rule::SearchHashes => "search-hashes",
            Rule::SearchWords => "search-words",
            Rule::Views => "views",
            Rule::Notices => "notices",
            Rule::Jobs => "jobs",
        }
    }

    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == code)
    }

    /// The period that the program keeps by itself, where it cannot be chosen: these are swept all day long.
    pub fn fixed(self) -> Option<Span> {
        match self {
            Rule::IdleSessions => Some(2.hours()),
            Rule::Sessions => Some(12.hours()),
            Rule::SignInFailures => Some(24.hours()),
            Rule::SignInLinks | Rule::SignInSteps | Rule::UnsubscribeLinks => Some(Span::new()),
            _ => None,
        }
    }

    pub(super) fn statements(self) -> Statements {
        match self {
            // A link that still works is as good as an answer that may come.
            Rule::UnacceptedAccounts => rows!(
                of "person_account a"
                if "a.password IS NULL AND a.seen IS NULL
                    AND NOT EXISTS (SELECT 1 FROM person_link l WHERE l.account = a.id)",
                "a.created", Erase "SELECT a.id FROM person_account a"
            ),
            Rule::UnusedAccountsMail => rows!(
                of "person_account a"
                if "NOT a.locked AND (a.password IS NOT NULL OR a.seen IS NOT NULL)
                    AND (a.warned IS NULL OR a.warned < coalesce(a.seen, a.created))",
                "coalesce(a.seen, a.created)", Ask "SELECT a.id FROM person_account a"
            ),
            Rule::UnusedAccountsLock => rows!(
                of "person_account a"
                if "NOT a.locked AND a.warned >= coalesce(a.seen, a.created)",
                "a.warned", Lock "SELECT a.id FROM person_account a"
            ),
            Rule::UnusedAccounts => rows!(
                of "person_account a" if "a.locked",
                "a.retired", Erase "SELECT a.id FROM person_account a"
            ),
            Rule::LockedAccounts => rows!(
                of "person_account a" if "a.locked AND a.retired IS NULL",
                "coalesce(a.seen, a.created)", Erase "SELECT a.id FROM person_account a"
            ),
            Rule::Absences => rows!(of "person_absence", "ends"),
            Rule::IdleSessions => rows!(of "person_session", "seen"),
            Rule::Sessions => rows!(of "person_session", "begun"),
            Rule::SignInLinks => rows!(of "person_link", "ends"),
            Rule::SignInSteps => rows!(of "person_step", "ends"),
            Rule::SignInFailures => rows!(of "sign_in_failure", "last"),
            Rule::Mails => rows!(of "person_mail" if "state <> 'waiting'", "queued"),
            Rule::UnsubscribeLinks => rows!(of "person_unsubscribe_link", "ends"),
            Rule::Remarks => rows!(
                of "person_remark"
                if "NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = person_remark.about)",
                "at"
            ),
            Rule::Feedback => rows!(of "person_feedback" if "state <> 'open'", "decided"),
            Rule::SignInActs => {
                rows!(of "act" if "what IN ('signed-in', 'signed-out', 'ended-session')", "at")
            }
            Rule::Acts => rows!(of "act", "at"),
            Rule::ChangeActors => rows!(
                of "change" if "actor LIKE 'person:%'",
                "at", Delete "UPDATE change SET actor = 'person'"
            ),
            Rule::RemovedPictures => rows!(of "picture", "removed"),
            Rule::UndecidedUploads => rows!(
                of "run" if "state = 'open' AND held = 'uploaded'",
                "begun", GiveUp "SELECT id FROM run"
            ),
            Rule::Findings => Statements {
                count: "SELECT count(*) FROM finding WHERE run IN (SELECT id FROM run WHERE begun <= $1)",
                oldest: "SELECT min(begun) FROM run WHERE id IN (SELECT run FROM finding)",
                way: Way::Delete(
                    "DELETE FROM finding WHERE run IN (SELECT id FROM run WHERE begun <= $1)",
                ),
                by_day: false,
            },
            Rule::SearchHashes => {
                Statements { by_day: true, ..rows!(of "search_gap" if "kind = 'hash'", "last") }
            }
            Rule::SearchWords => {
                Statements { by_day: true, ..rows!(of "search_gap" if "kind <> 'hash'", "last") }
            }
            Rule::Views => Statements { by_day: true, ..rows!(of "viewed", "month") },
            Rule::Notices => Statements { by_day: true, ..rows!(of "notice", "expires") },
            Rule::Jobs => rows!(of "job" if "state <> 'waiting'", "due"),
        }
    }
}

impl TryFrom<String> for Rule {
    type Error = String;

    fn try_from(code: String) -> Result<Rule, String> {
        Rule::from_code(&code).ok_or_else(|| {
            let known: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
            format!("the rule `{code}` is unknown; known are {}", known.join(", "))
        })
    }
}
