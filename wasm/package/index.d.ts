// The types of the package. Money and rates are strings with exact decimals ("99.00", "0.25"); times are civil times in the
// program's own zone ("2024-06-11", "2024-06-11T09:30", "2024-06-11T09:30:15").

/** Money with up to 2 decimals going in, always 2 coming out. */
export type Money = string;
/** A share: "0.25" is 25%. */
export type Rate = string;
/** A day: "2024-06-11". */
export type Day = string;
/** A day, or a day and a time. */
export type Time = string;

/** Loads the engine; any number of calls load it once. After an internal error it starts the engine again. */
export function init(): Promise<void>;

/**
 * Evaluates a scenario, given as an object or as JSON text.
 *
 * @throws {ScenarioError} where the scenario is not one
 */
export function evaluate(scenario: Scenario | string): Statement;

/**
 * The total as a function of one amount: straight lines between points, a jump is two points at one place. Before rounding,
 * so that `evaluate` may differ by less than a cent for each part.
 *
 * @throws {ScenarioError} where the scenario or what is varied is not one
 */
export function curve(scenario: Scenario | string, vary: Vary): Curve;

/** The programs and their editions. */
export function programs(): Program[];

/** The version of the engine. */
export function version(): string;

/** What is wrong with a scenario. */
export class ScenarioError extends Error {
  readonly name: "ScenarioError";
  readonly code: ErrorCode;
  /** The place, such as `customers[0].orders[1].paid`; empty for the scenario as a whole. */
  readonly path: string | null;
  /** What to do. */
  readonly hint: string | null;
}

export type ErrorCode =
  | "malformed-json"
  | "unknown-field"
  | "missing-field"
  | "wrong-type"
  | "unknown-value"
  | "bad-number"
  | "too-many-decimals"
  | "negative"
  | "too-large"
  | "bad-time"
  | "bad-id"
  | "duplicate-id"
  | "refund-above-paid"
  | "rate-required"
  | "rate-is-published"
  | "rate-out-of-range"
  | "settlement-times-differ"
  | "field-not-of-program"
  | "unknown-program"
  | "unknown-edition"
  | "unknown-reading"
  | "bad-count";

export interface Scenario {
  /** `intl-referral`, or `cn-ambassador`. */
  program: string;
  /** One edition for every order; left out: the edition in force when the order was paid. */
  edition?: string;
  /** Clauses that can be read in two ways, decided by you. */
  readings?: Record<string, string>;
  referrer?: Referrer;
  customers: Customer[];
}

export interface Referrer {
  tier?: "L1" | "L2" | "L3" | "L4";
  /** Required where an edition publishes no rate for the tier. */
  tier_rate?: Rate;
  account?: "individual" | "enterprise";
  /** The figure above which rewards are paid in two parts, where the page does not print it. */
  instalments_over?: Money;
  withholding?: "none" | "labour-service";
}

export interface Customer {
  id: string;
  kind?: "new" | "dormant" | "existing" | "product-new";
  /** International program, required there. */
  registered_on?: Day;
  /** Ambassador program, required there: the first opening of the referrer's link. */
  linked_at?: Time;
  /** The last opening of the same link. */
  relinked_at?: Time;
  /** An opening of another ambassador's link. */
  linked_elsewhere_at?: Time;
  linked_by?: "registration" | "login";
  excluded?: "same-person" | "already-contacted" | "cheating";
  /** This many customers exactly like this one. */
  count?: number;
  orders: Order[];
}

export interface Order {
  id: string;
  paid_at: Time;
  /** Cash, after coupons and vouchers. */
  paid: Money;
  refunded?: Money;
  /** An id of the catalogue; left out: a product that counts is assumed, and a notice says so. */
  product?: string;
  /** Overrides the catalogue. */
  class?: "core" | "strategic" | "counted" | "none";
  kind?: "purchase" | "upgrade" | "renewal";
  billing?: "prepaid" | "pay-as-you-go";
  /** Orders paid together in one cart carry the same text. */
  settlement?: string;
}

export interface Statement {
  program: string;
  currency: "CNY" | "USD";
  pays: "cash" | "credit";
  /** Gross. */
  total: Money;
  /** Over all combinations of the readings that the scenario left open. */
  range: { lowest: Money; highest: Money; driven_by: string[] };
  /** The reading in force for every open clause. */
  readings: Record<string, string>;
  customers: CustomerStatement[];
  payouts: Payout[];
  /** Assumptions that this result rests on. */
  notices: Notice[];
}

export interface CustomerStatement {
  id: string;
  count: number;
  reward: Money;
  /** `reward` times `count`. */
  total: Money;
  reason: string | null;
  limits: { id: string; limit: Money; used: Money; left: Money }[];
  /** International program. */
  parts?: { id: "threshold" | "bonus" | "limit"; reward: Money; base?: Money; rate?: Rate; limit?: Money }[];
  orders: OrderStatement[];
}

export interface OrderStatement {
  id: string;
  edition: string | null;
  role: "first-purchase" | "later-purchase" | "upgrade" | "renewal" | "product-first" | "dormant" | null;
  outcome: "rewarded" | "limited" | "not-rewarded" | "counted" | "not-counted";
  reason: string | null;
  reasons: string[];
  /** Ambassador program. */
  counted?: Money | null;
  /** International program. */
  counted_threshold?: Money | null;
  counted_bonus?: Money | null;
  rate: Rate | null;
  reward: Money | null;
  /** The derivation, in order. */
  steps: Step[];
}

/** One step of a derivation: its kind, the clause it rests on, and the values of that kind. */
export interface Step {
  kind: string;
  clause?: string | null;
  [value: string]: unknown;
}

/** One payment, for one of the customer's `count`. */
export interface Payout {
  customer: string;
  order: string | null;
  earned_by: string;
  part: number;
  parts: number;
  amount: Money;
  from: Day | null;
  to: Day | null;
  expires: Day | null;
}

export interface Notice {
  code: string;
  [value: string]: unknown;
}

/** What is varied: one order's amount, the amount of every customer's first order, or the number of customers alike. */
export type Vary =
  | { what: "order"; order: string }
  | { what: "first-orders" }
  | { what: "customers"; customer: string };

export interface Curve {
  points: { at: string; reward: string; bend: string | null }[];
}

export interface Program {
  id: string;
  name: Record<"en" | "zh-CN", string>;
  currency: "CNY" | "USD";
  pays: "cash" | "credit";
  zone: string;
  editions: Edition[];
}

export interface Edition {
  id: string;
  from: Day | null;
  until: Day | null;
  grade: string;
  [value: string]: unknown;
}
