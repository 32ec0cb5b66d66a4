// Payments month by month: what a scenario's orders bring, and what a plan may bring.

import type { Day, Maybe, Money, Order, Rate, Referrer } from "./scenario.js";
import type { LimitId, Notice } from "./statement.js";

/** A month: "2026-06". */
export type Month = string;

/** An amount before tax, the tax and what is left; the last two are null where no tax is shown. */
export interface Sums {
  gross: Money;
  tax: Money | null;
  net: Money | null;
}

/** The tax on the payments of one month, with its derivation. */
export interface Withheld {
  gross: Money;
  deduction: Money;
  deduction_clause: string;
  taxable: Money;
  rate: Rate;
  quick_deduction: Money;
  rate_clause: string;
  /** What `tax` was rounded from. */
  exact: Money;
  tax: Money;
  net: Money;
}

/** When everything that a scenario earns is earned, confirmed, paid, spendable and expired. */
export interface Calendar {
  program: string;
  currency: string;
  pays: "cash" | "credit";
  withholding: NonNullable<Referrer["withholding"]>;
  /** The statement's total, gross. */
  total: Money;
  /** The payments with a date, in the order of their dates. */
  entries: CalendarEntry[];
  /** Those for which no date is published. */
  undated: CalendarEntry[];
  months: CalendarMonth[];
  /** The total in the program's points, where it pays in points. */
  points: { per_unit: number; total: string } | null;
  withdrawals: Withdrawals[];
  /** Where the question names a day: what has arrived by then. */
  by: Arrived | null;
  notices: Notice[];
}

/** A payment to `count` customers alike; a day that is not published is null. */
export interface CalendarEntry {
  customer: string;
  count: number;
  order: string | null;
  earned_by: "order" | "threshold" | "bonus";
  part: number;
  parts: number;
  each: Money;
  amount: Money;
  earned_on: Day | null;
  confirmed_on: Day | null;
  paid_from: Day | null;
  paid_to: Day | null;
  spendable_on: Day | null;
  expires_on: Day | null;
}

/** What is paid in a month, by the first day on which it may come. */
export interface CalendarMonth extends Sums {
  month: Month;
  withheld: Withheld | null;
  /** `gross` in points. */
  points: string | null;
  so_far: Sums;
}

/** How what an edition's orders earned can be withdrawn. */
export interface Withdrawals {
  edition: string;
  clause: string;
  /** Whether the referrer's account can withdraw. */
  allowed: boolean;
  opens_on: Day | null;
  /** The most that one withdrawal takes. */
  limit: Money | null;
  gross: Money;
  /** The least number of withdrawals that take it all. */
  needed: number | null;
}

/** What has arrived by a day. */
export interface Arrived {
  day: Day;
  paid: Sums;
  spendable: Sums;
  expired: Money;
  to_come: Money;
  undated: Money;
}

/** What is assumed of new customers. */
export interface Assumed {
  /** A number for every month, or a list with one for each; as text with up to 2 decimals. */
  new_customers: string | string[];
  /** The share of them who order at all; 1 where it is left out. */
  conversion?: Maybe<Rate>;
  first_order: Money;
  /** Days from the link or the registration to the first order. */
  first_order_after_days?: Maybe<number>;
  later_orders?: Maybe<LaterOrders>;
  /** The share of customers who are lost before each later order. */
  drop_out?: Maybe<Rate>;
}

/** The orders after the first, all alike. */
export interface LaterOrders {
  amount: Money;
  every_days: number;
  kind?: Maybe<NonNullable<Order["kind"]>>;
}

/** What is assumed in another case; what it does not name is as in the plan. */
export interface OtherCase extends Partial<Omit<Assumed, "later_orders">> {
  later_orders?: Maybe<Partial<LaterOrders>>;
}

/** New customers month by month, what they buy, and the last month of the calendar. */
export interface Plan extends Assumed {
  from: Month;
  /** The number of months with new customers. */
  months: number;
  until?: Maybe<Month>;
  /** The day of the month on which customers come, 1 to 28. */
  day?: Maybe<number>;
  /** A month of the calendar: `expected.parts` tells whose customers its figures come from. */
  parts_of?: Maybe<Month>;
  low?: Maybe<OtherCase>;
  high?: Maybe<OtherCase>;
}

/** What a plan brings, month by month. */
export interface Forecast {
  program: string;
  currency: string;
  pays: "cash" | "credit";
  from: Month;
  until: Month;
  /** The month that the plan asks to be taken apart, where it asks. */
  parts_of?: Month;
  withholding: NonNullable<Referrer["withholding"]>;
  expected: ForecastCase;
  low: ForecastCase | null;
  high: ForecastCase | null;
  notices: Notice[];
}

/** One case of a forecast; `total` is the sum of the months' `gross`, of `later.gross` and of `undated`. */
export interface ForecastCase {
  new_customers: string;
  total: Money;
  months: ForecastMonth[];
  /** What the same orders bring after the last month. */
  later: { earned: Money; gross: Money };
  undated: Money;
  /** Where the plan names `parts_of`, in its own case: what those who came in each month bring in that one; they add up to it. */
  parts?: ForecastPart[];
  /** The limits that take something from a customer, and what all orders would earn without limits less `total`. */
  limits: LimitId[];
  taken_by_limits: Money;
}

/** What those who came in one month bring in a later one, or in the same. */
export interface ForecastPart {
  month: Month;
  new_customers: string;
  earned: Money;
  gross: Money;
}

export interface ForecastMonth extends Sums {
  month: Month;
  new_customers: string;
  /** What is earned in it, whenever it is paid. */
  earned: Money;
  withheld: Withheld | null;
  earned_so_far: Money;
  so_far: Sums;
}
