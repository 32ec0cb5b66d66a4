// Every golden case as TypeScript that says `satisfies`: the types describe what the engine takes and gives, no more and no less.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./projects.mjs";

/** The types of the answers to the questions. */
const answers = {
  calendar: "api.Calendar",
  compare: "api.Comparison[]",
  curve: "api.Curve",
  forecast: "api.Forecast",
  goal: "api.Goal",
  reconcile: "api.Reconciliation",
  whyNot: "api.WhyNot[]",
};

const folders = (path) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** One TypeScript module over all cases, and how many there are; `programs` and `findings` are what the package gave. */
export function goldenTypes(programs, findings) {
  const golden = join(root, "tests/golden");
  const lines = ['import type * as api from "referral-statement";'];
  const satisfies = (value, type) => lines.push(`(${JSON.stringify(value)}) satisfies ${type};`);
  satisfies(programs, "api.Program[]");
  satisfies(findings, "api.Finding[]");
  let count = 0;
  for (const area of folders(golden)) {
    for (const { name } of folders(join(golden, area.name))) {
      const json = (file) => {
        const path = join(golden, area.name, name, file);
        return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
      };
      // What is refused is not described by the types.
      if (json("error.json") !== undefined) continue;
      count += 1;
      lines.push(`// ${area.name}/${name}`);
      satisfies(json("scenario.json"), "api.Scenario");
      const ask = json("ask.json");
      if (ask === undefined) {
        const explain = json("explain.json");
        if (explain === undefined) satisfies(json("statement.json"), "api.Statement");
        else satisfies(explain, "api.Explain");
        continue;
      }
      const [[question, argument]] = Object.entries(ask);
      satisfies(json("answer.json"), answers[question]);
      if (argument !== null) satisfies(argument, `Parameters<typeof api.${question}>[1]`);
    }
  }
  return { text: `${lines.join("\n")}\n`, count };
}
