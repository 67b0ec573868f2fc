/** What a file is and says. */
interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A file as letters that an address can hold: name and text, deflated (RFC 1951), in base64url (RFC 4648, 5). */
export async function packText({ name, text }: NamedText): Promise<string> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(`${name}\n${text}`));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The file that was packed; null where the letters have been cut off or changed. */
export async function unpackText(packed: string): Promise<NamedText | null> {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const whole = await through(new DecompressionStream('deflate-raw'), bytes);
    const [name, ...lines] = new TextDecoder('utf-8', { fatal: true }).decode(whole).split('\n');
    return { name, text: lines.join('\n') };
  } catch {
    return null;
  }
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
