import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../src/cli/encode-png.ts';

describe('encodePng', () => {
  test('its chunks are whole, and the filtered rows give the picture back', () => {
    const [width, height] = [7, 5];
    const rgb = Uint8Array.from({ length: 3 * width * height }, (_, i) => (i * 37) & 255);
    const png = encodePng(width, height, rgb);
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const chunks = new Map<string, Buffer>();
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at);
      const type = png.toString('latin1', at + 4, at + 8);
      expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
      chunks.set(type, png.subarray(at + 8, at + 8 + length));
      at += 12 + length;
    }
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect([...(chunks.get('IHDR') as Buffer)]).toEqual([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
    const rows = inflateSync(chunks.get('IDAT') as Buffer);
    const back = new Uint8Array(rgb.length);
    for (let y = 0; y < height; y++) {
      expect(rows[y * (3 * width + 1)]).toBe(2);
      for (let i = 0; i < 3 * width; i++) {
        back[y * 3 * width + i] = rows[y * (3 * width + 1) + 1 + i] + (y > 0 ? back[(y - 1) * 3 * width + i] : 0);
      }
    }
    expect(back).toEqual(rgb);
  });
});
