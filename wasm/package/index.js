// The package's front door: finds the engine beside itself, in Node, in browsers, in workers and where a bundler put it.
import { begin } from "./state.js";

export { EngineError, ScenarioError } from "./state.js";
export * from "./functions.js";

/** Loads the engine. Any number of calls load it once. */
export const init = () => begin(() => found(new URL("./engine_bg.wasm", import.meta.url)));

async function found(url) {
  if (url.protocol === "file:" && globalThis.process?.versions?.node) {
    // Named indirectly, so that tools which pack pages do not look for it.
    const files = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
    return readFile(url);
  }
  return fetch(url);
}
