// The door of an engine that is half as large: statements under the published programs, their sentences, and the programs.
import { found } from "./found.js";
import * as engine from "./small_engine.js";
import { hold } from "./state.js";

export * from "./errors.js";

const { begin, guarded } = /* @__PURE__ */ hold(
  engine,
  "serve small_bg.wasm beside the package's modules, or hand it to init()",
);

/** Loads the engine, or starts it from what the host hands over. Any number of calls start it once. */
export const init = (source) => begin(() => source ?? found(new URL("./small_bg.wasm", import.meta.url)));

export const evaluate = /* @__PURE__ */ guarded("evaluate");
export const explain = /* @__PURE__ */ guarded("explain");
export const programs = /* @__PURE__ */ guarded("programs");
export const version = /* @__PURE__ */ guarded("version");
