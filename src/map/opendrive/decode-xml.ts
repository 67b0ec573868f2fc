/** The part of the platforms' TextDecoder that is used; the rooms below cli and app know neither DOM nor Node types. */
declare const TextDecoder: new (
  encoding?: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** How far into a file its XML declaration is looked for: comments may stand before it [bytes]. */
const DECLARATION = 4096;

/** What the platforms' decoders take for windows-1252. */
const WINDOWS_1252 = /^(iso-?8859-1|latin-?1|windows-1252|cp-?1252|(us-)?ascii)$/i;
/** Its letters from 0x80 on; a blank where there is none. */
const LETTERS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Bytes of an XML file as text: in the encoding that its byte order mark, its first bytes or its declaration tell, else
 * UTF-8. Bytes that are no UTF-8 are taken as windows-1252, which no byte offends. Never throws.
 */
export function decodeXml(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  return decoded(bytes, declaredEncoding(bytes)) ?? decoded(bytes, 'utf-8') ?? windows1252(bytes);
}

/** By byte order mark, or by the zero in "<" of UTF-16 without one. */
function markedEncoding([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = windows1252(bytes.subarray(0, DECLARATION));
  const name = /<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // Text whose declaration can be read byte by byte is not in UTF-16, whatever it says.
  return /^utf-?16/i.test(name) ? 'utf-8' : name;
}

/** Null where the encoding is not known, or the bytes are not of it. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  if (WINDOWS_1252.test(encoding)) return windows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Node 20 leaves the bytes from 0x80 to 0x9f as they are, browsers do not. */
function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (letter) => {
    const meant = LETTERS[letter.charCodeAt(0) - 0x80];
    return meant === ' ' ? letter : meant;
  });
}
