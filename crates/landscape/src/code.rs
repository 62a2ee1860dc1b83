//! Small closed lists with one code word each, as used in addresses, filters, files and the database.

/// A closed list of values, each with a code word that never changes.
pub trait Coded: Sized + Copy + 'static {
    /// All values in the order in which people expect them.
    const ALL: &'static [Self];

    /// The code word: ASCII, lower case, hyphens.
    fn code(self) -> &'static str;

    /// The value of a code word.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Declares an enum with its code words.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $crate::code::Coded for $name {
            const ALL: &'static [$name] = &[$($name::$variant),+];

            fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }
        }
    };
}
pub(crate) use coded;
