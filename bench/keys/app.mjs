// A scenario of a thousand orders as a page in Preact: tables to type in, what each order earns beside it, and the sum of all.
import { h } from "preact";
import { useReducer } from "preact/hooks";
import { decimals, judge } from "../peers/rules.mjs";

const FIELDS = ["order", "paid_at", "paid", "refunded", "product", "kind", "billing"];
const REASONS = [
  "existing-customer",
  "outside-window",
  "pay-as-you-go",
  "product-not-listed",
  "refunded-in-full",
  "first-purchase-lost",
  "limit-used-up",
  "order-paid",
  "customer-paid",
  "customer-reward",
];

/** An amount that can be read; what cannot counts as nothing, and says so at its cell. */
const readable = (text) => /^\d{1,13}(\.\d{1,2})?$/.test(text);
const amount = (text) => (readable(text) ? text : "0.00");
const shown = (cents) => (cents / 100).toFixed(2);

/** One field changed; rows that did not change stay the same. */
const typed = (rows, { row, field, text }) => rows.with(row, { ...rows[row], [field]: text });

export function App({ rows: first }) {
  const [rows, type] = useReducer(typed, first);
  const clean = rows.map((row) => ({ ...row, paid: amount(row.paid), refunded: amount(row.refunded) }));
  const { total, rewards, why } = judge(clean, REASONS, decimals);
  const customers = new Map();
  rows.forEach(({ customer }, row) => customers.set(customer, [...(customers.get(customer) ?? []), row]));
  const of = (row) =>
    h(
      "tr",
      { key: row },
      FIELDS.map((field) =>
        h("td", { key: field }, [
          h("input", {
            id: `${field}-${row}`,
            value: rows[row][field],
            "aria-label": `${field} of ${rows[row].order}`,
            "aria-invalid": (field === "paid" || field === "refunded") && !readable(rows[row][field]),
            onInput: (event) => type({ row, field, text: event.currentTarget.value }),
          }),
        ]),
      ),
      h("td", { class: "reward" }, shown(rewards[row])),
      h("td", { class: "why" }, why[row] === 0 ? "" : REASONS[why[row] - 1]),
    );
  return h("main", null, [
    h("h1", null, "Orders"),
    h("p", { id: "total" }, shown(total)),
    [...customers].map(([id, own]) =>
      h("section", { key: id }, [
        h("h2", null, `${id}: ${shown(own.reduce((sum, row) => sum + rewards[row], 0))}`),
        h("table", null, h("tbody", null, own.map(of))),
      ]),
    ),
  ]);
}
