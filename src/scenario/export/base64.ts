const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Characters joined at a time: engines keep short strings in one piece. */
const PIECE = 3 * 4096;

/** Bytes in base64 with padding (RFC 4648, section 4), which JSON messages carry binary data in. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE) {
    let text = '';
    const to = Math.min(bytes.length, from + PIECE);
    for (let i = from; i < to; i += 3) {
      const left = to - i;
      const word = (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
      text += ALPHABET[word >> 18] + ALPHABET[(word >> 12) & 63];
      text += (left > 1 ? ALPHABET[(word >> 6) & 63] : '=') + (left > 2 ? ALPHABET[word & 63] : '=');
    }
    pieces.push(text);
  }
  return pieces.join('');
}
