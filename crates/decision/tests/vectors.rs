//! Every method against numbers that other libraries computed.
//!
//! `data/vectors.json` holds plain numbers, so that this runs everywhere; where the folder `../shared` is beside the
//! project, the collection that they come from is checked too.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

use decision::method::{
    Direction, Judgements, Matrix, Method, Normalisation, Preference, Problem, RandomIndex, Weights, ahp,
    average_ranks, cell_statistics, first, kendalls_w, normalise, promethee_ii, rank_reversals, ranks,
    stability_intervals, topsis, weighted_sum,
};
use serde_json::Value;
use std::path::Path;

/// One collection of vectors.
fn check(vectors: &[Value]) {
    assert_eq!(vectors.len(), 44);
    for vector in vectors {
        let case = Case(vector);
        match vector["method"].as_str().unwrap() {
            "weighted_sum" => case.weighted_sum(),
            "topsis" => case.topsis(),
            "ahp" => case.ahp(),
            "promethee_ii" => case.promethee(),
            "weight_stability_interval" => case.stability(),
            "rank_reversal" => case.reversal(),
            "group_agreement" => case.group(),
            other => panic!("{other} has no test"),
        }
    }
}

#[test]
fn the_committed_vectors_hold() {
    let all: Value = serde_json::from_str(include_str!("data/vectors.json")).unwrap();
    check(all.as_array().unwrap());
}

#[test]
fn the_shared_vectors_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors/mcdm-vectors.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("passed over: there are no shared vectors beside the project");
        return;
    };
    let all: Value = serde_json::from_str(&text).unwrap();
    check(all["vectors"].as_array().unwrap());
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap_or_else(|| panic!("{value}")).iter().map(|each| each.as_f64().unwrap()).collect()
}

fn rows(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

struct Case<'a>(&'a Value);

impl Case<'_> {
    fn input(&self, key: &str) -> &Value {
        &self.0["input"][key]
    }

    fn matrix(&self) -> Matrix {
        Matrix::new(&rows(self.input("matrix"))).unwrap()
    }

    fn weights(&self) -> Weights {
        Weights::new(&numbers(self.input("weights"))).unwrap()
    }

    fn directions(&self) -> Vec<Direction> {
        let words = self.input("directions").as_array().unwrap().iter();
        words.map(|word| if word == "min" { Direction::Min } else { Direction::Max }).collect()
    }

    fn normalisation(&self) -> Normalisation {
        match self.input("normalization").as_str().unwrap() {
            "none" => Normalisation::None,
            "minmax" => Normalisation::MinMax,
            "linear_max" => Normalisation::LinearMax,
            "sum" => Normalisation::Sum,
            "vector" => Normalisation::Vector,
            other => panic!("{other}"),
        }
    }

    /// Compares with what is expected under `key`, to the vector's own tolerance.
    fn expect(&self, key: &str, found: &[f64]) {
        let wanted = match &self.0["expected"][key] {
            Value::Null => return,
            Value::Array(all) if all.iter().any(Value::is_array) => rows(&self.0["expected"][key]).concat(),
            Value::Array(_) => numbers(&self.0["expected"][key]),
            one => vec![one.as_f64().unwrap_or_else(|| panic!("{one}"))],
        };
        let tolerance = self.0["tolerance"].as_f64().unwrap();
        let close = wanted.len() == found.len()
            && wanted.iter().zip(found).all(|(wanted, found)| (wanted - found).abs() <= tolerance);
        assert!(close, "{} {key}: {found:?} instead of {wanted:?}", self.0["id"]);
    }

    fn expect_ranks(&self, found: &[usize]) {
        self.expect("ranks", &found.iter().map(|rank| *rank as f64).collect::<Vec<_>>());
    }

    /// Compares an option, by index or by name.
    fn expect_option(&self, key: &str, option: usize) {
        let wanted = &self.0["expected"][key];
        let found = match wanted.is_string() {
            true if option < self.input("alternatives").as_array().unwrap().len() => {
                self.input("alternatives")[option].clone()
            }
            true => self.input("added").clone(),
            false => option.into(),
        };
        assert_eq!(*wanted, found, "{} {key}", self.0["id"]);
    }

    fn weighted_sum(&self) {
        let values = normalise(&self.matrix(), &self.directions(), self.normalisation()).unwrap();
        let result = weighted_sum(&values, &self.weights()).unwrap();
        self.expect("weights_normalized", self.weights().shares());
        self.expect("normalized", &values.rows().collect::<Vec<_>>().concat());
        self.expect("contributions", &result.contributions.rows().collect::<Vec<_>>().concat());
        self.expect("scores", &result.scores);
        self.expect_ranks(&result.ranks);
    }

    fn topsis(&self) {
        let result =
            topsis(&self.matrix(), &self.directions(), &self.weights(), self.normalisation()).unwrap();
        self.expect("ideal", &result.ideal);
        self.expect("anti_ideal", &result.anti_ideal);
        self.expect("d_ideal", &result.from_ideal);
        self.expect("d_anti", &result.from_anti_ideal);
        self.expect("closeness", &result.closeness);
        self.expect_ranks(&result.ranks);
    }

    fn ahp(&self) {
        let result = ahp(&Judgements::new(&rows(self.input("pairwise"))).unwrap()).unwrap();
        self.expect("weights_eigenvector", result.weights.shares());
        self.expect("weights_geometric_mean", result.by_geometric_mean.shares());
        self.expect("lambda_max", &[result.lambda_max]);
        self.expect("ci", &[result.consistency_index]);
        let saaty = result.consistency_ratio(RandomIndex::Saaty).unwrap();
        self.expect("cr_saaty", &[saaty]);
        self.expect("cr_rao_tummala", &[result.consistency_ratio(RandomIndex::RaoTummala).unwrap()]);
        let consistent = saaty <= decision::method::CONSISTENT;
        assert_eq!(self.0["expected"]["consistent_saaty"], consistent, "{}", self.0["id"]);
    }

    fn promethee(&self) {
        let (q, p) = (numbers(self.input("q")), numbers(self.input("p")));
        let names = self.input("preference_functions").as_array().unwrap().iter().enumerate();
        let preference = |(at, name): (usize, &Value)| match name.as_str().unwrap() {
            "usual" => Preference::Usual,
            "ushape" => Preference::UShape { q: q[at] },
            "vshape" => Preference::VShape { p: p[at] },
            "linear" => Preference::Linear { q: q[at], p: p[at] },
            "level" => Preference::Level { q: q[at], p: p[at] },
            "gaussian" => Preference::Gaussian { s: p[at] },
            other => panic!("{other}"),
        };
        let preferences: Vec<_> = names.map(preference).collect();
        let result = promethee_ii(&self.matrix(), &self.directions(), &self.weights(), &preferences).unwrap();
        self.expect("pi", &result.preference.concat());
        self.expect("phi_plus", &result.plus);
        self.expect("phi_minus", &result.minus);
        self.expect("phi_net", &result.net);
        self.expect_ranks(&result.ranks);
    }

    fn stability(&self) {
        let (values, weights) = (self.matrix(), self.weights());
        let winner = first(&weighted_sum(&values, &weights).unwrap().scores)[0];
        self.expect_option("winner", winner);
        let intervals = stability_intervals(&values, &weights, winner).unwrap();
        let ends: Vec<f64> = intervals.iter().flatten().flat_map(|each| [each.low, each.high]).collect();
        self.expect("intervals", &ends);
    }

    fn reversal(&self) {
        let by = self.normalisation();
        let method = if by == Normalisation::MinMax { Method::MinMax } else { Method::WeightedSum };
        let problem = |raw: Matrix| Problem {
            values: raw.clone(),
            preferences: vec![Preference::Usual; raw.criteria()],
            raw,
            directions: self.directions(),
            weights: self.weights(),
            baseline: None,
        };
        let before = problem(self.matrix());
        let after = problem(self.matrix().with_option(&numbers(self.input("added_row"))).unwrap());
        let (scores_before, scores_after) = (before.scores(method).unwrap(), after.scores(method).unwrap());
        self.expect("scores_before", &scores_before);
        self.expect("scores_after", &scores_after);
        self.expect_option("winner_before", first(&scores_before)[0]);
        self.expect_option("winner_after", first(&scores_after)[0]);
        let added = scores_after.len() - 1;
        let found = rank_reversals(&after, method, &mut || false).unwrap();
        let by_dropping = |reversal: &decision::method::Reversal| {
            reversal.by == decision::method::Disturbance::Dropped(vec![added]) && reversal.of_winner
        };
        assert_eq!(self.0["expected"]["reversed"], found.iter().any(by_dropping), "{}", self.0["id"]);
        assert_eq!(ranks(&scores_before).len() + 1, scores_after.len());
    }

    fn group(&self) {
        let raters = rows(self.input("raters_by_alternative"));
        let cells = 0..raters[0].len();
        let cells: Vec<_> = cells
            .map(|at| cell_statistics(&raters.iter().map(|scores| scores[at]).collect::<Vec<_>>()).unwrap())
            .collect();
        self.expect("mean", &cells.iter().map(|cell| cell.mean).collect::<Vec<_>>());
        self.expect("stdev_sample", &cells.iter().map(|cell| cell.deviation).collect::<Vec<_>>());
        self.expect("range", &cells.iter().map(|cell| cell.range).collect::<Vec<_>>());
        let ranks: Vec<f64> = raters.iter().flat_map(|scores| average_ranks(scores)).collect();
        self.expect("ranks_average", &ranks);
        self.expect("kendall_w", &[kendalls_w(&raters).unwrap()]);
    }
}
