// Packs the site of a release, each file that gains by it, and writes the hash of every file of the release. The argument is its folder.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PACKED = new Set([".html", ".js", ".css", ".json", ".webmanifest", ".svg", ".wasm", ".csv", ".ts"]);

const release = process.argv[2];
const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );

let raw = 0;
let packed = 0;
for (const path of files(join(release, "site")).filter((path) => PACKED.has(extname(path)))) {
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const brotli = brotliCompressSync(bytes, { params });
  const gzip = gzipSync(bytes, { level: 9 });
  // The system that packed it is none of the file's business.
  gzip[9] = 255;
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzip);
  raw += bytes.length;
  packed += brotli.length;
}

const name = (path) => relative(release, path).replaceAll("\\", "/");
const sums = files(release)
  .sort((a, b) => (name(a) < name(b) ? -1 : 1))
  .map((path) => `${createHash("sha256").update(readFileSync(path)).digest("hex")}  ${name(path)}\n`);
writeFileSync(join(release, "SHA256SUMS"), sums.join(""));
console.log(`${sums.length} files; what is packed has ${raw} bytes, ${packed} of them in brotli`);
