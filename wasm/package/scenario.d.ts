// What goes in: facts about a referrer, customers and dated orders.

/** Money with up to 2 decimals going in, always 2 coming out. */
export type Money = string;
/** A share: "0.25" is 25%. */
export type Rate = string;
/** A day: "2024-06-11". */
export type Day = string;
/** A day, or a day and a time. */
export type Time = string;

export interface Scenario {
  /** `intl-referral`, `cn-ambassador`, or the id of a program that you brought. */
  program: string;
  /** One edition for every order; left out: the edition in force when the order was paid. */
  edition?: string;
  /** Clauses that can be read in two ways, decided by you. */
  readings?: Record<string, string>;
  referrer?: Referrer;
  customers: Customer[];
}

export interface Referrer {
  /** A tier of the program; `cn-ambassador` has L1 (the default) to L4. */
  tier?: string;
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
