//! The results of a month, day by day.

use jiff::{ToSpan, civil::Date};
use landscape::{Occurrence, Offer};

use super::list::capped;
use crate::{
    Lang,
    card::View,
    finding::{Asked, Show, ask},
    problem::Problem,
    said::Said,
    state::App,
    stock,
    words::{counted, dates},
};

/// A month of meetings.
#[derive(Debug)]
pub(crate) struct Calendar {
    pub(crate) title: String,
    pub(crate) previous: String,
    pub(crate) previous_word: String,
    pub(crate) next: String,
    pub(crate) next_word: String,
    pub(crate) weekdays: Vec<&'static str>,
    pub(crate) days: Vec<Day>,
    /// What the calendar leaves out.
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Day {
    pub(crate) number: i8,
    /// "Dienstag, 1. September".
    pub(crate) words: String,
    /// 1 for Monday to 7, to place the first day of the month.
    pub(crate) column: i8,
    pub(crate) today: bool,
    pub(crate) meetings: Vec<Meeting>,
    /// Address and words for what has no room.
    pub(crate) more: Option<(String, String)>,
}

#[derive(Debug)]
pub(crate) struct Meeting {
    pub(crate) url: String,
    pub(crate) time: String,
    pub(crate) title: String,
}

/// How many offers of a month are looked at, and how many meetings a day shows.
const MOST_OFFERS: usize = 400;
const MOST_A_DAY: usize = 4;

/// The calendar of a search for the month that it names, else for the current one.
pub(crate) async fn of(app: &App, asked: &Asked, view: View<'_>) -> Result<Calendar, Problem> {
    let today = view.today;
    let first = asked.month.unwrap_or(today).first_of_month();
    let last = first.last_of_month();
    let set = |asked: &mut Asked, key: &str, date: Date| {
        asked.filters.retain(|(k, _)| k != key);
        asked.filters.push((key.to_owned(), date.to_string()));
    };
    let in_month = asked.changed(|a| {
        set(a, "from", first.max(today));
        set(a, "until", last.max(today));
        a.sort = Some("date");
    });
    let mut request = in_month.request(today, MOST_OFFERS);
    request.facets = false;
    let found = ask(app, request).await?;
    let ids: Vec<_> = found.hits.iter().map(|hit| hit.id).collect();
    let (offers, _) = stock::offers(app, &ids, today).await?;
    let mut meetings: Vec<(&Offer, Occurrence<'_>)> = offers
        .iter()
        .flat_map(|o| o.schedule.occurrences(first, last, 40).into_iter().map(move |m| (o, m)))
        .collect();
    meetings.sort_by_key(|(offer, meeting)| (meeting.start, offer.id));
    let link = |asked: &Asked| view.links.to(&asked.at("/angebote"));
    let days = first
        .series(1.day())
        .take_while(|date| *date <= last)
        .map(|date| {
            let of_day: Vec<_> =
                meetings.iter().filter(|(_, meeting)| meeting.start.date() == date).collect();
            let hidden = of_day.len().saturating_sub(MOST_A_DAY);
            Day {
                number: date.day(),
                words: format!(
                    "{}, {}",
                    dates::weekday(view.lang, date.weekday()),
                    dates::day(view.lang, date, today)
                ),
                column: date.weekday().to_monday_one_offset(),
                today: date == today,
                meetings: of_day
                    .iter()
                    .take(MOST_A_DAY)
                    .map(|(offer, meeting)| row(offer, meeting, view))
                    .collect(),
                more: (hidden > 0).then(|| {
                    let of_the_day = asked.changed(|a| {
                        set(a, "from", date);
                        set(a, "until", date);
                        (a.show, a.month) = (Show::List, None);
                    });
                    let n = u64::try_from(hidden).unwrap_or_default();
                    (link(&of_the_day), counted(view.lang, "calendar-more", n))
                }),
            }
        })
        .collect();
    let month = |date: Date| link(&asked.changed(|a| a.month = Some(date)));
    let (before, after) = (first.yesterday().unwrap_or(first), last.tomorrow().unwrap_or(last));
    Ok(Calendar {
        title: title(view.lang, first),
        previous: month(before.first_of_month()),
        previous_word: dates::month(view.lang, before.month()).to_owned(),
        next: month(after),
        next_word: dates::month(view.lang, after.month()).to_owned(),
        weekdays: first
            .series(1.day())
            .skip_while(|date| date.weekday() != jiff::civil::Weekday::Monday)
            .take(7)
            .map(|date| dates::narrow_weekday(view.lang, date.weekday()))
            .collect(),
        days,
        note: capped(view.lang, "cap-calendar", MOST_OFFERS, found.total),
    })
}

fn row(offer: &Offer, meeting: &Occurrence<'_>, view: View<'_>) -> Meeting {
    Meeting {
        url: view.links.offer(offer.id),
        time: meeting.start.time().map(|t| t.strftime("%H:%M").to_string()).unwrap_or_default(),
        title: Said::of(&offer.title, view.lang).text,
    }
}

fn title(lang: Lang, first: Date) -> String {
    format!("{} {}", dates::month(lang, first.month()), first.year())
}
