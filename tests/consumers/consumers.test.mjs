// The packed tarball in the projects that build.mjs made: what runs in Node, and what TypeScript says.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { createServer } from "vite";
import { goldenTypes } from "./golden-types.mjs";
import { folder, installed, root } from "./projects.mjs";

const run = promisify(execFile);
const node = (cwd, ...args) => run(process.execPath, args, { cwd });
const { checkProgram, init, programs } = await import(pathToFileURL(join(installed("node"), "index.js")));
await init();

test("the tarball holds what the package says and nothing else", () => {
  const held = readdirSync(installed("node")).sort();
  const written = readdirSync(join(root, "dist/package")).sort();
  assert.deepEqual(held, written);
  assert.ok(held.includes("LICENSE-MIT") && held.includes("LICENSE-APACHE") && held.includes("engine_bg.wasm"));
});

test("the example for Node explains an order file", async () => {
  const { stdout } = await node(folder("node"), "explain-orders.mjs", "orders.json");
  assert.match(stdout, /^Dandelion Labs: 39\.60 CNY\n {2}A-1001 earned ¥24\.75: 25% of ¥99\.00, the first purchase/);
  assert.match(stdout, /\ntotal: 39\.60 CNY, by other readings of the rules 39\.60 to 49\.50\n/);
  assert.match(stdout, /\nA-1003 with \{"billing":"prepaid"\} would add 300\.00\n/);
  assert.match(stdout, /\n2024-07-11: 24\.75\n2024-07-12: 14\.85\n$/);
  const chinese = await node(folder("node"), "explain-orders.mjs", "orders.json", "zh-CN");
  assert.match(chinese.stdout, /首购/);
});

test("the example for Node says where an order file is wrong", async () => {
  const wrong = readFileSync(join(root, "examples/node/orders.json"), "utf8").replace('"99.00"', "99");
  writeFileSync(join(folder("node"), "wrong.json"), wrong);
  await assert.rejects(node(folder("node"), "explain-orders.mjs", "wrong.json"), ({ code, stderr }) => {
    assert.equal(code, 1);
    assert.match(stderr, /^wrong\.json: customers\[0\]\.orders\[0\]\.paid: expected an amount as text/);
    return true;
  });
});

test("the package works in a worker of Node", async () => {
  const program = `
    import { parentPort } from "node:worker_threads";
    import { init, programs } from "referral-statement";
    await init();
    parentPort.postMessage(programs().map(({ id }) => id));`;
  const file = join(folder("node"), "worker.mjs");
  writeFileSync(file, program);
  const worker = new Worker(file);
  const ids = await new Promise((done, fail) => worker.once("message", done).once("error", fail));
  assert.deepEqual(ids, programs().map(({ id }) => id));
  await worker.terminate();
});

test("the examples of the package's README run and say what they show", async () => {
  const readme = readFileSync(join(installed("node"), "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code);
  assert.ok(blocks.length >= 3, "the README has lost its examples");
  let shown = 0;
  for (const [place, code] of blocks.entries()) {
    // A line such as `statement.total; // "39.60"` says what its expression is.
    const checked = code.replace(/^(\s*)([^;\n]+); \/\/ (["[{\dtf].*)$/gm, (_, indent, expression, value) => {
      shown += 1;
      return `${indent}assert.deepEqual(${expression}, ${value});`;
    });
    const file = `readme-${place}.mjs`;
    writeFileSync(join(folder("node"), file), `import assert from "node:assert/strict";\n${checked}`);
    await node(folder("node"), file);
  }
  assert.ok(shown >= 5, `only ${shown} lines of the README show a value`);
});

test("the rules are named as links name them", () => {
  const { editions } = JSON.parse(readFileSync(join(installed("node"), "rules.json"), "utf8"));
  const known = programs().flatMap((program) => program.editions.map(({ id, from, grade, hash }) => [program.id, id, from, grade, hash]));
  assert.deepEqual(editions.map(({ program, edition, from, grade, hash }) => [program, edition, from, grade, hash]), known);
  assert.equal(new Set(editions.map(({ hash }) => hash)).size, editions.length);
  for (const { hash } of editions) assert.match(hash, /^[\w-]{11}$/);
});

test("the server for development of Vite finds the engine", async (t) => {
  const server = await createServer({ root: folder("vite"), logLevel: "error", server: { port: 0, strictPort: false, watch: null } });
  t.after(() => server.close());
  await server.listen();
  const [origin] = server.resolvedUrls.local;
  const text = async (path) => {
    const answer = await fetch(new URL(path, origin));
    assert.equal(answer.status, 200, path);
    return answer.text();
  };
  // As the browser goes: the page's script, the package's door, the engine beside it.
  const door = (await text("main.ts")).match(/from "([^"]*referral-statement[^"]*)"/)[1];
  const [, engine] = (await text(door)).match(/new URL\("([^"]*engine_bg\.wasm[^"]*)"/);
  const answer = await fetch(new URL(engine, new URL(door, origin)));
  assert.equal(answer.headers.get("content-type"), "application/wasm");
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), readFileSync(join(installed("vite"), "engine_bg.wasm")));
});

test("TypeScript, strict: the types describe the whole contract", async () => {
  const { text, count } = goldenTypes(programs(), checkProgram("[program]\nid = "));
  assert.notEqual(count, 0, "tests/golden/ holds no case");
  writeFileSync(join(folder("typescript"), "golden.ts"), text);
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
  const compiled = (cwd, ...args) => node(cwd, tsc, ...args).catch(({ stdout }) => assert.fail(stdout.slice(0, 4000)));
  await compiled(folder("typescript"), "-p", ".");
  // A page of Vite's, and a program without the types of any host.
  await compiled(folder("vite"), "--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--types", "", "main.ts");
  writeFileSync(join(folder("typescript"), "bare.mts"), 'import { evaluate } from "referral-statement/slim";\nevaluate("{}").total satisfies string;\n');
  await compiled(folder("typescript"), "--ignoreConfig", "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022", "--module", "nodenext", "--types", "", "bare.mts");
});
