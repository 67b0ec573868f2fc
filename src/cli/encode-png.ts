import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Colour type of PNG: three bytes a pixel. */
const TRUE_COLOUR = 2;

/** Filter of a row: bytes less those above (W3C PNG, 9.2). */
const UP = 2;

/** A PNG of an sRGB picture, 3 bytes a pixel, rows from the top (W3C Portable Network Graphics, second edition). */
export function encodePng(width: number, height: number, rgb: Uint8Array): Buffer {
  const row = 3 * width;
  const filtered = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y++) {
    const to = y * (row + 1);
    filtered[to] = UP;
    for (let i = 0; i < row; i++) {
      filtered[to + 1 + i] = rgb[y * row + i] - (y > 0 ? rgb[(y - 1) * row + i] : 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = TRUE_COLOUR;
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}
