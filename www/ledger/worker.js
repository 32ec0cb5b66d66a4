// The ledger's worker: takes a file in pieces of at most 1 MiB, has it judged, and answers what the page asks, a page of rows at a
// time. Every message is `[text, file]`: JSON, and the file where there is one. The build names the files beside this one; they are
// loaded where that can be told when it fails.
let Ledger, look, pieces;

/** So many rows are asked of the module at once when a file is written. */
const ROWS = 20_000;

/** The job whose answers are still wanted: a file that was opened, or 0. */
let job = 0;
let ledger = null;
let source = null;
let starting = null;

const post = (said, of, more) => postMessage(JSON.stringify({ said, of, ...more }));

/** Lets what the page has sent meanwhile be heard. */
const pause = () => new Promise((go) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); go(); };
  port2.postMessage(null);
});

const load = async () => {
  const [engine, reader] = await Promise.all([import("./{engine}"), import("./{reader}")]);
  await engine.default({ module_or_path: new URL("./{module}", import.meta.url) });
  ({ Ledger } = engine);
  ({ look, pieces } = reader);
};

const ready = () => {
  starting ??= load().catch((error) => {
    throw Object.assign(new Error(String(error?.message ?? error)), { why: "module" });
  });
  return starting;
};

const drop = () => {
  ledger?.free();
  ledger = null;
};

/** Looks at the beginning of a file and says how it seems to be laid out. */
const open = async (asked, file) => {
  job = asked.of;
  drop();
  await ready();
  const { beginning, ...how } = await look(file, asked.encoding);
  if (job !== asked.of) return;
  source = { file, ...how };
  const layout = Ledger.guess(beginning, asked.settings.program, asked.rules ?? undefined);
  post("layout", asked.of, { layout, encoding: how.encoding });
};

/** Reads the whole file and has it judged. */
const read = async (asked) => {
  const of = asked.of;
  job = of;
  drop();
  await ready();
  const own = new Ledger(asked.settings, asked.rules ?? undefined);
  const wanted = () => job === of;
  let kept = false;
  try {
    const seen = { bytes: 0 };
    let told = performance.now();
    for await (const piece of pieces(source, seen)) {
      if (!wanted()) return;
      own.write(piece);
      if (performance.now() - told > 60) {
        told = performance.now();
        post("reading", of, { bytes: seen.bytes, orders: own.orders });
      }
    }
    if (!wanted() || !(await judge(own, of))) return;
    ledger = own;
    kept = true;
    done(of);
  } finally {
    if (!kept) own.free();
  }
};

/** Judges what was read, a step at a time; says whether that is still wanted. */
const judge = async (own, of) => {
  while (!own.judge()) {
    post("judging", of, { judged: own.judged, orders: own.orders });
    await pause();
    if (job !== of) return false;
  }
  return true;
};

/** Tells what everything comes to. */
const done = (of) => {
  const differences = ledger.differences(0, 200);
  const paid = ledger.layout()?.columns.includes("actually_paid") ?? false;
  post("done", of, { totals: ledger.totals(), refused: ledger.faultCount, differences: paid ? differences : null });
};

/** The statement of one row's customer, with that row's order alone: the others may be many. */
const explain = ({ row, order }) => {
  const statement = ledger.explain(row);
  if (!statement) return null;
  for (const customer of statement.customers) customer.orders = customer.orders.filter(({ id }) => id === order);
  statement.payouts = statement.payouts.filter((payout) => payout.order === order || payout.order === undefined);
  return statement;
};

/** Pieces of a file that is written: CSV of rows, JSON of rows, CSV of what was refused. */
const written = {
  csv: (from) => ledger.csv(from, ROWS),
  json: (from) => {
    const rows = ledger.page(from, ROWS).map((row) => `  ${JSON.stringify(row)}`).join(",\n");
    return `${from === 0 ? "[\n" : ",\n"}${rows}`;
  },
  faults: (from, lang) => ledger.faultsCsv(from, ROWS, lang),
};

const save = async ({ of, kind, lang }) => {
  const count = kind === "faults" ? ledger.faultCount : ledger.rows;
  const type = kind === "json" ? "application/json" : "text/csv;charset=utf-8";
  // Each piece becomes a Blob at once, which the browser may keep out of the memory.
  const parts = [];
  for (let from = 0; from === 0 || from < count; from += ROWS) {
    parts.push(new Blob([written[kind](from, lang)]));
    await pause();
    if (job !== of || !ledger) return;
  }
  if (kind === "json") parts.push("\n]\n");
  postMessage([JSON.stringify({ said: "saved", of, kind }), new Blob(parts, { type })]);
};

/** Rows are chosen as was asked last: who types on asks again before an answer. */
let latest = null;
const select = async (asked) => {
  latest = asked;
  await pause();
  if (latest !== asked || job !== asked.of || !ledger) return;
  post("selected", asked.of, { pick: asked.pick, rows: ledger.select(asked.wanted) });
};

/** What is answered at once. */
const answers = {
  rows: ({ pick, from, count }) => ({ said: "rows", pick, from, rows: ledger.page(from, count) }),
  explain: (asked) => ({ said: "explained", row: asked.row, statement: explain(asked), scenario: ledger.scenario(asked.row) }),
  reconcile: ({ row }) => ({ said: "reconciled", row, found: ledger.reconcile(row) }),
  faults: ({ from, count, lang }) => ({ said: "faults", from, faults: ledger.faults(from, count, lang) }),
};

const mend = async ({ of, fault, row }) => {
  const mended = ledger.mend(fault, row);
  post("mended", of, { fault, mended });
  if (mended && (await judge(ledger, of))) done(of);
};

const template = async ({ of, settings, rules }) => {
  await ready();
  postMessage([JSON.stringify({ said: "saved", of, kind: "template" }), new Blob([Ledger.template(settings.program, rules ?? undefined)], { type: "text/csv;charset=utf-8" })]);
};

const work = async (asked, file) => {
  switch (asked.ask) {
    case "open": return open(asked, file);
    case "read": return read(asked);
    case "template": return template(asked);
    case "cancel":
      job = 0;
      return drop();
  }
  // Of a file that was put away meanwhile nothing is wanted any more.
  if (!ledger || asked.of !== job) return;
  if (asked.ask === "select") return select(asked);
  if (asked.ask === "mend") return mend(asked);
  if (asked.ask === "save") return save(asked);
  const { said, ...more } = answers[asked.ask](asked);
  post(said, asked.of, more);
};

addEventListener("message", async ({ data: [text, file] }) => {
  const asked = JSON.parse(text);
  try {
    await work(asked, file);
  } catch (error) {
    // What the engine refuses says so itself; what the module dies of does not.
    const refused = typeof error?.code === "string" && !(error instanceof Error) ? error : null;
    const why = error?.why ?? (refused ? "refused" : "stopped");
    if (why === "stopped") ledger = null;
    post("failed", asked.of, { ask: asked.ask, why, detail: String(error?.message ?? error), code: refused?.code, hint: refused?.hint });
  }
});
