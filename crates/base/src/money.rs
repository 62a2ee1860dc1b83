//! Amounts of money in euros, as whole cents.

use std::fmt;

/// An amount in euros; never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(i64);

impl Money {
    pub const fn from_cents(cents: i64) -> Money {
        Money(cents)
    }

    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Reads an amount as people and formats write it: `12`, `12,5`, `1.234,50`, `35464.5`, `€ 8,-`.
    /// A single dot with exactly three digits behind it separates thousands, as in German.
    pub fn read(text: &str) -> Option<Money> {
        let kept: String = text
            .trim()
            .trim_end_matches("EUR")
            .trim_start_matches("EUR")
            .chars()
            .filter(|c| !matches!(c, '€' | ' ' | '\u{a0}'))
            .collect();
        let kept = kept.trim_end_matches(",-").trim_end_matches(",--").trim_end_matches(",–");
        let (negative, digits) = match kept.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, kept),
        };
        let last = digits.rfind([',', '.']);
        let groups = digits.matches('.').count();
        let (euros, cents) = match last.map(|at| digits.split_at(at)) {
            Some((euros, rest)) => {
                let cents = rest.get(1..).unwrap_or_default();
                let thousands = rest.starts_with('.') && (groups > 1 || cents.len() == 3);
                if thousands { (digits, "") } else { (euros, cents) }
            }
            None => (digits, ""),
        };
        let euros: String = euros.chars().filter(|c| *c != '.').collect();
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if euros.is_empty() || !plain(&euros) || !plain(cents) {
            return None;
        }
        let mut two: String = cents.chars().take(2).collect();
        while two.len() < 2 {
            two.push('0');
        }
        let amount =
            euros.parse::<i64>().ok()?.checked_mul(100)?.checked_add(two.parse::<i64>().ok()?)?;
        Some(Money(if negative { -amount } else { amount }))
    }
}

impl fmt::Display for Money {
    /// `12,50` as Germans write it, without the currency.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (euros, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = euros.to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}{grouped},{cents:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_and_formats_write_them() {
        let cases = [
            ("12", 1200),
            ("12,5", 1250),
            ("12,50 €", 1250),
            ("1.234,50", 123_450),
            ("1.234", 123_400),
            ("35464.5", 3_546_450),
            ("€ 8,-", 800),
            ("EUR 3.00", 300),
            ("0", 0),
            ("-5", -500),
        ];
        for (text, cents) in cases {
            assert_eq!(Money::read(text), Some(Money(cents)), "{text}");
        }
        for text in ["", "kostenlos", "12,5,0", "99999999999999999999"] {
            assert_eq!(Money::read(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_shown_in_the_german_way() {
        assert_eq!(Money(123_456_705).to_string(), "1.234.567,05");
        assert_eq!(Money(-50).to_string(), "-0,50");
    }
}
