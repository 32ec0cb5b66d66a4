//! Compares the engine with the naive evaluator.

mod naive;
