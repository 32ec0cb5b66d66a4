// What `evaluate` gives: amounts, each with its derivation.

import type { Customer, Day, Money, Order, Rate, Time } from "./scenario.js";

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
