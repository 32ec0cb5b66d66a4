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
  | "malformed-json" | "unknown-field" | "missing-field" | "wrong-type" | "unknown-value" | "bad-number"
  | "too-many-decimals" | "negative" | "too-large" | "bad-time" | "bad-id" | "duplicate-id" | "refund-above-paid"
  | "rate-required" | "rate-is-published" | "rate-out-of-range" | "settlement-times-differ" | "field-not-of-program"
  | "unknown-program" | "unknown-edition" | "unknown-reading" | "bad-count";

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

/** What a customer or an order earns nothing for; `no-edition` stands alone. */
export type Reason =
  | "existing-customer" | "same-person" | "already-contacted" | "cheating" | "before-link" | "before-registration"
  | "outside-window" | "linked-elsewhere" | "pay-as-you-go" | "product-not-listed" | "refunded-in-full"
  | "first-purchase-lost" | "order-kind-not-paid" | "limit-used-up" | "no-edition" | "threshold-not-reached";

export type Role = "first-purchase" | "later-purchase" | "upgrade" | "renewal" | "product-first" | "dormant";
export type LimitId = "order-paid" | "customer-paid" | "customer-reward" | "friend-total";
export type PartId = "threshold" | "bonus" | "limit";
export type Grade = "official" | "official-in-part" | "repost" | "third-party" | "own";

export interface Statement {
  program: string;
  currency: string;
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
  reason: Reason | null;
  limits: { id: LimitId; limit: Money; used: Money; left: Money }[];
  /** International program: what the spend earns, and what the limit took away. */
  parts?: { id: PartId; reward: Money; base?: Money; rate?: Rate; limit?: Money }[];
  /** International program: the derivation of the parts, in order. */
  steps?: Step[];
  orders: OrderStatement[];
}

export interface OrderStatement {
  id: string;
  edition: string | null;
  role: Role | null;
  outcome: "rewarded" | "limited" | "not-rewarded" | "counted" | "not-counted";
  /** The first reason for which it earns nothing, or the last limit that bound it. */
  reason: Reason | LimitId | null;
  reasons: (Reason | LimitId)[];
  /** Ambassador program. */
  counted?: Money;
  /** International program. */
  counted_threshold?: Money;
  /** International program. */
  counted_bonus?: Money;
  rate: Rate | null;
  reward: Money | null;
  /** The derivation, in order. */
  steps: Step[];
}

/** A window that opens at a time: N times 24 hours, N calendar months, or without end. */
export type Window = { days: number } | { months: number } | "unlimited";

/** A reading on which a step rests. */
export interface ReadingUsed {
  id: string;
  option: string;
}

/** One step of a derivation; `fails` names the reason for which the order earns nothing, where the step finds one. */
export type Step =
  | {
      kind: "edition";
      clause: string | null;
      edition: string | null;
      grade: Grade | null;
      from: Day | null;
      until: Day | null;
      paid_at: Time;
      fails: Reason | null;
    }
  | {
      kind: "link";
      clause: string;
      opened_at: Time;
      window: Window;
      ends_at: Time | null;
      elsewhere_at: Time | null;
      paid_at: Time;
      reading: ReadingUsed | null;
      fails: Reason | null;
    }
  | {
      kind: "customer";
      clause: string | null;
      customer: NonNullable<Customer["kind"]>;
      order_kind: NonNullable<Order["kind"]>;
      role: Role | null;
      /** The order that was the first purchase, where this is a later one. */
      first_purchase: string | null;
      /** The pay-as-you-go order that used up the first purchase. */
      lost_by: string | null;
      fails: Reason | null;
    }
  | { kind: "excluded"; clause: string | null; fails: Reason | null }
  | { kind: "billing"; clause: string | null; billing: NonNullable<Order["billing"]>; fails: Reason | null }
  | {
      kind: "product";
      clause: string | null;
      product: string | null;
      class: NonNullable<Order["class"]>;
      class_from: "scenario" | "catalogue" | "assumed";
      reading: ReadingUsed | null;
      fails: Reason | null;
    }
  | {
      kind: "window";
      clause: string;
      registered_on: Day;
      paid_at: Time;
      threshold_until: Time | null;
      bonus_until: Time | null;
      counts_for: PartId[];
      fails: Reason | null;
    }
  | { kind: "counted"; clause: string | null; paid: Money; refunded: Money; counted: Money; fails: Reason | null }
  | {
      kind: "limit";
      clause: string;
      limit: LimitId;
      amount: Money;
      left: Money;
      before: Money;
      after: Money;
      reading: ReadingUsed | null;
      fails: Reason | null;
    }
  | {
      kind: "rate";
      clause: string;
      rate: Rate;
      rate_from: "published" | "tier" | "scenario";
      tier: string | null;
      role: Role;
      class: NonNullable<Order["class"]>;
      reading: ReadingUsed | null;
    }
  | { kind: "no-rate"; clause: string | null; role: Role; fails: Reason | null }
  /** `exact` is what `reward` was rounded from. */
  | { kind: "reward"; clause: string; counted: Money; rate: Rate; exact: string; reward: Money }
  | {
      kind: "threshold";
      clause: string;
      amount: Money;
      spend: Money;
      reached_by: string | null;
      reached_at: Time | null;
      reward: Money;
      reading: ReadingUsed | null;
    }
  | {
      kind: "bonus";
      clause: string;
      above: Money;
      gate_spend: Money;
      spend: Money;
      base: Money;
      rate: Rate;
      exact: string;
      reward: Money;
      reading: ReadingUsed | null;
    }
  | {
      kind: "payout";
      clause: string;
      part: number;
      parts: number;
      amount: Money;
      from: Day | null;
      to: Day | null;
      expires: Day | null;
    };

/** One payment, for one of the customer's `count`; the days are null where none are published. */
export interface Payout {
  customer: string;
  order: string | null;
  earned_by: "order" | "threshold" | "bonus";
  part: number;
  parts: number;
  amount: Money;
  from: Day | null;
  to: Day | null;
  expires: Day | null;
}

/** An assumption; its text is the edition's, or the program's. */
export interface Notice {
  code: string;
  edition: string | null;
  clause: string | null;
  /** The orders that it is about, where it is about some. */
  orders?: string[];
}

/** What is varied: one order's amount, the amount of every customer's first order, or the number of customers alike. */
export type Vary =
  | { what: "order"; order: string }
  | { what: "first-orders" }
  | { what: "customers"; customer: string };

export interface Curve {
  points: { at: string; reward: Money; bend: string | null }[];
}

/** A text in the languages of the programs. */
export type Text = Record<"en" | "zh-CN", string>;

export interface Program {
  id: string;
  name: Text;
  currency: string;
  pays: "cash" | "credit";
  /** Whether orders earn one by one, or a friend's spend as a whole. */
  basis: "orders" | "spend";
  /** The zone of its civil times. */
  zone: string;
  editions: Edition[];
  notices: NoticeText[];
}

export interface Edition {
  id: string;
  /** In force from this day, and until the other, exclusive; null where it is open. */
  from: Day | null;
  until: Day | null;
  grade: Grade;
  tiers: Tier[];
  readings: Reading[];
  sources: { id: string; title: string; url: string; grade: Grade; read_on: Day }[];
  clauses: { id: string; source: string; text: Text }[];
  notices: NoticeText[];
  products: Products;
  /** The rules as the rule file states them. */
  rules: unknown;
}

export interface Tier {
  id: string;
  name: Text;
  /** Null where rates are not by tier alone, or where only a range is published. */
  rate: Rate | null;
  rate_from: Rate | null;
  rate_to: Rate | null;
  clause: string | null;
}

/** A clause that can be read in several ways. */
export interface Reading {
  id: string;
  clause: string;
  question: Text;
  options: { id: string; label: Text }[];
  /** The option in force unless the scenario chooses, and why. */
  default: string;
  reason: Text;
  cautious: string;
  generous: string;
}

export interface NoticeText {
  code: string;
  clause: string | null;
  text: Text;
}

export interface Products {
  /** The class of an order without a product. */
  assumed: NonNullable<Order["class"]>;
  categories: { id: string; name: Text; counts: boolean; clause: string | null }[];
  products: {
    id: string;
    name: Text;
    category: string | null;
    class: NonNullable<Order["class"]> | null;
    clause: string | null;
    named: { entry: string; billing?: NonNullable<Order["billing"]> | null }[];
  }[];
}
