//! Instances with peers' results, where the folder with them lies beside the workspace: the audit finds what other
//! programs' patterns tell, and the cheapest pattern costs what others proved.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use disclosure::{Cost, Depth, Requirement, audit, exact, folder};

fn instances() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/disclosure");
    if data.is_dir() {
        return Some(data);
    }
    eprintln!("left out: {} is not there", data.display());
    None
}

#[test]
fn peers_patterns_tell_what_their_own_audits_found() {
    let Some(data) = instances() else { return };
    // Instance, method, cells known exactly, cells below what is required.
    let found = [
        ("sdctable_problemdata", "SIMPLEHEURISTIC_OLD", 1, 1),
        ("sdctable_problemdata", "EXACT", 0, 0),
        ("sdctable_testproblem", "GAUSS", 0, 0),
        ("sdctable_vignette", "HITAS", 8, 8),
        ("sdctable_vignette", "OPT", 1, 1),
        ("sdctable_vignette", "HYPERCUBE", 0, 0),
        ("ssb_z2", "HITAS", 0, 0),
        ("edu_S_2d", "SIMPLEHEURISTIC_OLD", 4, 4),
        ("edu_S_2d", "HITAS_C", 0, 0),
        ("edu_S_2d", "EXACT", 0, 0),
        ("rtauargus_act_size", "SIMPLEHEURISTIC_OLD", 0, 25),
        ("rtauargus_act_size", "GAUSS", 0, 19),
        ("rtauargus_act_size", "SIMPLEHEURISTIC", 0, 24),
        ("rtauargus_act_size", "HYPERCUBE", 0, 16),
        ("rtauargus_act_size", "EXACT", 0, 0),
        ("rtauargus_nuts_size", "GAUSS", 0, 12),
        ("rtauargus_nuts_size", "HYPERCUBE", 0, 8),
        ("rtauargus_nuts_size", "EXACT", 0, 0),
    ];
    for (name, method, disclosed, narrow) in found {
        let path = data.join(name);
        let mut folder = folder::read(&path).unwrap();
        let printed =
            folder::apply(&path.join(format!("pattern_{method}.csv")), &mut folder).unwrap();
        let require = Requirement::default_for(folder.table.kind);
        let audit = audit(&folder.table, require, Depth::Verdict).unwrap();
        assert_eq!(
            (audit.disclosed.len(), audit.narrow.len(), printed.len()),
            (disclosed, narrow, 0),
            "{name} {method}"
        );
    }
}

#[test]
fn the_cheapest_patterns_cost_what_others_proved() {
    let Some(data) = instances() else { return };
    for (name, proven) in [
        ("sdctable_testproblem", 40.0),
        ("sdctable_problemdata", 31.0),
        ("sdctable_vignette", 354.0),
        ("ssb_z2", 123.0),
        ("edu_S_2d", 744.0),
    ] {
        let folder = folder::read(&data.join(name)).unwrap();
        let require = Requirement::default_for(folder.table.kind);
        let begun = Instant::now();
        let limit = Duration::from_secs(300);
        let found = exact(&folder.table, require, Cost::Value, limit, &|| begun.elapsed()).unwrap();
        assert!(found.safe && found.optimal, "{name}: {found:?}");
        assert!((found.cost - proven).abs() < 1e-6 * proven, "{name}: {}", found.cost);
    }
}
