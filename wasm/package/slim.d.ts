// The package for hosts that hold the engine themselves: nothing is looked for.

export * from "./functions.js";

/** A class of the host's, where its types know it: they do in a page, in a worker and in Node. */
type Known<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Value }> ? Value : never;
type Compiled = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Value } } } ? Value : never;

/** The engine, `engine_bg.wasm`: compiled, as bytes, as the answer to a fetch, or as the address to fetch it from. */
export type Engine = Compiled | ArrayBuffer | Uint8Array | Known<"Response"> | Known<"URL"> | string;

/** Starts the engine; any number of calls start it once. Rejects with an `EngineError` where it does not start. */
export function init(engine: Engine | Promise<Engine>): Promise<void>;
