// The engine that answers everything, which both of its doors share.
import * as engine from "./engine.js";
import { hold } from "./state.js";

export const { begin, guarded } = /* @__PURE__ */ hold(
  engine,
  "serve engine_bg.wasm beside the package's modules, or hand it to init() of referral-statement/slim",
);
