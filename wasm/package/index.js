// The package's front door: starts the engine, calls it, and turns what it throws into errors with a class.
import start, * as engine from "./engine.js";

/** What is wrong with a scenario: where, and what to do. */
export class ScenarioError extends Error {
  constructor({ code, path, message, hint }) {
    super(message);
    this.name = "ScenarioError";
    this.code = code;
    this.path = path ?? "";
    this.hint = hint ?? "";
  }
}

// "new", then "ready"; "stopped" after a fault inside the engine, until the next init().
let state = "new";
let starting = null;

/** Loads the engine. Any number of calls load it once. */
export const init = () => {
  starting ??= startEngine().then(
    () => {
      state = "ready";
    },
    (error) => {
      starting = null;
      throw error;
    },
  );
  return starting;
};

async function startEngine() {
  if (state === "stopped") {
    // The compiled code is still there; only its memory is made anew.
    engine.__wbg_reset_state();
    return;
  }
  await start({ module_or_path: await source(new URL("./engine_bg.wasm", import.meta.url)) });
}

async function source(url) {
  if (url.protocol === "file:" && globalThis.process?.versions?.node) {
    // Named indirectly, so that tools which pack pages do not look for it.
    const files = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`the engine cannot be loaded: ${url} answered ${response.status}`);
  }
  return response;
}

/** One function of the engine, with the checks that all of them share. */
function guarded(name) {
  return (...args) => {
    if (state !== "ready") {
      throw new Error(
        state === "new"
          ? `${name}() was called before the engine was ready: await init() first`
          : `the engine has stopped after an internal error: await init() to start it again`,
      );
    }
    try {
      return engine[name](...args);
    } catch (error) {
      if (stopped(error)) {
        state = "stopped";
        starting = null;
        throw new Error(
          `the engine stopped in ${name}() with an internal error (${error.message}): ` +
            `please report the input; await init() starts it again`,
          { cause: error },
        );
      }
      const isPlain = typeof error === "object" && error !== null && !(error instanceof Error);
      throw isPlain && typeof error.code === "string" ? new ScenarioError(error) : error;
    }
  };
}

/** Whether the error left the engine's memory in an unknown state: a trap, or the end of the stack. */
function stopped(error) {
  return (
    error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === "InternalError"
  );
}

// The functions of the engine, by their names there; `cargo xtask package` writes the list.
