// What `programs` gives: the programs, their dated editions and the clauses behind every value.

import type { ErrorCode } from "./errors.js";
import type { Day, Money, Order, Rate, Referrer, Scenario, Time } from "./scenario.js";
import type { Grade } from "./statement.js";

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
  /** How many of its points are one unit of the currency, where it pays in points. */
  points_per_unit: number | null;
  /** How each kind of tax is withheld. */
  withholding: Partial<Record<NonNullable<Referrer["withholding"]>, Withholding>>;
  editions: Edition[];
  notices: NoticeText[];
  /** Those of no single edition. */
  examples: Example[];
}

export interface Edition {
  id: string;
  /** In force from this day, and until the other, exclusive; null where it is open. */
  from: Day | null;
  until: Day | null;
  grade: Grade;
  /** What names its rule files, in links too: it changes with any byte of them. Null for a program that was brought. */
  hash: string | null;
  tiers: Tier[];
  readings: Reading[];
  sources: Source[];
  clauses: Clause[];
  notices: NoticeText[];
  /** What a reader must know besides the values. */
  facts: Fact[];
  /** What its pages print as worked examples. */
  examples: Example[];
  products: Products;
}

/** A fact that no formula needs; without a clause where no page states it. */
export interface Fact {
  kind:
    | "before-referring"
    | "tiers"
    | "customers"
    | "products"
    | "friend-receives"
    | "use-of-reward"
    | "disqualified"
    | "not-published";
  clause: string | null;
  text: Text;
}

export interface Source {
  id: string;
  title: Text;
  url: string;
  grade: Grade;
  read_on: Day;
}

export interface Clause {
  id: string;
  /** What it is called where people read it; null where that is its id. */
  name: Text | null;
  source: string;
  text: Text;
}

/** A tax on the payments of a month: the taxable amount is what is left after the deduction. */
export interface Withholding {
  /** Whose payments it is withheld from. */
  accounts: NonNullable<Referrer["account"]>[];
  deduction: { amount: Money; up_to: Money; rate_above: Rate; clause: string };
  /** Of the taxable amount, lowest first; the last has no end. */
  brackets: { up_to: Money | null; rate: Rate; quick_deduction: Money; clause: string }[];
  sources: Source[];
  clauses: Clause[];
  notices: NoticeText[];
  examples: Example[];
}

/** A worked example: a scenario, and what must come of it. */
export interface Example {
  id: string;
  name: Text;
  /** The clause that prints it. */
  clause: string | null;
  scenario: Scenario;
  expects: {
    /** Of the whole scenario: its total, or the tax on all that is paid. Of one order: its reward, what counts of it, or the end of its link. */
    what: "total" | "tax" | "reward" | "counted" | "link-end";
    order: string | null;
    amount: Money | null;
    at: Time | null;
  };
  /** The readings under which it comes out, where it does not by default. */
  readings: Record<string, string> | null;
  /** What it contradicts on its own page. */
  contradicts: { clause: string; text: Text } | null;
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

/** Rule files by their paths, or one text that holds a whole program. */
export type RuleFiles = Record<string, string> | string;

/** What is wrong with rules, or doubtful about them; `docs/PROGRAMS.md` says what each means. */
export type RuleCode =
  | "not-toml" | "files" | "no-edition" | "editions-overlap" | "edition-never-holds" | "rates-overlap"
  | "limits-overlap" | "limit-out-of-place" | "limit-below-threshold" | "tier-rate-unclear" | "tier-without-rate"
  | "list-length" | "window-unclear" | "coupon-days" | "withdraws-nothing" | "brackets-unclear" | "example-unclear"
  | "too-many-readings" | "gap-between-editions" | "order-without-rate" | "rate-out-of-reach" | "tier-earns-nothing"
  | "tier-decides-nothing" | "limit-never-binds" | "bonus-never-pays" | "window-before-payment"
  | "payment-before-window" | "credit-expires-early" | "category-without-product" | "class-without-product"
  | "product-never-pays" | "reading-decides-nothing" | "clause-not-cited" | "source-not-cited"
  | "notice-out-of-reach" | "example-differs";

/** Something wrong with rule files, or doubtful about them. */
export interface Finding {
  /** An error keeps the program from being used. */
  severity: "error" | "warning";
  code: ErrorCode | RuleCode;
  /** Empty for a text that came without a name. */
  file: string;
  /** Counted from 1; 0 for the file as a whole. */
  line: number;
  /** The place in the file's tree, such as `rate[2].roles[0]`. */
  path: string;
  message: string;
  hint: string;
}
