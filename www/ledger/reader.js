// A file as pieces of UTF-8 of at most 1 MiB: packed by gzip or not, in UTF-8, UTF-16 or GB18030.

const MOST = 1 << 20;

/** So much of a file is enough to guess its layout. */
const BEGINNING = 1 << 16;

/** Why a file cannot be read, by a word that the page knows. */
export class Unread extends Error {
  constructor(why, detail) {
    super(detail ?? why);
    this.why = why;
  }
}

/** The bytes as they lie in the file. */
async function* plain(file, seen) {
  for (let at = 0; at < file.size; at += MOST) {
    const bytes = await file.slice(at, at + MOST).arrayBuffer().catch((error) => {
      throw new Unread("unreadable", error.message);
    });
    seen.bytes = at + bytes.byteLength;
    yield new Uint8Array(bytes);
  }
}

/** The bytes that gzip has packed. */
async function* unpacked(file, seen) {
  if (!("DecompressionStream" in globalThis)) throw new Unread("packed");
  const count = new TransformStream({
    transform(chunk, to) {
      seen.bytes += chunk.byteLength;
      to.enqueue(chunk);
    },
  });
  const reader = file.stream().pipeThrough(count).pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        throw new Unread("damaged", error.message);
      });
      if (done) return;
      for (let at = 0; at < value.length; at += MOST) yield value.subarray(at, at + MOST);
    }
  } finally {
    // Who stops in the middle wants no more of it.
    reader.cancel().catch(() => {});
  }
}

const raw = ({ file, packed }, seen) => (packed ? unpacked : plain)(file, seen);

/** The file as UTF-8. */
export async function* pieces(source, seen) {
  if (source.encoding === "utf-8") {
    yield* raw(source, seen);
    return;
  }
  const decoder = new TextDecoder(source.encoding);
  const encoder = new TextEncoder();
  const cut = function* (text) {
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length; at += MOST) yield bytes.subarray(at, at + MOST);
  };
  for await (const piece of raw(source, seen)) yield* cut(decoder.decode(piece, { stream: true }));
  yield* cut(decoder.decode());
}

const starts = (bytes, ...with_) => with_.every((byte, at) => bytes[at] === byte);

/** The encoding in which these bytes can be read. */
const guess = (bytes) => {
  if (starts(bytes, 0xff, 0xfe)) return "utf-16le";
  if (starts(bytes, 0xfe, 0xff)) return "utf-16be";
  try {
    // A letter may be cut at the end.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
};

/** So many bytes from the start of what a generator gives, or all. */
const first = async (generator, most) => {
  const parts = [];
  let length = 0;
  for await (const part of generator) {
    parts.push(part);
    length += part.length;
    if (length >= most) break;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

/** What a file is: packed or not, its encoding, and its beginning in UTF-8. */
export const look = async (file, encoding) => {
  if (file.size === 0) throw new Unread("empty");
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer().catch((error) => {
    throw new Unread("unreadable", error.message);
  }));
  // What office programs write.
  if (starts(head, 0x50, 0x4b, 3, 4) || starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unread("workbook");
  const packed = starts(head, 0x1f, 0x8b);
  const bytes = await first(raw({ file, packed }, { bytes: 0 }), MOST);
  encoding ||= guess(bytes);
  if (encoding.startsWith("utf-8") || encoding === "gb18030") {
    if (bytes.subarray(0, BEGINNING).includes(0)) throw new Unread("binary");
  }
  const beginning = await first(pieces({ file, packed, encoding }, { bytes: 0 }), BEGINNING);
  if (new TextDecoder().decode(beginning).trim() === "") throw new Unread("empty");
  return { beginning, packed, encoding };
};
