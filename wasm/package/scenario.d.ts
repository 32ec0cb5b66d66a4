// What goes in: facts about a referrer, customers and dated orders.

/** Money with up to 2 decimals going in, always 2 coming out. */
export type Money = string;
/** A share: "0.25" is 25%. */
export type Rate = string;
/** A day: "2024-06-11". */
export type Day = string;
/** A day, or a day and a time. */
export type Time = string;

/** What may be left out; null and undefined count as that. */
export type Maybe<T> = T | null | undefined;

export interface Scenario {
  /** `intl-referral`, `cn-ambassador`, or the id of a program that you brought. */
  program: string;
  /** One edition for every order; left out: the edition in force when the order was paid. */
  edition?: Maybe<string>;
  /** Clauses that can be read in two ways, decided by you. */
  readings?: Maybe<Record<string, string>>;
  referrer?: Maybe<Referrer>;
  customers: Customer[];
}

export interface Referrer {
  /** A tier of the program; `cn-ambassador` has L1 (the default) to L4. */
  tier?: Maybe<string>;
  /** Required where an edition publishes no rate for the tier. */
  tier_rate?: Maybe<Rate>;
  account?: Maybe<"individual" | "enterprise">;
  /** The figure above which rewards are paid in two parts, where the page does not print it. */
  instalments_over?: Maybe<Money>;
  withholding?: Maybe<"none" | "labour-service">;
}

export interface Customer {
  id: string;
  kind?: Maybe<"new" | "dormant" | "existing" | "product-new">;
  /** International program, required there. */
  registered_on?: Maybe<Day>;
  /** Ambassador program, required there: the first opening of the referrer's link. */
  linked_at?: Maybe<Time>;
  /** The last opening of the same link. */
  relinked_at?: Maybe<Time>;
  /** An opening of another ambassador's link. */
  linked_elsewhere_at?: Maybe<Time>;
  linked_by?: Maybe<"registration" | "login">;
  excluded?: Maybe<"same-person" | "already-contacted" | "cheating">;
  /** This many customers exactly like this one. */
  count?: Maybe<number>;
  orders: Order[];
}

export interface Order {
  id: string;
  paid_at: Time;
  /** Cash, after coupons and vouchers. */
  paid: Money;
  refunded?: Maybe<Money>;
  /** An id of the catalogue; left out: a product that counts is assumed, and a notice says so. */
  product?: Maybe<string>;
  /** Overrides the catalogue. */
  class?: Maybe<"core" | "strategic" | "counted" | "none">;
  kind?: Maybe<"purchase" | "upgrade" | "renewal">;
  billing?: Maybe<"prepaid" | "pay-as-you-go">;
  /** Orders paid together in one cart carry the same text. */
  settlement?: Maybe<string>;
}
