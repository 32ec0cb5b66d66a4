// The door for hosts that hold the engine themselves, as a compiled module, as bytes or behind an address: nothing is looked for.
import { begin } from "./whole.js";

export * from "./errors.js";
export * from "./functions.js";

/** Starts the engine from what the host hands over. Any number of calls start it once. */
export const init = (source) => begin(() => source);
