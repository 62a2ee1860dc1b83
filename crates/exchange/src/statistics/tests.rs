//! Small tables in every form.
