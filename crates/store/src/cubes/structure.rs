//! What a table's codes are called, as stored JSON: dimensions, categories, variables, footnotes.
//!
//! A release's structure holds all that earlier releases of the same layout named too, so that the latest one names every
//! code of every segment. The latest label of a code counts.

use monitoring::{Cube, Dimension, Head, Publisher, Role, Variable};
use serde::{Deserialize, Serialize};

use crate::StoreError;

#[derive(Serialize, Deserialize)]
struct Structure {
    #[serde(default)]
    statistic: Option<String>,
    dimensions: Vec<StoredDimension>,
    /// Code, label, unit.
    variables: Vec<(String, String, String)>,
    #[serde(default)]
    footnotes: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct StoredDimension {
    code: String,
    label: String,
    role: StoredRole,
    /// Code, label, whether it is the total.
    categories: Vec<(String, String, bool)>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum StoredRole {
    Area,
    Time,
    Other,
}

/// The codes of the dimensions in their order: tables of one code and different layouts are kept apart.
pub(super) fn layout(cube: &Cube) -> String {
    let codes: Vec<&str> = cube.dimensions().iter().map(|d| d.code.as_str()).collect();
    codes.join(",")
}

/// The structure of a cube, with what `before` names and the cube does not.
pub(super) fn write(cube: &Cube, before: Option<&str>) -> Result<String, StoreError> {
    let dimensions = cube.dimensions().iter().map(|d| StoredDimension {
        code: d.code.clone(),
        label: d.label.clone(),
        role: match d.role {
            Role::Area => StoredRole::Area,
            Role::Time => StoredRole::Time,
            Role::Other => StoredRole::Other,
        },
        categories: d
            .categories()
            .iter()
            .map(|c| (c.code.clone(), c.label.clone(), c.total))
            .collect(),
    });
    let variables = cube.variables().iter();
    let mut structure = Structure {
        statistic: cube.head.statistic.clone(),
        dimensions: dimensions.collect(),
        variables: variables.map(|v| (v.code.clone(), v.label.clone(), v.unit.clone())).collect(),
        footnotes: cube.head.footnotes.clone(),
    };
    if let Some(before) = before {
        let before = parse(before)?;
        for (dimension, old) in structure.dimensions.iter_mut().zip(before.dimensions) {
            let known: std::collections::BTreeSet<String> =
                dimension.categories.iter().map(|(code, ..)| code.clone()).collect();
            let missing = old.categories.into_iter().filter(|(code, ..)| !known.contains(code));
            dimension.categories.extend(missing);
        }
        for (code, label, unit) in before.variables {
            if !structure.variables.iter().any(|(c, _, u)| (c, u) == (&code, &unit)) {
                structure.variables.push((code, label, unit));
            }
        }
    }
    serde_json::to_string(&structure).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// An empty cube of the structure.
pub(super) fn read(
    text: &str,
    code: &str,
    title: &str,
    publisher: &str,
) -> Result<Cube, StoreError> {
    let structure = parse(text)?;
    let mut head = Head::new(code, title, Publisher::of(publisher));
    head.statistic = structure.statistic;
    head.footnotes = structure.footnotes;
    let dimensions = structure.dimensions.into_iter().map(|stored| {
        let role = match stored.role {
            StoredRole::Area => Role::Area,
            StoredRole::Time => Role::Time,
            StoredRole::Other => Role::Other,
        };
        let mut dimension = Dimension::new(stored.code, stored.label, role);
        for (code, label, total) in stored.categories {
            dimension.intern(&code, &label, total);
        }
        dimension
    });
    let mut cube = Cube::new(head, dimensions.collect());
    for (code, label, unit) in structure.variables {
        cube.intern_variable(Variable { code, label, unit });
    }
    Ok(cube)
}

fn parse(text: &str) -> Result<Structure, StoreError> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Corrupt(format!("the structure of a cube: {error}")))
}
