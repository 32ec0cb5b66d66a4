// Builds every consumer of the package: an empty project each, the packed tarball, and the tools that its users have. What is built
// is run by consumers.test.mjs in Node and by tests/browser/tests/consumers.rs in a browser.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { compileScript, parse } from "vue/compiler-sfc";
import webpack from "webpack";
import { folder, installed, make, root } from "./projects.mjs";

rmSync(folder("."), { recursive: true, force: true });

make("node", "examples/node");
make("typescript", "tests/consumers/typescript");
// Nothing is built for these two: the browser takes the package as it is.
make("import-map", "tests/consumers/import-map");
make("worker", "tests/consumers/worker");

await vite({ root: make("vite", "examples/vite"), logLevel: "warn" });

await new Promise((done, fail) => {
  const context = make("webpack", "tests/consumers/webpack");
  const output = { path: join(context, "dist"), publicPath: "auto" };
  webpack({ mode: "production", context, entry: "./main.js", output, performance: { hints: false } }, (error, stats) =>
    error || stats.hasErrors() || stats.hasWarnings() ? fail(error ?? new Error(stats.toString())) : done(),
  );
});
copyFileSync(join(folder("webpack"), "index.html"), join(folder("webpack"), "dist/index.html"));

// Twice: the engine as a file that lies beside the bundle, and inside of it, handed over by the host.
const here = make("esbuild", "tests/consumers/esbuild");
const bundle = { absWorkingDir: here, bundle: true, format: "esm", minify: true, outdir: "dist", logLevel: "warning" };
await esbuild({ ...bundle, entryPoints: ["beside.js"] });
copyFileSync(join(installed("esbuild"), "engine_bg.wasm"), join(here, "dist/engine_bg.wasm"));
await esbuild({ ...bundle, entryPoints: ["inside.js"], loader: { ".wasm": "binary" } });
for (const page of ["beside.html", "inside.html"]) copyFileSync(join(here, page), join(here, "dist", page));

// What the page Embed gives to copy for Vue: a setting, which is the build's here, and a component.
const given = readFileSync(join(root, "tests/consumers/snippets/vue.txt"), "utf8");
const component = join(folder("frameworks"), "ReferralCalculator.js");
mkdirSync(folder("frameworks"), { recursive: true });
const { descriptor, errors } = parse(given.slice(given.indexOf("<script setup>")));
if (errors.length) throw errors[0];
const isCustomElement = new Function(`return ${/isCustomElement: (.+?) \} \} \}\)/.exec(given)[1]}`)();
const templateOptions = { compilerOptions: { isCustomElement } };
writeFileSync(component, compileScript(descriptor, { id: "given", inlineTemplate: true, templateOptions }).content);

// Pages of hosts that use the embed in a framework; none knows the package.
await esbuild({
  absWorkingDir: join(root, "tests/consumers/frameworks"),
  entryPoints: ["react.jsx", "vue.js", "react-given.jsx", "vue-given.js"],
  alias: { "given-for-react": join(root, "tests/consumers/snippets/react.tsx"), "given-for-vue": component },
  nodePaths: [join(root, "tests/consumers/node_modules")],
  outdir: join(folder("frameworks"), "dist"),
  bundle: true,
  format: "esm",
  minify: true,
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  logLevel: "warning",
});
