// The functions of the package. Money and rates are strings with exact decimals ("99.00", "0.25"); times are civil times in the
// program's own zone ("2024-06-11", "2024-06-11T09:30", "2024-06-11T09:30:15"). Every function that takes a scenario takes it as
// an object or as JSON text, and throws a `ScenarioError` where it is none. Before init() has ended they throw an `EngineError`.

import type { Comparison, Curve, Goal, Reconciliation, Variation, Vary, WhyNot } from "./answers.js";
import type { Calendar, Forecast, Plan } from "./calendar.js";
import type { Finding, Program, RuleFiles } from "./programs.js";
import type { Day, Maybe, Money, Scenario } from "./scenario.js";
import type { Statement } from "./statement.js";

export type * from "./answers.js";
export type * from "./calendar.js";
export type * from "./programs.js";
export type * from "./scenario.js";
export type * from "./statement.js";
export * from "./errors.js";

/** What a scenario earns, line by line. */
export function evaluate(scenario: Scenario | string): Statement;

/** The total as a function of one amount. `evaluate` rounds, and may differ by less than a cent for each part. */
export function curve(scenario: Scenario | string, vary: Vary): Curve;

/** The amounts that reach a target, or why none does. */
export function goal(scenario: Scenario | string, goal: { target: Money; by?: Maybe<Day>; vary: Vary }): Goal;

/** Why orders earn nothing, and what would have paid. */
export function whyNot(scenario: Scenario | string): WhyNot[];

/** The scenario under other editions, readings or referrers. */
export function compare(scenario: Scenario | string, variations: Variation[]): Comparison[];

/** What would explain the amount that was received. */
export function reconcile(scenario: Scenario | string, received: { received: Money }): Reconciliation;

/** When everything is paid, month by month; with a day also what has arrived by then. */
export function calendar(scenario: Scenario | string, options?: Maybe<{ by?: Maybe<Day> }>): Calendar;

/** What a plan brings, month by month, by the scenario's rules; its customers are left aside. */
export function forecast(scenario: Scenario | string, plan: Plan): Forecast;

/**
 * A statement in sentences, in the order in which one asks; or one order of it, first in one sentence, then step by step; or the
 * notices of one code, each with the orders that it is about.
 */
export function explain(statement: Statement | string, options: Explain): string[];

/** What to explain, and in which language. */
export type Explain =
  | { lang: Lang; order?: Maybe<string>; notice?: null | undefined }
  | { lang: Lang; order?: null | undefined; notice: string };

/** The languages in which a statement is explained. */
export type Lang = "en" | "zh-CN";

/** The programs and their editions. */
export function programs(): Program[];

/** Brings programs of your own beside the published ones, instead of those that were brought before, and gives their ids. */
export function load(files: RuleFiles): string[];

/** Everything that is wrong or doubtful in rule files, an id that a published program has among it: where there is no error, `load` takes them. */
export function checkProgram(files: RuleFiles): Finding[];

/** The version of the engine. */
export function version(): string;
