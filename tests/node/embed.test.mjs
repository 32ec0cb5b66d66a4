// What of the embed can be checked without a browser, as the page's build wrote it: its bytes, its hash, its types.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

const root = new URL("../../", import.meta.url);
const embed = new URL("dist/app/embed/", root);
const version = /\nversion = "(.+)"/.exec(readFileSync(new URL("Cargo.toml", root), "utf8"))[1];
const own = new URL(`${version}/`, embed);
const read = (name, from = own) => readFileSync(new URL(name, from));

/** The most bytes of the loader, compressed. */
const MOST = 3000;

test("the loader is at most 3 kB", () => {
  for (const loader of [read("loader.js"), read("1/loader.js", embed)]) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    const { length } = brotliCompressSync(loader, { params });
    assert.ok(length <= MOST, `${length} bytes`);
  }
});

test("the hash that pages pin is the loader's", () => {
  const hash = createHash("sha384").update(read("loader.js")).digest("base64");
  assert.deepEqual(JSON.parse(read("integrity.json")), { "loader.js": `sha384-${hash}` });
});

test("the loader depends on nothing and loads nothing but the frame", () => {
  const text = read("loader.js").toString();
  for (const word of ["import", "fetch(", "eval", "innerHTML", "localStorage", "cookie", "XMLHttp"]) {
    assert.ok(!text.includes(word), word);
  }
});

test("the types are right, and refuse what is wrong", () => {
  const folder = new URL("dist/consumers/embed/", root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("referral-calculator.d.ts", folder), read("referral-calculator.d.ts"));
  writeFileSync(
    new URL("use.ts", folder),
    `import type { ReferralCalculatorAttributes } from "./referral-calculator";
     const element = document.createElement("referral-calculator");
     element.addEventListener("rs-result", ({ detail }) => { const total: string | undefined = detail.total; void total; });
     element.addEventListener("rs-error", ({ detail }) => { const code: string = detail.code; void code; });
     element.setScenario({ program: "intl-referral", customers: [] });
     element.reset();
     const attributes: ReferralCalculatorAttributes = { program: "intl-referral", mode: "quick", "cta-href": "/join" };
     void attributes;
     // @ts-expect-error there is no such mode
     const wrong: ReferralCalculatorAttributes = { program: "intl-referral", mode: "all" };
     void wrong;
     // @ts-expect-error a link is a text
     element.readLink(1);`,
  );
  const tsc = fileURLToPath(new URL("tests/consumers/node_modules/typescript/bin/tsc", root));
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "use.ts"];
  execFileSync(process.execPath, [tsc, ...options], { cwd: fileURLToPath(folder), stdio: "pipe", encoding: "utf8" });
});
