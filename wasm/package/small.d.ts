// The package for hosts that ask for statements alone: an engine of its own, half as large, with the published programs.

import type { Engine } from "./slim.js";

export { evaluate, explain, programs, version } from "./functions.js";
export type { Explain, Lang } from "./functions.js";
export type * from "./programs.js";
export type * from "./scenario.js";
export type * from "./statement.js";
export * from "./errors.js";

/** Loads the engine, `small_bg.wasm`, or starts it from what is handed over; any number of calls start it once. */
export function init(engine?: Engine | Promise<Engine>): Promise<void>;
