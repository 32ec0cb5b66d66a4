// The package as most use it: `init` finds the engine beside the package's modules.

export * from "./functions.js";

/** Loads the engine; any number of calls load it once. Rejects with an `EngineError` where it cannot be had. */
export function init(): Promise<void>;
