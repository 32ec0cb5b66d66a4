// The package as a strict TypeScript program uses it. Compiled, never run.
import {
  calendar, checkProgram, compare, curve, EngineError, evaluate, explain, forecast, goal, init, load, programs, reconcile,
  ScenarioError, version, whyNot,
} from "referral-statement";
import * as slim from "referral-statement/slim";
import * as small from "referral-statement/small";
import rules from "referral-statement/rules.json" with { type: "json" };
import manifest from "referral-statement/package.json" with { type: "json" };
import type {
  Calendar, Comparison, Curve, ErrorCode, Finding, Forecast, Goal, Plan, Program, Reconciliation, Scenario, Statement, Step, Variation,
  WhyNot,
} from "referral-statement";

await init();
await slim.init(new Uint8Array());
await slim.init(fetch("engine_bg.wasm"));
await slim.init(WebAssembly.compileStreaming(fetch("engine_bg.wasm")));
// @ts-expect-error The slim entry looks for nothing.
await slim.init();
// @ts-expect-error Nothing is no engine.
await slim.init(null);
await small.init();
await small.init(fetch("small_bg.wasm"));
// @ts-expect-error The small engine answers no questions.
small.curve;

const scenario = {
  program: "cn-ambassador",
  readings: { "later-order-rate": "tier" },
  referrer: { tier: "L2", tier_rate: "0.30" },
  customers: [{ id: "B", linked_at: "2024-06-10T10:30", orders: [{ id: "B-1", paid_at: "2024-06-11", paid: "99.00", class: "core" }] }],
} satisfies Scenario;

const statement: Statement = evaluate(scenario);
statement.total satisfies string;
small.explain(small.evaluate(scenario), { lang: "en" }) satisfies string[];
small.programs() satisfies Program[];
// @ts-expect-error With noUncheckedIndexedAccess, a customer may not be there.
statement.customers[0].reward;

explain(statement, { lang: "en" }) satisfies string[];
explain(statement, { lang: "zh-CN", order: "B-1" });
explain(JSON.stringify(statement), { lang: "en", notice: "rounding-not-published" });
// @ts-expect-error An order or a notice, not both.
explain(statement, { lang: "en", order: "B-1", notice: "rounding-not-published" });
// @ts-expect-error There is no French.
explain(statement, { lang: "fr" });

goal(scenario, { target: "1000.00", by: "2026-12-31", vary: { what: "order", order: "B-1" } }) satisfies Goal;
curve(scenario, { what: "customers", customer: "B" }) satisfies Curve;
// @ts-expect-error An order is named by its id.
curve(scenario, { what: "order", customer: "B" });
whyNot(scenario) satisfies WhyNot[];
const variations: Variation[] = [{ edition: null }, { preset: "most-cautious" }, { referrer: { tier: "L1" } }];
compare(scenario, variations) satisfies Comparison[];
reconcile(scenario, { received: "14.85" }) satisfies Reconciliation;
calendar(scenario) satisfies Calendar;
calendar(scenario, { by: "2026-06-30" }).by?.paid.net satisfies string | null | undefined;
const plan: Plan = { from: "2026-01", months: 6, new_customers: ["1", "2", "3", "4", "5", "6"], first_order: "99.00", low: { conversion: "0.5" } };
forecast(scenario, plan) satisfies Forecast;
programs() satisfies Program[];
load({ "mine/program.toml": "" }) satisfies string[];
checkProgram("[program]").map((finding: Finding) => `${finding.file}:${finding.line}: ${finding.message}`);
version() satisfies string;
rules.editions.map(({ program, edition, hash }) => `${program} ${edition} ${hash}`);
manifest.version satisfies string;

// @ts-expect-error Amounts are text: a binary fraction is no money.
({ id: "B-1", paid_at: "2024-06-11", paid: 99 }) satisfies Scenario["customers"][number]["orders"][number];
// @ts-expect-error A misspelt field.
({ ...scenario, custmers: [] }) satisfies Scenario;

/** Every kind of step has a sentence; one that is missing does not compile. */
export function told(step: Step): string {
  switch (step.kind) {
    case "edition": return `${step.edition} of grade ${step.grade}`;
    case "link": return `${step.opened_at} to ${step.ends_at}`;
    case "customer": return step.customer;
    case "excluded": return step.fails ?? "not excluded";
    case "billing": return step.billing;
    case "product": return `${step.class} from ${step.class_from}`;
    case "window": return step.counts_for.join();
    case "counted": return `${step.paid} - ${step.refunded} = ${step.counted}`;
    case "limit": return `${step.limit}: ${step.before} of ${step.left}`;
    case "rate": return `${step.rate} by ${step.rate_from}`;
    case "no-rate": return step.role;
    case "reward": return `${step.counted} × ${step.rate} = ${step.exact}, ${step.reward}`;
    case "threshold": return `${step.spend} of ${step.amount}`;
    case "bonus": return `${step.base} × ${step.rate}`;
    case "payout": return `${step.part} of ${step.parts}`;
    default: return step satisfies never;
  }
}

/** What a host tells of an error: `code` is one of a closed set. */
export function why(error: unknown): ErrorCode | EngineError["code"] | undefined {
  if (error instanceof ScenarioError) return error.path === "" ? undefined : error.code;
  if (error instanceof EngineError) return error.code;
  return undefined;
}
// @ts-expect-error Only the package makes them.
new ScenarioError();
