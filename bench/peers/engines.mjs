// Rule engines: what one order earns, asked with facts that the host works out, because the engines keep no history. The host's part,
// parsing and history, is done before and not measured; so is compiling the rules. Their amounts are binary fractions.
import { ZenEngine } from "@gorules/zen-engine";
import { Engine as JsonRules } from "json-rules-engine";
import Publicodes from "publicodes";

/** What the host knows of each order before its rules are asked: what counts after limits, and what history says. */
export function facts(rows, billing) {
  const history = ["first-purchase-lost", "limit-used-up", "refunded-in-full"];
  return rows.map((row, index) => ({
    isListed: row.product !== "unlisted-product",
    isStrategic: row.product === "strategic-product",
    isPrepaid: billing[index] === "prepaid",
    isExisting: row.reason === "existing-customer",
    isLater: row.role !== "first-purchase" && row.role !== "dormant",
    isLinked: row.reason !== "outside-window",
    counts: Number(row.counted),
    left: row.reason === "customer-reward" ? Number(row.reward) : 1e9,
    earns: !history.includes(row.reason),
  }));
}

const cents = (amount) => Math.round(amount * 100 + 1e-6);

/** One run of json-rules-engine an order: conditions for what earns, an event for each rate. */
export async function jsonRules(orders) {
  const engine = new JsonRules();
  const is = (fact, value) => ({ fact, operator: "equal", value });
  const earning = [is("isListed", true), is("isPrepaid", true), is("isExisting", false), is("isLinked", true), is("earns", true)];
  const rates = [
    [[is("isStrategic", true)], 0.15],
    [[is("isStrategic", false), is("isLater", true)], 0.15],
    [[is("isStrategic", false), is("isLater", false)], 0.25],
  ];
  for (const [own, rate] of rates) engine.addRule({ conditions: { all: [...earning, ...own] }, event: { type: "rate", params: { rate } } });
  let total = 0;
  for (const order of orders) {
    const { events } = await engine.run(order);
    if (events.length > 0) total += cents(Math.min(Number((order.counts * events[0].params.rate).toFixed(4)), order.left));
  }
  return total;
}

/** One evaluation of a decision table of GoRules ZEN an order. */
export async function zen(orders) {
  const rule = (id, isStrategic, isLater, rate) => ({
    _id: id, listed: "true", prepaid: "true", existing: "false", linked: "true", earns: "true", strategic: isStrategic, later: isLater, rate,
  });
  const input = (id, field) => ({ id, name: id, type: "expression", field });
  const content = {
    hitPolicy: "first",
    inputs: [
      input("listed", "isListed"), input("prepaid", "isPrepaid"), input("existing", "isExisting"), input("linked", "isLinked"),
      input("earns", "earns"), input("strategic", "isStrategic"), input("later", "isLater"),
    ],
    outputs: [{ id: "rate", name: "rate", type: "expression", field: "rate" }],
    rules: [rule("1", "true", "", "0.15"), rule("2", "false", "true", "0.15"), rule("3", "false", "false", "0.25")],
  };
  const nodes = [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    { id: "table", type: "decisionTableNode", name: "table", position: { x: 0, y: 0 }, content },
    { id: "out", type: "outputNode", name: "out", position: { x: 0, y: 0 } },
  ];
  const edges = [
    { id: "1", sourceId: "in", targetId: "table", type: "edge" },
    { id: "2", sourceId: "table", targetId: "out", type: "edge" },
  ];
  const engine = new ZenEngine();
  const decision = engine.createDecision(Buffer.from(JSON.stringify({ nodes, edges })));
  let total = 0;
  for (const order of orders) {
    const { result } = await decision.evaluate(order);
    if (result?.rate !== undefined) total += cents(Math.min(Number((order.counts * Number(result.rate)).toFixed(4)), order.left));
  }
  return total;
}

/** One situation of publicodes an order. */
export function publicodes() {
  const engine = new Publicodes({
    counts: 0,
    left: 0,
    listed: "oui",
    prepaid: "oui",
    existing: "non",
    linked: "oui",
    earns: "oui",
    strategic: "non",
    later: "non",
    rate: { variations: [{ si: "strategic", alors: "15%" }, { si: "later", alors: "15%" }, { sinon: "25%" }] },
    paid: { "toutes ces conditions": ["listed", "prepaid", "existing = non", "linked", "earns"] },
    reward: { "applicable si": "paid", produit: ["counts", "rate"], plafond: "left" },
  });
  const word = (flag) => (flag ? "oui" : "non");
  return (order) => {
    engine.setSituation({
      counts: order.counts, left: order.left, listed: word(order.isListed), prepaid: word(order.isPrepaid), existing: word(order.isExisting),
      linked: word(order.isLinked), earns: word(order.earns), strategic: word(order.isStrategic), later: word(order.isLater),
    });
    return cents(Number((engine.evaluate("reward").nodeValue || 0).toFixed(4)));
  };
}
