// The ledger: a file of orders of any length, read in chunks and judged by the same rules as `evaluate`. A module of its own.

import type { Reconciliation } from "./answers.js";
import type { RuleFiles } from "./programs.js";
import type { Maybe, Money, Referrer, Scenario } from "./scenario.js";
import type { Statement } from "./statement.js";

export * from "./errors.js";

/** Loads the ledger's module, from beside this file or from what is given: compiled, as bytes, or as the answer to a fetch. */
export function init(source?: unknown): Promise<void>;

/** What a column holds; our own files name their columns so. */
export type LedgerField =
  | "customer" | "customer_kind" | "registered_on" | "linked_at" | "relinked_at" | "linked_elsewhere_at" | "linked_by" | "excluded"
  | "count" | "tier" | "tier_rate" | "order" | "paid_at" | "paid" | "refunded" | "product" | "class" | "kind" | "billing"
  | "settlement" | "actually_paid";

/** What holds for all orders of a file. */
export interface LedgerSettings {
  program: string;
  edition?: Maybe<string>;
  readings?: Maybe<Record<string, string>>;
  referrer?: Maybe<Referrer>;
  /** What stands between cells; guessed where it is left out. */
  delimiter?: "," | ";" | "\t";
  /** What each column holds, null where one is passed over; guessed by the names in the first row where it is left out. */
  columns?: (LedgerField | null)[];
  /** False where the first row is an order. */
  header?: boolean;
}

/** How a file is laid out. */
export interface LedgerLayout {
  delimiter: string;
  header: string[];
  columns: (LedgerField | null)[];
  /** The first rows below the names. */
  first: string[][];
}

/** The layout that a file with this beginning seems to have. */
export function guess(beginning: Uint8Array | string, program: string, files?: RuleFiles): LedgerLayout;

/** An empty file with the columns of a program, and one row that shows how they are filled in. */
export function template(program: string, files?: RuleFiles): string;

/** A row as it is shown. */
export interface LedgerRow {
  /** Its number in the file, by which it is asked for again. */
  row: number;
  line: number;
  customer: string;
  order: string;
  paid_at: string;
  paid: Money;
  refunded: Money;
  product: string | null;
  kind: string | null;
  edition: string | null;
  role: string | null;
  /** Null where the row was refused after it had been read. */
  outcome: string | null;
  reason: string | null;
  counted: Money;
  counted_bonus: Money | null;
  rate: string | null;
  /** Null in a program of spend, where customers earn. */
  reward: Money | null;
  customer_reward: Money;
  customer_reason: string | null;
  actually_paid: Money | null;
}

/** Orders that have something in common. */
export interface LedgerGroup {
  name: string;
  rows: number;
  spent: Money;
  counted: Money;
  reward: Money;
}

export interface LedgerTotals {
  total: Money;
  orders: number;
  customers: number;
  refused: number;
  by_reason: LedgerGroup[];
  by_tier: LedgerGroup[];
  by_product: LedgerGroup[];
  by_month: LedgerGroup[];
}

/** A row that was refused: where, what was read, and what was expected. */
export interface LedgerFault {
  line: number;
  /** The number of the column, from 1. */
  column: number | null;
  name: string;
  field: LedgerField | null;
  read: string;
  code: string;
  message: string;
  hint: string;
  /** The other line, where two contradict each other. */
  other: number | null;
  /** The row as it stands in the file. */
  row: string;
}

/** Customers who were paid another amount than they earn. */
export interface LedgerDifferences {
  customers: number;
  actual: Money;
  list: { customer: string; row: number; expected: Money; actual: Money; difference: Money }[];
}

/** Which rows are shown, and in which order. */
export interface LedgerSelection {
  /** A reason, a limit or an outcome. */
  reason?: string;
  customer?: string;
  product?: string;
  /** A part of an id. */
  text?: string;
  /** Only rows whose customer was paid another amount than it earns. */
  differs?: boolean;
  sort?: "line" | "paid_at" | "paid" | "counted" | "reward" | "customer" | "order";
  descending?: boolean;
}

/** A file of orders, and what each of them earns. Amounts in typed columns are whole cents. */
export class Ledger {
  constructor(settings: LedgerSettings, files?: RuleFiles);
  /** Takes the next bytes of the file, UTF-8, cut anywhere. */
  write(chunk: Uint8Array | ArrayBuffer | string): void;
  /** Takes everything that a stream gives. */
  read(stream: AsyncIterable<Uint8Array | string>): Promise<void>;
  /** Ends the file and judges some thousands of orders; true when all are judged. */
  judge(): boolean;
  /** Ends the file and judges everything. */
  finish(): void;
  /** Gives its memory back. */
  free(): void;
  readonly orders: number;
  readonly customers: number;
  readonly judged: number;
  /** How many rows are selected. */
  readonly rows: number;
  readonly faultCount: number;
  readonly total: Money;
  /** The rates that `rateNumbers` counts, from one. */
  readonly rates: string[];
  /** The reasons and limits that `reasonNumbers` counts, from one. */
  readonly reasons: string[];
  layout(): LedgerLayout | null;
  totals(): LedgerTotals | null;
  /** Selects and sorts the rows that pages, columns and files give; their number. */
  select(selection: LedgerSelection): number;
  page(from: number, count: number): LedgerRow[];
  rewards(from: number, count: number): BigInt64Array;
  counted(from: number, count: number): BigInt64Array;
  rateNumbers(from: number, count: number): Uint16Array;
  reasonNumbers(from: number, count: number): Uint8Array;
  /** The customer of a row as a scenario. */
  scenario(row: number): Scenario | null;
  /** The statement of the customer of a row, with every step. */
  explain(row: number): Statement | null;
  differences(from: number, count: number): LedgerDifferences | null;
  /** What would explain the amount that the customer of a row was paid. */
  reconcile(row: number): Reconciliation | null;
  /** Refused rows, told in English or in Chinese. */
  faults(from: number, count: number, lang?: "en" | "zh-CN"): LedgerFault[];
  /** Reads a refused row again, as it was mended; true when it is an order now. Judge again then. */
  mend(fault: number, row: string): boolean;
  /** Selected rows as comma-separated values; the piece from 0 begins with the names. */
  csv(from: number, count: number): string;
  faultsCsv(from: number, count: number, lang?: "en" | "zh-CN"): string;
}
