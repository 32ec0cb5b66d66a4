// The bench in browsers: serves the page of `browser/` to each, and gives the times that come back.
//
// Browsers are those of CHROMIUM and FIREFOX, as `cargo xtask bench` names them. They have no measure of the processor's time: wall
// time, and the least of the rounds.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const root = new URL("../", import.meta.url);
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const imports = { "decimal.js": "/npm/decimal.mjs", papaparse: "/npm/papaparse.mjs" };
const page = `<!doctype html><meta charset="utf-8"><title>Bench</title>
<script type="importmap">${JSON.stringify({ imports })}</script><script type="module" src="/bench/browser/page.mjs"></script>`;

/** What is no module of its own becomes one. */
const wrapped = (text) => `const module = { exports: {} }; const { exports } = module;\n${text}\nexport default module.exports;`;
const libraries = {
  "/npm/decimal.mjs": () => readFileSync(new URL("bench/node_modules/decimal.js/decimal.mjs", root)),
  "/npm/papaparse.mjs": () => wrapped(readFileSync(new URL("bench/node_modules/papaparse/papaparse.js", root), "utf8")),
};

function answer(path) {
  if (path === "/") return [page, "text/html"];
  if (libraries[path]) return [libraries[path](), types[".mjs"]];
  if (!/^\/(bench|dist\/package)\/[\w./-]+$/.test(path) || path.includes("..")) throw new Error("not served");
  return [readFileSync(new URL(path.slice(1), root)), types[extname(path)] ?? "application/octet-stream"];
}

const commands = {
  Chromium: (profile, url) => [process.env.CHROMIUM, "--headless=new", "--no-sandbox", "--no-first-run", `--user-data-dir=${profile}`, url],
  Firefox: (profile, url) => [process.env.FIREFOX, "--headless", "--no-remote", "--profile", profile, url],
};

/** The times of every contestant in a browser, in milliseconds; nothing where that browser was not named. */
export async function inBrowser(name, orders, rounds) {
  if (!process.env[name.toUpperCase()]) return null;
  let told;
  const done = new Promise((resolve) => {
    told = resolve;
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST") {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        response.end();
        told(JSON.parse(body));
      });
      return;
    }
    try {
      const [bytes, type] = answer(pathname);
      response.writeHead(200, { "content-type": type }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  const profile = mkdtempSync(join(tmpdir(), "bench-browser-"));
  const url = `http://127.0.0.1:${server.address().port}/?orders=${orders}&rounds=${rounds}`;
  const [program, ...rest] = commands[name](profile, url);
  const browser = spawn(program, rest, { stdio: "ignore" });
  const gone = new Promise((resolve) => browser.on("exit", () => resolve({ error: `${name} ended before it answered` })));
  try {
    const said = await Promise.race([done, gone]);
    if (said.error) throw new Error(`${name}: ${said.error}`);
    return said.times;
  } finally {
    browser.kill();
    await gone;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
