// An engine that lies beside the package's modules: in Node as a file, elsewhere behind an address.

/** What `init` starts from, by the address of an engine. */
export async function found(url) {
  if (url.protocol === "file:" && globalThis.process?.versions?.node) {
    // Named indirectly, so that tools which pack pages do not look for it.
    const files = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
    return readFile(url);
  }
  return fetch(url);
}
