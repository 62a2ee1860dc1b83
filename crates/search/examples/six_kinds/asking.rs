//! Queries of each kind, and who has to be found by them.

use crate::courses::{Course, Dice, Nouns};

pub(crate) type Judge = Box<dyn Fn(&Course) -> bool>;

/// The six kinds of the issue, whole compounds for words that may stand apart, and one that finds very much.
pub(crate) const KINDS: [&str; 8] =
    ["exact", "inflected", "part", "ae oe ue", "typo", "words", "compound", "broad"];

/// A query of a kind; `None` where the dice gave a word that has none.
pub(crate) fn ask(kind: &str, nouns: &Nouns, dice: &mut Dice) -> (Option<String>, Judge) {
    let s = dice.below(nouns.subjects.len());
    let a = dice.below(nouns.actions.len());
    let h = dice.below(nouns.heads.len());
    let (subject, action, head) = (&nouns.subjects[s], &nouns.actions[a], &nouns.heads[h]);
    let has = move |c: &Course| c.subject == s;
    let both = move |c: &Course| c.subject == s && c.action == Some(a);
    match kind {
        // A large share of all offers, for the time it takes.
        "broad" => (Some(head.alone.clone()), Box::new(move |c| c.head == h)),
        "exact" => (Some(subject.alone.clone()), Box::new(has)),
        "inflected" => (Some(subject.inflected.clone()), Box::new(has)),
        "part" => (Some(action.alone.clone()), Box::new(move |c| c.action == Some(a))),
        "compound" => {
            (Some(format!("{}{}", subject.first, action.alone.to_lowercase())), Box::new(both))
        }
        "ae oe ue" => {
            let written = subject
                .alone
                .replace('Ä', "Ae")
                .replace('Ö', "Oe")
                .replace('Ü', "Ue")
                .replace('ä', "ae")
                .replace('ö', "oe")
                .replace('ü', "ue")
                .replace('ß', "ss");
            ((written != subject.alone).then_some(written), Box::new(has))
        }
        "typo" => (typo(&subject.alone, dice), Box::new(has)),
        _ => match dice.below(3) {
            0 => (Some(format!("{} {}", subject.alone, action.alone)), Box::new(both)),
            1 => (Some(format!("{} {}", action.alone, subject.inflected)), Box::new(both)),
            _ => (
                Some(format!("{} {} {}", head.alone, subject.alone, action.alone)),
                Box::new(move |c| both(c) && c.head == h),
            ),
        },
    }
}

/// One letter lost, doubled, changed or swapped.
fn typo(word: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 {
        return None;
    }
    let at = 1 + dice.below(letters.len() - 2);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = *dice.pick(&['e', 'n', 'r', 's', 't', 'a']),
        _ => letters.swap(at, at + 1),
    }
    let changed: String = letters.into_iter().collect();
    (changed != word).then_some(changed)
}
