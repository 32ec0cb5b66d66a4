// What the functions throw: always an `Error` with a code, a place, a sentence and what to do.

/** What is wrong with a scenario, a question about it, or rule files. */
export class ScenarioError extends Error {
  private constructor();
  readonly name: "ScenarioError";
  readonly code: ErrorCode;
  /** The place, such as `customers[0].orders[1].paid`; empty for the scenario as a whole. */
  readonly path: string;
  /** What to do. */
  readonly hint: string;
}

/**
 * The engine could not be loaded, was not started, or stopped in the middle of a call; in the last case `cause` says how, and the
 * next call starts it again with the programs that were brought.
 */
export class EngineError extends Error {
  private constructor();
  readonly name: "EngineError";
  readonly code: "cannot-load" | "not-started" | "stopped";
  /** Always empty. */
  readonly path: string;
  /** What to do. */
  readonly hint: string;
}

export type ErrorCode =
  | "malformed-json" | "unknown-field" | "missing-field" | "wrong-type" | "unknown-value" | "bad-number"
  | "too-many-decimals" | "negative" | "too-large" | "bad-time" | "bad-id" | "duplicate-id" | "refund-above-paid"
  | "rate-required" | "rate-is-published" | "rate-out-of-range" | "settlement-times-differ" | "field-not-of-program"
  | "unknown-program" | "unknown-edition" | "unknown-reading" | "bad-count" | "bad-rules";
