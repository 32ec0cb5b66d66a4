// The other questions about a scenario, and their answers.

import type { Customer, Maybe, Money, Order, Referrer } from "./scenario.js";
import type { LimitId, Reason, Statement } from "./statement.js";

/** What is varied: one order's amount, the amount of every customer's first order, or the number of customers alike. */
export type Vary =
  | { what: "order"; order: string }
  | { what: "first-orders" }
  | { what: "customers"; customer: string };

/** Why a curve bends or jumps: an order starts to be one, the spend reaches a part, a limit binds, rewards come in instalments. */
export type Bend = "order" | "threshold" | "bonus" | "instalments" | LimitId;

/** Points in the order of `at`, straight lines between them; a jump is two points at one `at`, or three. Before rounding. */
export interface Curve {
  points: { at: string; reward: Money; bend: Bend | null }[];
}

/** What reaches a target. */
export interface Goal {
  target: Money;
  /** The day by which it has been paid, where one was asked for. */
  by?: string;
  /** The least amount, or count. */
  least: string | null;
  /** Every stretch that reaches it, lowest first, both ends included; without `to` there is no end. */
  reaches: { from: string; to: string | null }[];
  /** There are more stretches than these. */
  more?: boolean;
  /** The most that can be reached, and the limit that stands in the way, where nothing reaches the target. */
  impossible: { most: Money; limit: Bend | null } | null;
}

/** An order that earns nothing: why, and the smallest changes that would pay. */
export interface WhyNot {
  order: string;
  reasons: (Reason | LimitId)[];
  /** Those that add most first. */
  changes: Change[];
}

/** Fields to set; they add so much to the total. */
export interface Change {
  set?: Partial<Record<keyof Order, string>>;
  set_customer?: Partial<Record<keyof Customer, string>>;
  /** Another order to change: the one that used up the first purchase. */
  also?: { order: string; set: Partial<Record<keyof Order, string>> };
  adds: Money;
}

/** What to set in the place of what the scenario says; the rest stays. */
export interface Variation {
  /** Null: the edition in force when each order was paid. */
  edition?: Maybe<string>;
  /** An option of every reading at once. */
  preset?: Maybe<"published" | "most-cautious" | "most-generous">;
  readings?: Maybe<Record<string, string>>;
  referrer?: Maybe<Referrer>;
}

/** The scenario under a variation; differences are the variation's amounts less the scenario's own. */
export interface Comparison {
  with: Variation;
  total: Money;
  difference: Money;
  /** Its total over its count. */
  customers: { customer: string; difference: Money; cause: Reason | LimitId | "orders" | "threshold" | "bonus" }[];
  orders: { order: string; difference: Money; cause: Reason | LimitId | "rate" | "counted" }[];
}

/** What explains the amount that was received. */
export interface Reconciliation {
  expected: Money;
  received: Money;
  explanations: { deviations: Deviation[]; total: Money; statement: Statement }[];
  /** There are more explanations than these. */
  more: boolean;
}

export type Deviation =
  | { kind: "tier"; to: string }
  | { kind: "reading"; id: string; to: string }
  | { kind: "limit-ignored"; id: LimitId }
  | { kind: "order-not-counted"; id: string }
  | { kind: "first-part-only" }
  | { kind: "tax-withheld" }
  | { kind: "edition"; to: string };
