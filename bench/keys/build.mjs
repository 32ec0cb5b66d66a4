// Makes the page in Preact: `node bench/keys/build.mjs <folder> <orders>`; the same orders go into `orders.tsv` beside it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { orders } from "../orders.mjs";

const [folder, count] = process.argv.slice(2);
const lines = new TextDecoder().decode(orders(Number(count))).trimEnd().split("\n").map((line) => line.split(","));
const [names, ...cells] = lines;
// A customer's orders beside each other, as they stand in a page.
cells.sort((one, other) => one[0].localeCompare(other[0]));
const rows = cells.map((line) => Object.fromEntries(names.map((name, place) => [name, line[place]])));
mkdirSync(folder, { recursive: true });
const bundle = (entry, more) =>
  build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [new URL("node_modules", import.meta.url).pathname],
    ...more,
  });
await bundle("client.mjs", { outfile: join(folder, "client.js"), minify: true });
await bundle("server.mjs", { outfile: join(folder, "server.mjs"), platform: "node" });
const { drawn } = await import(pathToFileURL(join(folder, "server.mjs")));
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Orders</title><div id="app">${drawn(rows)}</div>
<script type="application/json" id="rows">${JSON.stringify(rows)}</script><script type="module" src="client.js"></script></html>`;
writeFileSync(join(folder, "index.html"), page);
writeFileSync(join(folder, "orders.tsv"), [names, ...cells].map((line) => line.join("\t")).join("\n"));
