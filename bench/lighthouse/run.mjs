// Lighthouse over a served page: `node run.mjs <url> <folder for the reports> <runs>`, each run in both ways to be slow: simulated, which is
// Lighthouse's own (it loads at full speed and computes what a slow telephone would have taken), and applied, which slows the browser down.
// It prints the four scores of every run, what fell short in the median one by performance, and its figures.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [url, folder, runs] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FIGURES = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
  "interactive",
  "total-byte-weight",
];

const flags = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage"];
if (process.getuid?.() === 0) flags.push("--no-sandbox");
mkdirSync(folder, { recursive: true });

const measured = async (throttlingMethod) => {
  const results = [];
  for (let run = 0; run < Number(runs); run++) {
    // A fresh browser each time: a first visit. Lighthouse's defaults are its mobile preset: a slow telephone and a slow network.
    const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: flags });
    try {
      const options = { port: chrome.port, output: "html", onlyCategories: CATEGORIES, logLevel: "error", throttlingMethod };
      const { lhr, report } = await lighthouse(url, options);
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
      console.log(`run ${run + 1}: ${CATEGORIES.map((name, index) => `${name} ${scores[index]}`).join(", ")}`);
      results.push({ lhr, report, scores });
    } finally {
      await chrome.kill();
    }
  }

  results.sort((a, b) => a.lhr.categories.performance.score - b.lhr.categories.performance.score);
  const { lhr, report } = results[Math.floor(results.length / 2)];
  writeFileSync(join(folder, `${throttlingMethod}.html`), report);
  writeFileSync(join(folder, `${throttlingMethod}.json`), JSON.stringify(lhr, null, 1));
  
  console.log(`\nLighthouse ${lhr.lighthouseVersion}, ${lhr.environment.hostUserAgent.match(/Chrome\/[\d.]+/)?.[0]}, the median run, ${throttlingMethod}:`);
  for (const id of FIGURES) {
    const audit = lhr.audits[id];
    if (audit) console.log(`  ${audit.title}: ${audit.displayValue ?? audit.numericValue} (${Math.round((audit.score ?? 0) * 100)})`);
  }
  for (const name of CATEGORIES) {
    const short = lhr.categories[name].auditRefs.filter(({ id }) => {
      const { score, scoreDisplayMode } = lhr.audits[id];
      return score !== null && score < 1 && !["informative", "notApplicable", "manual"].includes(scoreDisplayMode);
    });
    for (const { id, weight } of short) {
      const audit = lhr.audits[id];
      console.log(`  ${name}, weight ${weight}: ${id} ${Math.round(audit.score * 100)}: ${audit.title} ${audit.displayValue ?? ""}`);
      for (const item of (audit.details?.items ?? []).slice(0, 4)) {
        const what = item.node?.snippet ?? item.url ?? item.source ?? item.label;
        if (typeof what === "string") console.log(`      ${what.slice(0, 160)}`);
      }
    }
  }
};

for (const method of ["simulate", "devtools"]) {
  console.log(`\n${method === "simulate" ? "simulated" : "applied"} slowness`);
  await measured(method);
}
