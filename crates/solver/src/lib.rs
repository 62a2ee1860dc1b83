//! Linear and integer programmes, kept and changed between solves. The one place that knows `HiGHS`.
//!
//! A [`Model`] is made once. Between two solves costs and bounds are changed and rows are added; the
//! solver goes on from where it stood (its basis, or a starting point given by [`Model::start`]).
//! Everything is minimised. One thread, no randomness from outside: the same calls give the same answer,
//! unless a time limit cuts a solve short.
//!
//! What the answer promises: `Status::Optimal` holds within the solver's tolerances (1e-7 on rows and
//! bounds). Who needs a proof checks the values, or uses the row prices of [`Answer`]: any
//! prices at all give a valid bound by weak duality, however they were found.

use std::time::Duration;

use highs::{Col, HighsModelStatus, HighsSolutionStatus, RowProblem, Sense};

/// A variable of a [`Model`], counted from 0 in the order of adding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column(usize);

impl Column {
    /// Place of this variable in [`Answer::values`].
    pub fn place(self) -> usize {
        self.0
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SolverError {
    #[error("the solver refused the model: {0}")]
    Refused(String),
    #[error("a column that this model does not have")]
    UnknownColumn,
    #[error("a cost, bound or factor that is no number")]
    NotANumber,
    #[error("a starting point of {given} values for {columns} columns")]
    WrongStart { given: usize, columns: usize },
}

/// How a solve ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Solved to the end.
    Optimal,
    /// There is no point at all.
    Infeasible,
    /// The objective falls without end (or, rarely, there is no point at all).
    Unbounded,
    /// Time ran out; [`Answer::values`] is a point only where [`Answer::found`] says so.
    Stopped,
}

/// What a solve found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub status: Status,
    /// Whether `values` is a feasible point.
    pub found: bool,
    /// Objective of `values`.
    pub objective: f64,
    /// No point is below this: the objective itself for a solved linear programme.
    pub bound: f64,
    /// A value for each column.
    pub values: Vec<f64>,
    /// A price for each row; empty of meaning for integer programmes.
    pub prices: Vec<f64>,
}

/// What the model is solved with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// The solver's own choice, with presolve: for models that are solved once, and for integer ones.
    #[default]
    Own,
    /// Dual simplex from the last basis: after rows or bounds were changed.
    Dual,
    /// Primal simplex from the last basis: after costs were changed.
    Primal,
}

/// A linear or integer programme: minimise, subject to rows and bounds.
#[derive(Debug)]
pub struct Model {
    columns: Vec<Col>,
    integer: bool,
    way: Way,
    state: State,
    limit: Option<Duration>,
}

#[derive(Debug)]
enum State {
    Building(RowProblem),
    Kept(highs::Model),
    Lost,
}

impl Model {
    /// An empty model.
    pub fn new(way: Way) -> Model {
        Model {
            columns: Vec::new(),
            integer: false,
            way,
            state: State::Building(RowProblem::new()),
            limit: None,
        }
    }

    /// A continuous variable with its cost and bounds; infinite bounds are allowed.
    ///
    /// # Errors
    /// A cost that is not finite, a bound that is no number, or a model that the solver gave up.
    pub fn column(&mut self, cost: f64, low: f64, high: f64) -> Result<Column, SolverError> {
        self.add(cost, low, high, false)
    }

    /// A variable that takes whole numbers only.
    ///
    /// # Errors
    /// As [`Model::column`].
    pub fn integer(&mut self, cost: f64, low: f64, high: f64) -> Result<Column, SolverError> {
        self.integer = true;
        self.add(cost, low, high, true)
    }

    fn add(&mut self, cost: f64, low: f64, high: f64, whole: bool) -> Result<Column, SolverError> {
        if !cost.is_finite() || low.is_nan() || high.is_nan() {
            return Err(SolverError::NotANumber);
        }
        let column = match &mut self.state {
            State::Building(problem) => {
                problem.add_column_with_integrality(cost, low..=high, whole)
            }
            State::Kept(model) => model
                .try_add_column_with_integrality(cost, low..=high, [], whole)
                .map_err(|status| SolverError::Refused(format!("{status:?}")))?,
            State::Lost => return Err(lost()),
        };
        self.columns.push(column);
        Ok(Column(self.columns.len() - 1))
    }

    /// How many variables there are.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// A row: the sum of factors times columns stays between `low` and `high`.
    ///
    /// # Errors
    /// A column of another model, a factor that is not finite, or a model that the solver gave up.
    pub fn row(
        &mut self,
        low: f64,
        high: f64,
        factors: &[(Column, f64)],
    ) -> Result<(), SolverError> {
        if low.is_nan() || high.is_nan() || factors.iter().any(|(_, f)| !f.is_finite()) {
            return Err(SolverError::NotANumber);
        }
        let factors = factors
            .iter()
            .map(|(column, factor)| {
                self.columns.get(column.0).map(|c| (*c, *factor)).ok_or(SolverError::UnknownColumn)
            })
            .collect::<Result<Vec<_>, _>>()?;
        match &mut self.state {
            State::Building(problem) => problem.add_row(low..=high, factors),
            State::Kept(model) => {
                model
                    .try_add_row(low..=high, factors)
                    .map_err(|status| SolverError::Refused(format!("{status:?}")))?;
            }
            State::Lost => return Err(lost()),
        }
        Ok(())
    }

    /// Changes what a variable costs.
    ///
    /// # Errors
    /// As [`Model::row`].
    pub fn set_cost(&mut self, column: Column, cost: f64) -> Result<(), SolverError> {
        let known = *self.columns.get(column.0).ok_or(SolverError::UnknownColumn)?;
        if !cost.is_finite() {
            return Err(SolverError::NotANumber);
        }
        match &mut self.state {
            State::Building(problem) => problem.change_column_cost(known, cost),
            State::Kept(model) => model.change_column_cost(known, cost),
            State::Lost => return Err(lost()),
        }
        Ok(())
    }

    /// Changes between which values a variable stays.
    ///
    /// # Errors
    /// As [`Model::row`].
    pub fn set_bounds(&mut self, column: Column, low: f64, high: f64) -> Result<(), SolverError> {
        let known = *self.columns.get(column.0).ok_or(SolverError::UnknownColumn)?;
        if low.is_nan() || high.is_nan() {
            return Err(SolverError::NotANumber);
        }
        match &mut self.state {
            State::Building(problem) => problem.change_column_bounds(known, low..=high),
            State::Kept(model) => model.change_column_bounds(known, low..=high),
            State::Lost => return Err(lost()),
        }
        Ok(())
    }

    /// No solve takes longer than this. The clock is the solver's own.
    pub fn set_limit(&mut self, limit: Option<Duration>) {
        self.limit = limit;
    }

    /// A point to begin with: an integer programme takes it as its first solution if it is one.
    ///
    /// # Errors
    /// A point of another length, or a model that the solver gave up.
    pub fn start(&mut self, values: &[f64]) -> Result<(), SolverError> {
        let columns = self.columns.len();
        if values.len() != columns {
            return Err(SolverError::WrongStart { given: values.len(), columns });
        }
        let mut model = self.take()?;
        let given = model.try_set_solution(Some(values), None, None, None);
        self.state = State::Kept(model);
        given.map_err(|status| SolverError::Refused(format!("{status:?}")))
    }

    fn take(&mut self) -> Result<highs::Model, SolverError> {
        match std::mem::replace(&mut self.state, State::Lost) {
            State::Kept(model) => Ok(model),
            State::Building(problem) => {
                let mut model = problem
                    .try_optimise(Sense::Minimise)
                    .map_err(|status| SolverError::Refused(format!("{status:?}")))?;
                let refused = |_| SolverError::Refused("an option".to_owned());
                model.try_set_option("threads", 1).map_err(refused)?;
                model.try_set_option("parallel", "off").map_err(refused)?;
                if self.integer {
                    model.try_set_option("mip_rel_gap", 0.0).map_err(refused)?;
                    model.try_set_option("mip_abs_gap", 1e-6).map_err(refused)?;
                } else if self.way != Way::Own {
                    model.try_set_option("solver", "simplex").map_err(refused)?;
                    model.try_set_option("presolve", "off").map_err(refused)?;
                    let strategy = if self.way == Way::Primal { 4 } else { 1 };
                    model.try_set_option("simplex_strategy", strategy).map_err(refused)?;
                }
                Ok(model)
            }
            State::Lost => Err(lost()),
        }
    }

    /// Solves, and keeps the model with its basis for the next time.
    ///
    /// # Errors
    /// The solver refuses the model (as an integer column with an unbounded relaxation may); the model
    /// is of no use afterwards.
    pub fn solve(&mut self) -> Result<Answer, SolverError> {
        let mut model = self.take()?;
        let seconds = self.limit.map_or(f64::INFINITY, |limit| limit.as_secs_f64());
        model
            .try_set_option("time_limit", seconds)
            .map_err(|_| SolverError::Refused("a time limit".to_owned()))?;
        let solved =
            model.try_solve().map_err(|status| SolverError::Refused(format!("{status:?}")))?;
        let found = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
        let status = match solved.status() {
            HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => Status::Optimal,
            HighsModelStatus::Infeasible => Status::Infeasible,
            HighsModelStatus::Unbounded | HighsModelStatus::UnboundedOrInfeasible => {
                Status::Unbounded
            }
            HighsModelStatus::ReachedTimeLimit
            | HighsModelStatus::ReachedIterationLimit
            | HighsModelStatus::ReachedSolutionLimit
            | HighsModelStatus::ReachedInterrupt
            | HighsModelStatus::ReachedMemoryLimit
            | HighsModelStatus::Unknown => Status::Stopped,
            other => return Err(SolverError::Refused(format!("{other:?}"))),
        };
        let objective = solved.objective_value();
        let bound = if self.integer {
            solved.double_info_value(c"mip_dual_bound").unwrap_or(f64::NEG_INFINITY)
        } else if status == Status::Optimal {
            objective
        } else {
            f64::NEG_INFINITY
        };
        let solution = solved.get_solution();
        let answer = Answer {
            status,
            found: found || status == Status::Optimal,
            objective,
            bound,
            values: solution.columns().to_vec(),
            prices: solution.dual_rows().to_vec(),
        };
        self.state = State::Kept(solved.into());
        Ok(answer)
    }
}

fn lost() -> SolverError {
    SolverError::Refused("an earlier failure".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: f64 = f64::INFINITY;

    #[test]
    fn a_linear_programme_gives_its_optimum_and_the_prices_of_its_rows() {
        // 3x + 2y least, x + y >= 4, x + 3y >= 6: (3, 1), or 8 at (0, 4).
        let mut model = Model::new(Way::Dual);
        let x = model.column(3.0, 0.0, FAR).unwrap();
        let y = model.column(2.0, 0.0, FAR).unwrap();
        model.row(4.0, FAR, &[(x, 1.0), (y, 1.0)]).unwrap();
        model.row(6.0, FAR, &[(x, 1.0), (y, 3.0)]).unwrap();
        let answer = model.solve().unwrap();
        assert_eq!(answer.status, Status::Optimal);
        assert!((answer.objective - 8.0).abs() < 1e-9);
        assert!((answer.values[y.place()] - 4.0).abs() < 1e-9);
        assert!((answer.prices[0] - 2.0).abs() < 1e-9);
    }

    #[test]
    fn costs_bounds_and_rows_change_between_solves() {
        let mut model = Model::new(Way::Primal);
        let x = model.column(1.0, 0.0, 10.0).unwrap();
        let y = model.column(1.0, 0.0, 10.0).unwrap();
        model.row(5.0, FAR, &[(x, 1.0), (y, 1.0)]).unwrap();
        assert!((model.solve().unwrap().objective - 5.0).abs() < 1e-9);
        model.set_cost(x, 3.0).unwrap();
        model.set_bounds(y, 0.0, 2.0).unwrap();
        assert!((model.solve().unwrap().objective - 11.0).abs() < 1e-9);
        model.row(4.0, FAR, &[(x, 1.0)]).unwrap();
        assert!((model.solve().unwrap().objective - 13.0).abs() < 1e-9);
        let z = model.column(0.5, 0.0, 1.0).unwrap();
        model.row(1.0, FAR, &[(z, 1.0)]).unwrap();
        assert!((model.solve().unwrap().objective - 13.5).abs() < 1e-9);
    }

    #[test]
    fn an_integer_programme_takes_whole_numbers_and_a_start() {
        let mut model = Model::new(Way::Own);
        let items: Vec<Column> =
            [-3.0, -4.0, -5.0].map(|cost| model.integer(cost, 0.0, 1.0).unwrap()).to_vec();
        model.row(-FAR, 5.0, &[(items[0], 2.0), (items[1], 3.0), (items[2], 4.0)]).unwrap();
        model.start(&[0.0, 0.0, 1.0]).unwrap();
        let answer = model.solve().unwrap();
        assert_eq!(answer.status, Status::Optimal);
        assert!((answer.objective + 7.0).abs() < 1e-6);
        assert!((answer.bound + 7.0).abs() < 1e-6);
        assert_eq!(answer.values.iter().map(|v| v.round()).collect::<Vec<_>>(), [1.0, 1.0, 0.0]);
    }

    #[test]
    fn no_point_and_no_end_are_told_apart() {
        let mut model = Model::new(Way::Dual);
        let x = model.column(1.0, 0.0, 1.0).unwrap();
        model.row(2.0, FAR, &[(x, 1.0)]).unwrap();
        assert_eq!(model.solve().unwrap().status, Status::Infeasible);
        let mut model = Model::new(Way::Dual);
        model.column(-1.0, 0.0, FAR).unwrap();
        assert_eq!(model.solve().unwrap().status, Status::Unbounded);
    }

    #[test]
    fn what_is_no_number_or_no_column_is_refused() {
        let mut model = Model::new(Way::Own);
        assert_eq!(model.column(f64::NAN, 0.0, 1.0), Err(SolverError::NotANumber));
        let x = model.column(0.0, 0.0, 1.0).unwrap();
        assert_eq!(model.set_bounds(x, f64::NAN, 1.0), Err(SolverError::NotANumber));
        assert_eq!(model.set_cost(x, f64::INFINITY), Err(SolverError::NotANumber));
        assert_eq!(model.row(0.0, 1.0, &[(Column(7), 1.0)]), Err(SolverError::UnknownColumn));
        assert_eq!(model.start(&[]), Err(SolverError::WrongStart { given: 0, columns: 1 }));
    }
}
