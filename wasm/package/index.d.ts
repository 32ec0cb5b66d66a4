// The functions of the package. Money and rates are strings with exact decimals ("99.00", "0.25"); times are civil times in the
// program's own zone ("2024-06-11", "2024-06-11T09:30", "2024-06-11T09:30:15"). Every function that takes a scenario takes it as
// an object or as JSON text, and throws a `ScenarioError` where it is none.

import type { Comparison, Curve, Goal, Reconciliation, Variation, Vary, WhyNot } from "./answers.js";
import type { Calendar, Forecast, Plan } from "./calendar.js";
import type { Finding, Program, RuleFiles } from "./programs.js";
import type { Day, Money, Scenario } from "./scenario.js";
import type { Statement } from "./statement.js";

export type * from "./answers.js";
export type * from "./calendar.js";
export type * from "./programs.js";
export type * from "./scenario.js";
export type * from "./statement.js";

/** Loads the engine; any number of calls load it once. After an internal error it starts the engine again. */
export function init(): Promise<void>;

/** What a scenario earns, line by line. */
export function evaluate(scenario: Scenario | string): Statement;

/** The total as a function of one amount. `evaluate` rounds, and may differ by less than a cent for each part. */
export function curve(scenario: Scenario | string, vary: Vary): Curve;

/** The amounts that reach a target, or why none does. */
export function goal(scenario: Scenario | string, goal: { target: Money; by?: string; vary: Vary }): Goal;

/** Why orders earn nothing, and what would have paid. */
export function whyNot(scenario: Scenario | string): WhyNot[];

/** The scenario under other editions, readings or referrers. */
export function compare(scenario: Scenario | string, variations: Variation[]): Comparison[];

/** What would explain the amount that was received. */
export function reconcile(scenario: Scenario | string, received: { received: Money }): Reconciliation;

/** When everything is paid, month by month; with a day also what has arrived by then. */
export function calendar(scenario: Scenario | string, options?: { by?: Day } | null): Calendar;

/** What a plan brings, month by month, by the scenario's rules; its customers are left aside. */
export function forecast(scenario: Scenario | string, plan: Plan): Forecast;

/** A statement in sentences, in the order in which one asks; with an order, that order first in one sentence, then step by step. */
export function explain(statement: Statement | string, options: { lang: Lang; order?: string | null }): string[];

/** The languages in which a statement is explained. */
export type Lang = "en" | "zh-CN";

/** The programs and their editions. */
export function programs(): Program[];

/**
 * Brings programs of your own beside the published ones, instead of those that were brought before, and gives their ids.
 * After an internal error they are to be brought again.
 */
export function load(files: RuleFiles): string[];

/** Everything that is wrong or doubtful in rule files, an id that a published program has among it: where there is no error, `load` takes them. */
export function check(files: RuleFiles): Finding[];

/** The version of the engine. */
export function version(): string;

/** What is wrong with a scenario. */
export class ScenarioError extends Error {
  readonly name: "ScenarioError";
  readonly code: ErrorCode;
  /** The place, such as `customers[0].orders[1].paid`; empty for the scenario as a whole. */
  readonly path: string;
  /** What to do. */
  readonly hint: string;
}

export type ErrorCode =
  | "malformed-json" | "unknown-field" | "missing-field" | "wrong-type" | "unknown-value" | "bad-number"
  | "too-many-decimals" | "negative" | "too-large" | "bad-time" | "bad-id" | "duplicate-id" | "refund-above-paid"
  | "rate-required" | "rate-is-published" | "rate-out-of-range" | "settlement-times-differ" | "field-not-of-program"
  | "unknown-program" | "unknown-edition" | "unknown-reading" | "bad-count" | "bad-rules";
