// The golden cases and the surface of the package, in Node, as a host uses it: the packed tarball, installed into an empty project
// by tests/consumers/build.mjs.
//
// A case is a folder tests/golden/<area>/<case>/ with scenario.json (or scenario.txt, a text that may be no JSON) and either
// statement.json or error.json. A case about another question carries ask.json, {"<function>": <its second argument>}, and
// answer.json or error.json. One about the sentences carries explain.json, the options, and sentences.json.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const packaged = new URL("dist/consumers/node/node_modules/referral-statement/index.js", root);
if (!existsSync(packaged)) {
  throw new Error("the package is not installed: run `cargo xtask test`, which packs it and runs everything");
}

/** A copy of the package that nobody has started yet. */
let copies = 0;
const fresh = () => import(`${packaged}?copy=${copies++}`);

const folders = (url) =>
  existsSync(url)
    ? readdirSync(url, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

const golden = new URL("tests/golden/", root);
const cases = folders(golden).flatMap((area) =>
  folders(new URL(`${area}/`, golden)).map((name) => ({ name: `${area}/${name}`, at: new URL(`${area}/${name}/`, golden) })),
);

const api = await import(packaged);
await api.init();
const small = await import(packaged.href.replace("index.js", "small.js"));
await small.init();

test("there are golden cases", () => {
  assert.notEqual(cases.length, 0, "tests/golden/ holds no case");
});

/** Each case by the engine that answers everything; what the small one answers, by that too. */
const runs = cases.flatMap(({ name, at }) => [
  { name: `golden: ${name}`, at, api },
  ...(existsSync(new URL("ask.json", at)) ? [] : [{ name: `golden, by the small engine: ${name}`, at, api: small }]),
]);

for (const { name, at, api } of runs) {
  test(name, () => {
    const file = (name) => (existsSync(new URL(name, at)) ? readFileSync(new URL(name, at), "utf8") : undefined);
    const json = (name) => {
      const text = file(name);
      return text === undefined ? undefined : JSON.parse(text);
    };
    const scenario = file("scenario.txt") ?? json("scenario.json");
    assert.notEqual(scenario, undefined, "scenario.json or scenario.txt is missing");
    const ask = json("ask.json");
    const [[question, argument]] = Object.entries(ask ?? { evaluate: null });
    const explain = json("explain.json");
    if (explain !== undefined) {
      assert.deepEqual(api.explain(api.evaluate(scenario), explain), json("sentences.json"));
      return;
    }
    const call = () => (argument === null ? api[question](scenario) : api[question](scenario, argument));

    const error = json("error.json");
    if (error !== undefined) {
      assert.throws(call, (thrown) => {
        assert.ok(thrown instanceof api.ScenarioError, `threw ${thrown}`);
        const { code, path, message, hint } = thrown;
        assert.deepEqual({ code, path, message, hint }, error);
        return true;
      });
      return;
    }
    const expected = json(ask ? "answer.json" : "statement.json");
    assert.notEqual(expected, undefined, "the expected file is missing: run `cargo xtask bless`");
    assert.deepEqual(call(), expected);
  });
}

const scenario = () => ({
  program: "intl-referral",
  referrer: {},
  customers: [
    {
      id: "friend",
      registered_on: "2026-03-01",
      orders: [{ id: "first", paid_at: "2026-03-10", paid: "520.00", product: "ecs" }],
    },
  ],
});

test("the small engine lists the programs as the other does", () => {
  assert.deepEqual(small.programs(), api.programs());
  assert.equal(small.version(), api.version());
});

test("the small engine can be handed over", async () => {
  const other = await import(`${packaged.href.replace("index.js", "small.js")}?copy=${copies++}`);
  assert.throws(() => other.evaluate(scenario()), { code: "not-started" });
  await other.init(readFileSync(new URL("small_bg.wasm", packaged)));
  assert.equal(other.evaluate(scenario()).total, "70.00");
});

test("init loads the engine once, however often it is called", async () => {
  const { init, evaluate } = await fresh();
  const first = init();
  assert.equal(init(), first);
  await first;
  assert.equal(init(), first);
  assert.equal(await init(), undefined);
  assert.equal(evaluate(scenario()).total, "70.00");
});

test("programs lists both programs", () => {
  const ids = api.programs().map((program) => program.id);
  assert.deepEqual(ids.sort(), ["cn-ambassador", "intl-referral"]);
});

test("an id that a published program has is found before it is loaded", () => {
  const text = readFileSync(new URL("tests/programs/orders.toml", root), "utf8");
  assert.deepEqual(api.checkProgram(text), []);
  const taken = text.replace('id = "lantern-partners"', 'id = "cn-ambassador"');
  const [found, ...more] = api.checkProgram({ "mine.toml": taken });
  assert.deepEqual([found.severity, found.code, found.file, found.line, more], ["error", "duplicate-id", "mine.toml", 3, []]);
  assert.throws(() => api.load({ "mine.toml": taken }), (error) => error.code === found.code && error.message === found.message);
  // What was brought is no hindrance to bringing it again.
  assert.deepEqual(api.load(text), ["lantern-partners"]);
  assert.deepEqual(api.checkProgram(text), []);
  assert.deepEqual(api.load({}), []);
});

test("version is the package's version", () => {
  const manifest = JSON.parse(readFileSync(new URL("package.json", packaged), "utf8"));
  assert.equal(api.version(), manifest.version);
});

test("every function is described by the types", () => {
  const types = readFileSync(new URL("functions.d.ts", packaged), "utf8");
  const functions = Object.keys(api).filter((name) => !["init", "EngineError", "ScenarioError"].includes(name));
  assert.deepEqual(
    functions.filter((name) => !types.includes(`export function ${name}(`)),
    [],
    "describe these in wasm/package/functions.d.ts",
  );
});

test("a field that is undefined counts as left out", () => {
  const sparse = scenario();
  sparse.edition = undefined;
  sparse.customers[0].count = undefined;
  sparse.customers[0].orders[0].refunded = undefined;
  assert.deepEqual(api.evaluate(sparse), api.evaluate(scenario()));
});

test("an object and its JSON text give the same statement", () => {
  assert.deepEqual(api.evaluate(JSON.stringify(scenario())), api.evaluate(scenario()));
});

test("a statement is plain data", () => {
  const statement = api.evaluate(scenario());
  assert.deepEqual(structuredClone(statement), statement);
  assert.deepEqual(JSON.parse(JSON.stringify(statement)), statement);
});

test("evaluating does not change the scenario", () => {
  const frozen = (value) => {
    if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
    return Object.freeze(value);
  };
  assert.equal(api.evaluate(frozen(scenario())).total, "70.00");
});

test("a mistake is a ScenarioError that names its place", () => {
  const wrong = scenario();
  wrong.customers[0].orders[0].paid = "1.005";
  assert.throws(
    () => api.evaluate(wrong),
    (error) => {
      assert.ok(error instanceof api.ScenarioError && error instanceof Error);
      assert.equal(error.name, "ScenarioError");
      assert.equal(error.code, "too-many-decimals");
      assert.equal(error.path, "customers[0].orders[0].paid");
      assert.ok(error.message.length > 0 && error.hint.length > 0);
      return true;
    },
  );
  // The next call is not affected.
  assert.equal(api.evaluate(scenario()).total, "70.00");
});

for (const [name, value] of [
  ["nothing", undefined],
  ["null", null],
  ["a number", 7],
  ["a list", []],
  ["a function", () => {}],
  ["a symbol", Symbol("scenario")],
  ["a big integer", 10n],
  ["a map", new Map()],
]) {
  test(`${name} in place of a scenario is a ScenarioError`, () => {
    assert.throws(() => api.evaluate(value), api.ScenarioError);
  });
}
