// The package's front door: finds the engine beside itself, in Node, in browsers, in workers and where a bundler put it.
import { found } from "./found.js";
import { begin } from "./whole.js";

export * from "./errors.js";
export * from "./functions.js";

/** Loads the engine. Any number of calls load it once. */
export const init = () => begin(() => found(new URL("./engine_bg.wasm", import.meta.url)));
