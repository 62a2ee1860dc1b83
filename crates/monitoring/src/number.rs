//! A number as it was printed: digits and how many of them stand behind the decimal mark.
//!
//! Kept so, a published 5,0 stays 5,0, and sums of published values are exact.

use std::fmt;

/// How a source writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// 1234,5 (and 1.234,5, where the source groups thousands)
    Comma,
    /// 1234.5
    Point,
}

/// A decimal number with at most 18 digits and as many places as were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    digits: i64,
    places: u8,
}

impl Number {
    pub const ZERO: Number = Number { digits: 0, places: 0 };

    /// The most places a number can have; more are cut off nowhere, such a text is not a number.
    pub const MOST_PLACES: u8 = 15;

    /// `digits` without the decimal mark, `places` of them behind it. None where there are too many places.
    pub fn new(digits: i64, places: u8) -> Option<Number> {
        (places <= Number::MOST_PLACES).then_some(Number { digits, places })
    }

    pub fn whole(value: i64) -> Number {
        Number { digits: value, places: 0 }
    }

    pub fn digits(self) -> i64 {
        self.digits
    }

    pub fn places(self) -> u8 {
        self.places
    }

    /// Reads digits with an optional sign and one decimal mark; nothing else (no grouping, no blanks).
    pub fn read(text: &[u8], mark: DecimalMark) -> Option<Number> {
        let (negative, text) = match text.split_first()? {
            (b'-', rest) => (true, rest),
            (b'+', rest) => (false, rest),
            _ => (false, text),
        };
        let decimal = match mark {
            DecimalMark::Comma => b',',
            DecimalMark::Point => b'.',
        };
        let (mut digits, mut count, mut places) = (0_i64, 0_u8, None);
        for &byte in text {
            match byte {
                b'0'..=b'9' => {
                    digits =
                        digits.checked_mul(10)?.checked_add(i64::from(byte.wrapping_sub(b'0')))?;
                    count = count.checked_add(1)?;
                    places = match places {
                        Some(places) if places == Number::MOST_PLACES => return None,
                        Some(places) => Some(places + 1),
                        None => None,
                    };
                }
                byte if byte == decimal && places.is_none() && count > 0 => places = Some(0_u8),
                _ => return None,
            }
        }
        if count == 0 || places == Some(0) {
            return None;
        }
        Some(Number {
            digits: if negative { -digits } else { digits },
            places: places.unwrap_or(0),
        })
    }

    /// The value for computing with; exact up to 2^53 digits.
    pub fn value(self) -> f64 {
        #[expect(
            clippy::as_conversions,
            reason = "i64 to f64 has no From; published digits lie far below 2^53"
        )]
        let digits = self.digits as f64;
        digits / 10_f64.powi(i32::from(self.places))
    }

    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The exact sum, with as many places as the finer of both. None where it is too large.
    pub fn plus(self, other: Number) -> Option<Number> {
        let places = self.places.max(other.places);
        let scaled = |n: Number| {
            10_i64.checked_pow(u32::from(places - n.places)).and_then(|f| n.digits.checked_mul(f))
        };
        Some(Number { digits: scaled(self)?.checked_add(scaled(other)?)?, places })
    }

    /// The number as text with the given decimal mark and every printed place.
    pub fn text(self, mark: char) -> String {
        let digits = self.digits.unsigned_abs().to_string();
        let places = usize::from(self.places);
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let sign = if self.digits < 0 { "-" } else { "" };
        if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{mark}{fraction}")
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text('.'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_keeps_the_places_as_printed() {
        let read = |text: &str| Number::read(text.as_bytes(), DecimalMark::Comma);
        assert_eq!(read("5,0").map(|n| n.text(',')), Some("5,0".to_owned()));
        assert_eq!(read("-0,25").map(|n| (n.digits(), n.places())), Some((-25, 2)));
        assert_eq!(read("-0,25").map(|n| n.text(',')), Some("-0,25".to_owned()));
        assert_eq!(read("265864").map(Number::value), Some(265_864.0));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in
            ["", "-", ".", "x", "1.234", "1,", ",5", "1,2,3", "1 000", "99999999999999999999"]
        {
            assert_eq!(Number::read(text.as_bytes(), DecimalMark::Comma), None, "{text}");
        }
    }

    #[test]
    fn a_sum_is_exact() {
        let n = |t: &str| Number::read(t.as_bytes(), DecimalMark::Point).unwrap();
        assert_eq!(n("0.1").plus(n("0.20")), Some(n("0.30")));
        assert_eq!(Number::whole(i64::MAX).plus(Number::whole(1)), None);
    }

    proptest! {
        #[test]
        fn reading_what_was_written_gives_the_same(digits in -10_i64.pow(17)..10_i64.pow(17), places in 0_u8..=15) {
            let number = Number::new(digits, places).unwrap();
            prop_assert_eq!(Number::read(number.text(',').as_bytes(), DecimalMark::Comma), Some(number));
        }
    }
}
