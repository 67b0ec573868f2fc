import type { PlannerText } from '../worker/protocol.ts';

/** What a link says whose planner cannot be read. */
const UNREADABLE: PlannerText = {
  name: 'shared.ts',
  text: '// The planner in this link cannot be read: the link has been cut off or changed.\n',
};

/** A planner as letters that an address can hold: name and text, deflated (RFC 1951), in base64url (RFC 4648, 5). */
export async function packPlanner({ name, text }: PlannerText): Promise<string> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(`${name}\n${text}`));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The planner that was packed; one that says why not where it cannot be read. */
export async function unpackPlanner(packed: string): Promise<PlannerText> {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const whole = await through(new DecompressionStream('deflate-raw'), bytes);
    const [name, ...lines] = new TextDecoder('utf-8', { fatal: true }).decode(whole).split('\n');
    return { name, text: lines.join('\n') };
  } catch {
    return UNREADABLE;
  }
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
