//! Why a text was not understood, said so that the next attempt succeeds.

use std::{fmt, ops::Range};

use jiff::civil::Weekday;

use super::lexicon::weekday_name;

/// What was not understood, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUnderstood {
    /// The very piece of the text; empty where something is missing altogether.
    pub part: String,
    pub why: Why,
}

/// The reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no text.
    Empty,
    /// The text is longer than dates can be, or names more days than anybody could come to.
    TooMuch,
    /// A word or sign that has no meaning here.
    Word,
    /// Behind this a day must stand.
    NoDayBehind,
    /// Nothing says on which day.
    NoDay,
    /// A day of the month without its month.
    NoMonth,
    /// The calendar has no such day.
    NoSuchDay,
    /// The clock has no such time.
    NoSuchTime,
    /// A number that could be a day, a time or a count.
    Number,
    /// `12.10` can be a day and a time.
    DayOrTime,
    /// A weekday that can be one day or every week.
    OnceOrWeekly,
    /// Several days, and nothing says which.
    NoRhythm,
    /// "zweimal wöchentlich": how often, but not on which days.
    WhichDays,
    /// "am zweiten Dienstag" of what?
    InMonth,
    /// Days that some months or years do not have.
    NotAlways,
    /// The day is another weekday.
    WrongWeekday(Weekday),
    EndBeforeStart,
    /// An end without a beginning.
    NoStart,
    /// The same thing is said twice.
    Twice,
    /// Parts that do not fit together.
    Together,
    /// No meeting takes place.
    NoMeeting,
    /// Left out is a day on which nothing takes place.
    NothingThere,
    /// So many meetings there are, another number is said.
    CountDiffers(u32),
    /// School holidays and feast days have to be named.
    Holidays,
    /// Meetings of different length are several dates.
    TimesDiffer,
    /// More than ten years.
    TooLong,
    /// No recurrence rule after RFC 5545.
    NotARule,
}

/// A reason with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub at: Range<usize>,
    pub why: Why,
}

impl Why {
    pub(super) fn at(self, at: &Range<usize>) -> Refusal {
        Refusal { at: at.clone(), why: self }
    }

    fn german(self) -> String {
        match self {
            Why::Empty => "Schreiben Sie, wann es stattfindet, etwa „dienstags, 18–19:30 Uhr, ab 12.1.2027, 10 Mal“",
            Why::TooMuch => "Das ist zu viel für einen Termin; teilen Sie es auf mehrere auf",
            Why::Word => "Das verstehen wir hier nicht. Möglich sind Tage (12.1.2027), Wochentage (dienstags, jeden zweiten Dienstag), Uhrzeiten (18–19:30 Uhr), „ab“, „bis“, „10 Mal“, „außer am“ und „zusätzlich am“",
            Why::NoDayBehind => "Dahinter fehlt ein Tag, etwa 12.1.2027",
            Why::NoDay => "Es fehlt, an welchem Tag, etwa „dienstags“ oder „ab 12.1.2027“",
            Why::NoMonth => "Es fehlt der Monat: „15.3.“ oder „am 15. jedes Monats“",
            Why::NoSuchDay => "Diesen Tag gibt es nicht",
            Why::NoSuchTime => "Diese Uhrzeit gibt es nicht",
            Why::Number => "Was zählt diese Zahl? Möglich sind „12.1.“ für den Tag, „18 Uhr“ für die Uhrzeit und „10 Mal“ für die Anzahl",
            Why::DayOrTime => "Das kann ein Tag oder eine Uhrzeit sein: Schreiben Sie einen Punkt dahinter (12.10.) oder „Uhr“",
            Why::OnceOrWeekly => "Ein einzelner Tag oder jede Woche? Schreiben Sie das Datum dazu oder „dienstags“",
            Why::NoRhythm => "Es fehlt, an welchen Tagen, etwa „täglich“, „dienstags“ oder „alle zwei Wochen“",
            Why::WhichDays => "Es fehlt, an welchen Tagen, etwa „montags und mittwochs“; eine Anzahl trennen Sie mit Komma ab",
            Why::InMonth => "Schreiben Sie „im Monat“ dazu, wenn es jeden Monat so ist, sonst „alle drei Wochen dienstags“ oder das Datum",
            Why::NotAlways => "Diesen Tag hat nicht jeder Monat oder nicht jedes Jahr. Möglich ist „am letzten Tag jedes Monats“",
            Why::WrongWeekday(weekday) => {
                return format!("Dieser Tag ist ein {}", weekday_name(weekday));
            }
            Why::EndBeforeStart => "Das Ende liegt vor dem Beginn oder zugleich",
            Why::NoStart => "Es fehlt die Uhrzeit, zu der es beginnt",
            Why::Twice => "Das steht schon da; was abweicht, ist ein eigener Termin",
            Why::Together => "Das passt nicht zu den übrigen Angaben",
            Why::NoMeeting => "So findet es nie statt",
            Why::NothingThere => "An diesem Tag findet ohnehin nichts statt",
            Why::CountDiffers(1) => return "Nach den übrigen Angaben ist es 1 Termin".to_owned(),
            Why::CountDiffers(count) => {
                return format!("Nach den übrigen Angaben sind es {count} Termine");
            }
            Why::Holidays => "Ferien und Feiertage sind überall verschieden. Nennen Sie die Tage, etwa „außer vom 22.3. bis 3.4.2027“",
            Why::TimesDiffer => "Termine verschiedener Dauer bitte einzeln eintragen",
            Why::TooLong => "Länger als zehn Jahre kann man nicht planen",
            Why::NotARule => "Das ist keine Regel nach RFC 5545",
        }
        .to_owned()
    }

    fn english(self) -> String {
        match self {
            Why::Empty => "say when it takes place, as “dienstags, 18–19:30 Uhr, ab 12.1.2027, 10 Mal”",
            Why::TooMuch => "this is too much for one date; make several of it",
            Why::Word => "not understood here. Possible are days (12.1.2027), weekdays (dienstags, jeden zweiten Dienstag), times (18–19:30 Uhr), “ab”, “bis”, “10 Mal”, “außer am” and “zusätzlich am”, in German",
            Why::NoDayBehind => "a day must stand behind this, as 12.1.2027",
            Why::NoDay => "it does not say on which day, as “dienstags” or “ab 12.1.2027”",
            Why::NoMonth => "the month is missing: “15.3.” or “am 15. jedes Monats”",
            Why::NoSuchDay => "there is no such day",
            Why::NoSuchTime => "there is no such time",
            Why::Number => "what does this number count? Possible are “12.1.” for a day, “18 Uhr” for a time and “10 Mal” for a count",
            Why::DayOrTime => "this can be a day or a time: write a full stop behind it (12.10.) or “Uhr”",
            Why::OnceOrWeekly => "one day or every week? Add the date, or write “dienstags”",
            Why::NoRhythm => "it does not say on which days, as “täglich”, “dienstags” or “alle zwei Wochen”",
            Why::WhichDays => "it does not say on which days, as “montags und mittwochs”; put a comma before a count",
            Why::InMonth => "add “im Monat” where it is so in each month, else “alle drei Wochen dienstags” or the date",
            Why::NotAlways => "not every month or year has this day. Possible is “am letzten Tag jedes Monats”",
            Why::WrongWeekday(weekday) => {
                return format!("this day is a {weekday:?}");
            }
            Why::EndBeforeStart => "the end is before the beginning or at the same time",
            Why::NoStart => "the time at which it begins is missing",
            Why::Twice => "this was said already; what differs is a date of its own",
            Why::Together => "this does not fit the rest",
            Why::NoMeeting => "like this it never takes place",
            Why::NothingThere => "nothing takes place on this day anyway",
            Why::CountDiffers(count) => {
                return format!("by the rest of the text the number of meetings is {count}");
            }
            Why::Holidays => "holidays differ from place to place. Name the days, as “außer vom 22.3. bis 3.4.2027”",
            Why::TimesDiffer => "please enter dates of different length one by one",
            Why::TooLong => "nobody can plan for more than ten years",
            Why::NotARule => "this is no rule after RFC 5545",
        }
        .to_owned()
    }
}

impl NotUnderstood {
    /// Names the piece and what could stand there, as a German or English sentence without a full stop.
    pub fn says(&self, german: bool) -> String {
        let says = if german { self.why.german() } else { self.why.english() };
        match (self.part.as_str(), german) {
            ("", _) => says,
            (part, true) => format!("„{part}“: {says}"),
            (part, false) => format!("“{part}”: {says}"),
        }
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says(false))
    }
}

impl std::error::Error for NotUnderstood {}
