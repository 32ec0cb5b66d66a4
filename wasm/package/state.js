// An engine behind the package's functions: starting it, calling it, and turning what it throws into errors with a class.
import { EngineError, ScenarioError } from "./errors.js";

/**
 * Holds the engine of these bindings, which wasm-bindgen wrote. `begin` starts it, `guarded` gives a function of it by its name;
 * `hint` says what a host can do where it cannot be loaded.
 */
export function hold(engine, hint) {
  // "new", then "ready"; "stopped" from a fault inside the engine until the next call.
  let state = "new";
  let starting = null;
  // The rule files that were brought: an engine that is started again gets them back.
  let brought;

  /** Starts the engine from what `source` gives: a module, bytes, an answer to fetch, or an address. Any number of calls start it once. */
  function begin(source) {
    starting ??= Promise.resolve()
      .then(source)
      .then((given) => engine.default({ module_or_path: answered(given) }))
      .then(
        () => {
          state = "ready";
        },
        (error) => {
          // So that another call can try again.
          starting = null;
          if (error instanceof EngineError) throw error;
          throw unloadable(error?.message ?? error, { cause: error });
        },
      );
    return starting;
  }

  /** An answer to fetch with the file in it; anything else as it is. */
  function answered(given) {
    if (given === undefined || given === null) throw unloadable("nothing was given to load it from");
    if (given.ok === false) throw unloadable(`${given.url} answered ${given.status}`);
    return given;
  }

  const unloadable = (why, options) =>
    new EngineError(
      {
        code: "cannot-load",
        message: `the engine cannot be loaded: ${why}`,
        hint,
      },
      options,
    );

  /** One function of the engine, with what all of them share. */
  function guarded(name) {
    return (...args) => {
      if (state === "new") {
        throw new EngineError({
          code: "not-started",
          message: `${name}() was called before the engine was ready`,
          hint: "await init() first",
        });
      }
      try {
        if (state === "stopped") restart();
        const answer = engine[name](...args);
        if (name === "load") brought = structuredClone(args[0]);
        return answer;
      } catch (error) {
        const isMistake = typeof error?.code === "string" && !(error instanceof Error);
        if (isMistake) throw new ScenarioError(error);
        // A trap, the end of the stack, or an object of the caller's that throws when it is read: the engine was left in the
        // middle of its work, and its memory with it.
        state = "stopped";
        throw new EngineError(
          {
            code: "stopped",
            message: `the engine stopped in ${name}(): ${error?.message ?? error}`,
            hint: "please report what was passed in; the next call starts the engine again",
          },
          { cause: error },
        );
      }
    };
  }

  /** A fresh memory for the code that is loaded already. */
  function restart() {
    engine.__wbg_reset_state();
    if (brought !== undefined) engine.load(brought);
    state = "ready";
  }

  return { begin, guarded };
}
