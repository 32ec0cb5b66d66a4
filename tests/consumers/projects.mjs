// Empty projects below dist/consumers/ into which the packed tarball is installed, as its users do.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const consumers = join(root, "dist/consumers");
const { version } = JSON.parse(readFileSync(join(root, "dist/package/package.json"), "utf8"));
const tarball = join(root, `dist/referral-statement-${version}.tgz`);

/** The folder of a project. */
export const folder = (name) => join(consumers, name);

/** The package as a project has it. */
export const installed = (name) => join(folder(name), "node_modules/referral-statement");

/** Makes a project of a folder of this repository, with the tarball installed and nothing else. */
export function make(name, from) {
  const project = folder(name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  if (from !== undefined) {
    cpSync(join(root, from), project, { recursive: true, filter: (path) => !/node_modules|package(-lock)?\.json/.test(path) });
  }
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  npm(project, ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", tarball]);
  return project;
}

/** The npm that `cargo xtask` found, else the one on the search path. */
function npm(cwd, args) {
  const script = process.env.NPM_CLI;
  const [program, before] = script ? [process.execPath, [script]] : ["npm", []];
  execFileSync(program, [...before, "--silent", ...args], { cwd, stdio: "inherit" });
}

if (!existsSync(tarball)) {
  throw new Error("the package is not packed: run `cargo xtask package`, or `cargo xtask test`, which runs everything");
}
