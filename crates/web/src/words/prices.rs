//! Prices in words: "kostenlos", "12,50 €", "ab 80 €".

use base::Money;
use landscape::PriceAmount;

use super::text;
use crate::Lang;

/// "12,50 €", "80 €"; English "€12.50".
pub(crate) fn money(lang: Lang, amount: Money) -> String {
    let german = amount.to_string();
    let short = german.strip_suffix(",00").unwrap_or(&german);
    match lang {
        Lang::De | Lang::Simple => format!("{short} €"),
        Lang::En => {
            let swapped: String = short
                .chars()
                .map(|c| match c {
                    '.' => ',',
                    ',' => '.',
                    other => other,
                })
                .collect();
            format!("€{swapped}")
        }
    }
}

/// The price of one person in words; unknown is said, never shown as nothing.
pub(crate) fn amount(lang: Lang, price: PriceAmount) -> String {
    match price {
        PriceAmount::Free => text(lang, "price-free").into_owned(),
        PriceAmount::Fixed(fixed) => money(lang, fixed),
        PriceAmount::Range(from, to) => match lang {
            Lang::De | Lang::Simple => format!("{} bis {}", money(lang, from), money(lang, to)),
            Lang::En => format!("{} to {}", money(lang, from), money(lang, to)),
        },
        PriceAmount::OnRequest => text(lang, "price-on-request").into_owned(),
        PriceAmount::Unknown => text(lang, "price-unknown").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_euros_have_no_cents() {
        assert_eq!(money(Lang::De, Money::from_cents(8000)), "80 €");
        assert_eq!(money(Lang::De, Money::from_cents(123_450)), "1.234,50 €");
        assert_eq!(money(Lang::En, Money::from_cents(123_450)), "€1,234.50");
    }

    #[test]
    fn not_knowing_the_price_is_not_free() {
        assert_eq!(amount(Lang::De, PriceAmount::Free), "kostenlos");
        assert_ne!(amount(Lang::De, PriceAmount::Unknown), amount(Lang::De, PriceAmount::Free));
    }
}
