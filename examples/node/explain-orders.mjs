// Explains an order file: what each order earned and why, what would have paid, and when the money comes.
//
//   node explain-orders.mjs orders.json [en | zh-CN]
import { readFile } from "node:fs/promises";
import { calendar, evaluate, explain, init, ScenarioError, whyNot } from "referral-statement";

const [file = "orders.json", lang = "en"] = process.argv.slice(2);

async function run() {
  await init();
  const scenario = await readFile(file, "utf8");
  const statement = evaluate(scenario);
  for (const customer of statement.customers) {
    console.log(`${customer.id}: ${customer.total} ${statement.currency}`);
    for (const order of customer.orders) {
      const [sentence] = explain(statement, { lang, order: order.id });
      console.log(`  ${sentence}`);
    }
  }
  const { lowest, highest } = statement.range;
  console.log(`total: ${statement.total} ${statement.currency}, by other readings of the rules ${lowest} to ${highest}`);
  for (const { order, changes } of whyNot(scenario)) {
    for (const { set, adds } of changes) {
      if (set !== undefined) console.log(`${order} with ${JSON.stringify(set)} would add ${adds}`);
    }
  }
  for (const { paid_from, amount } of calendar(scenario).entries) console.log(`${paid_from}: ${amount}`);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof ScenarioError)) throw error;
  console.error(`${file}: ${error.path}: ${error.message} (${error.hint})`);
  process.exitCode = 1;
}
