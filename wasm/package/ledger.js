// The ledger: a file of orders of any length, read in chunks. It is a module of its own, built for speed and loaded by its own init().
import start, * as bound from "./ledger_engine.js";
import { EngineError, ScenarioError } from "./errors.js";
import { found } from "./found.js";

export { EngineError, ScenarioError };

let state = "new";
let starting = null;
// Ledgers of a memory that was left in the middle of its work are lost with it.
let memory = 0;

/** Loads the ledger's module: from what is given, or else from beside this file. Any number of calls load it once. */
export function init(source) {
  starting ??= Promise.resolve()
    .then(() => source ?? beside())
    .then((given) => {
      if (given?.ok === false) throw new Error(`${given.url} answered ${given.status}`);
      return start({ module_or_path: given });
    })
    .then(
      () => {
        state = "ready";
      },
      (error) => {
        starting = null;
        throw new EngineError(
          {
            code: "cannot-load",
            message: `the ledger cannot be loaded: ${error?.message ?? error}`,
            hint: "serve ledger_bg.wasm beside the package's modules, or hand it to init()",
          },
          { cause: error },
        );
      },
    );
  return starting;
}

const beside = () => found(new URL("./ledger_bg.wasm", import.meta.url));

/** Calls into the module; what it throws becomes an error with a class. */
function call(name, work) {
  if (state === "new") {
    const message = `${name}() was called before the ledger was ready`;
    throw new EngineError({ code: "not-started", message, hint: "await init() first" });
  }
  try {
    if (state === "stopped") {
      bound.__wbg_reset_state();
      state = "ready";
    }
    return work();
  } catch (error) {
    if (error instanceof EngineError) throw error;
    if (typeof error?.code === "string" && !(error instanceof Error)) throw new ScenarioError(error);
    state = "stopped";
    memory += 1;
    const message = `the ledger stopped in ${name}(): ${error?.message ?? error}`;
    throw new EngineError({ code: "stopped", message, hint: "make another ledger; please report what was passed in" }, { cause: error });
  }
}

/** The guess and the empty file need no ledger. */
export const guess = (beginning, program, files) => call("guess", () => bound.Ledger.guess(bytes(beginning), program, files));
export const template = (program, files) => call("template", () => bound.Ledger.template(program, files));

const encoder = new TextEncoder();
const bytes = (chunk) =>
  typeof chunk === "string" ? encoder.encode(chunk) : chunk instanceof Uint8Array ? chunk : new Uint8Array(chunk);

/** A file of orders, and what each of them earns. */
export class Ledger {
  #own;
  #memory;

  constructor(settings, files) {
    this.#own = call("Ledger", () => new bound.Ledger(settings, files));
    this.#memory = memory;
  }

  #ask(name, work) {
    if (this.#own === null || this.#memory !== memory) {
      const message = this.#own === null ? "the ledger was freed" : "the ledger's memory was lost";
      throw new EngineError({ code: "stopped", message, hint: "make another ledger" });
    }
    return call(name, () => work(this.#own));
  }

  /** Takes the next bytes of the file, or text. */
  write(chunk) {
    this.#ask("write", (own) => own.write(bytes(chunk)));
  }

  /** Takes everything that a stream gives. */
  async read(stream) {
    for await (const chunk of stream) this.write(chunk);
  }

  /** The judged rows so far, and whether these are all; call it again until they are. */
  judge() {
    return this.#ask("judge", (own) => own.judge());
  }

  /** Ends the file and judges everything. */
  finish() {
    this.#ask("finish", (own) => own.finish());
  }

  /** Gives its memory back. */
  free() {
    if (this.#own !== null && this.#memory === memory) this.#own.free();
    this.#own = null;
  }

  static #getters = ["orders", "customers", "judged", "rows", "faultCount", "total", "rates", "reasons"];
  static #methods = [
    "layout",
    "totals",
    "select",
    "page",
    "rewards",
    "counted",
    "rateNumbers",
    "reasonNumbers",
    "scenario",
    "explain",
    "differences",
    "reconcile",
    "faults",
    "mend",
    "csv",
    "faultsCsv",
  ];

  static {
    for (const name of Ledger.#getters) {
      Object.defineProperty(Ledger.prototype, name, {
        get() {
          return this.#ask(name, (own) => own[name]);
        },
      });
    }
    for (const name of Ledger.#methods) {
      Ledger.prototype[name] = function (...args) {
        return this.#ask(name, (own) => own[name](...args));
      };
    }
  }
}
