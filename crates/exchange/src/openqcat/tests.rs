//! Placeholder until the integration tests; see `tests/it/openqcat.rs`.
