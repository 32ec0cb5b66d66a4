// The errors of the package: each says where something is wrong and what to do.

/** An error that says where something is wrong and what to do. */
class PlacedError extends Error {
  constructor({ code, path, message, hint }, options) {
    super(message, options);
    this.code = code;
    this.path = path ?? "";
    this.hint = hint ?? "";
  }
}

/** What is wrong with a scenario, a question about it, or rule files. */
export class ScenarioError extends PlacedError {
  constructor(mistake, options) {
    super(mistake, options);
    this.name = "ScenarioError";
  }
}

/** The engine could not be loaded, was not started, or stopped in the middle of a call. */
export class EngineError extends PlacedError {
  constructor(fault, options) {
    super(fault, options);
    this.name = "EngineError";
  }
}
