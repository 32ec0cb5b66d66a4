// Writes rules.json of a package: which rules it carries, by the hashes that links name them by. Run by `cargo xtask package`.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { init, programs, version } = await import(pathToFileURL(join(folder, "index.js")));
await init();
const editions = programs().flatMap((program) =>
  program.editions.map(({ id, from, until, grade, hash, sources }) => ({
    program: program.id,
    edition: id,
    from,
    until,
    grade,
    hash,
    sources: sources.map(({ title, url, grade, read_on }) => ({ title, url, grade, read_on })),
  })),
);
await writeFile(join(folder, "rules.json"), `${JSON.stringify({ engine: version(), editions }, null, 2)}\n`);
