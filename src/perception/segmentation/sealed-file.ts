import { Hasher } from '../../core/hash.ts';

/*
 * A sealed file, all numbers little-endian:
 *   0   8 bytes   magic, ASCII: what kind of file it is
 *   8   uint32    version of that kind
 *   12  uint32    length of the header H [bytes]
 *   16  uint32    length of the payload P [bytes]
 *   20  H bytes   header, JSON in ASCII
 *       P bytes   payload
 *       8 bytes   checksum of all before (core/hash.ts)
 */

/** What tells one kind of sealed file from another. */
export interface FileKind {
  /** 8 ASCII characters. */
  readonly magic: string;
  readonly version: number;
  /** What people call it, for example "weights file". */
  readonly title: string;
  /** How to come by a good one, for example "train anew: npm run retrain". */
  readonly remedy: string;
}

/** What a sealed file holds; where something is wrong with it, what is left. */
export interface Unsealed {
  /** The parsed header, or null. */
  readonly header: unknown;
  readonly payload: Uint8Array;
  /** Each with found, expected and how to mend it; empty for a good file. */
  readonly problems: readonly string[];
}

const PROLOGUE = 20;
const CHECKSUM = 8;

export function sealFile(kind: FileKind, header: object, payload: Uint8Array): Uint8Array {
  const json = asciiJson(header);
  const end = PROLOGUE + json.length + payload.length;
  const bytes = new Uint8Array(end + CHECKSUM);
  const view = new DataView(bytes.buffer);
  writeAscii(kind.magic, bytes, 0);
  view.setUint32(8, kind.version, true);
  view.setUint32(12, json.length, true);
  view.setUint32(16, payload.length, true);
  writeAscii(json, bytes, PROLOGUE);
  bytes.set(payload, PROLOGUE + json.length);
  bytes.set(checksum(bytes.subarray(0, end)), end);
  return bytes;
}

/** Reads a sealed file. Bad bytes never throw: they make problems. */
export function unsealFile(kind: FileKind, bytes: Uint8Array): Unsealed {
  const problems: string[] = [];
  const broken = (found: string, expected: string): void => {
    problems.push(`found ${found}, expected ${expected}; ${kind.remedy}`);
  };
  const nothing = { header: null, payload: new Uint8Array(0), problems };
  if (bytes.length < PROLOGUE + CHECKSUM) {
    broken(`${bytes.length} bytes`, `a ${kind.title} of at least ${PROLOGUE + CHECKSUM}`);
    return nothing;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = readAscii(bytes.subarray(0, 8));
  if (magic !== kind.magic) {
    broken(`a file that starts with ${JSON.stringify(magic)}`, `a ${kind.title}, which starts with "${kind.magic}"`);
    return nothing;
  }
  const version = view.getUint32(8, true);
  if (version !== kind.version) {
    broken(`a ${kind.title} of version ${version}`, `version ${kind.version}`);
    return nothing;
  }
  const payloadStart = PROLOGUE + view.getUint32(12, true);
  const end = payloadStart + view.getUint32(16, true);
  if (bytes.length !== end + CHECKSUM) broken(`${bytes.length} bytes`, `${end + CHECKSUM}, as the file itself says`);
  else if (!sameBytes(checksum(bytes.subarray(0, end)), bytes.subarray(end))) {
    broken('another checksum at the end', 'that of the content: some bytes were changed');
  }
  const header = parsedOrNull(readAscii(bytes.subarray(PROLOGUE, payloadStart)));
  if (header === null) broken('a header that is not JSON', 'a JSON object');
  return { header, payload: bytes.subarray(payloadStart, end), problems };
}

/** JSON with all characters beyond ASCII escaped. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parsedOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function checksum(bytes: Uint8Array): Uint8Array {
  const hasher = new Hasher();
  hasher.data(bytes);
  const digest = hasher.digest();
  return Uint8Array.from({ length: CHECKSUM }, (_, i) => Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function writeAscii(text: string, out: Uint8Array, start: number): void {
  for (let i = 0; i < text.length; i++) out[start + i] = text.charCodeAt(i);
}

function readAscii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
