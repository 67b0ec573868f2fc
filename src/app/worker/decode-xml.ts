/** How far into a file its XML declaration reaches at most [bytes]. */
const DECLARATION = 200;

/** Bytes of an XML file as text, in the encoding that its byte order mark or its declaration names, else UTF-8. */
export function decodeXml(bytes: ArrayBuffer): string {
  const head = new Uint8Array(bytes, 0, Math.min(DECLARATION, bytes.byteLength));
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(new TextDecoder('latin1').decode(head))?.[1];
  return decoderFor(declared ?? 'utf-8').decode(bytes);
}

/** A name that no browser knows is no reason to give up: nearly all files are UTF-8 whatever they say. */
function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
}
